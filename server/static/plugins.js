// Further views of an answer, as plugins of YASR: map, timeline, chart and graph, drawn from the same rows.
import { chart, graph, map, prepare, timeline } from "./views.js";

const NUMBER = /#(integer|decimal|double|float|int|long|nonNegativeInteger)$/;
const DATE = /(#date|#dateTime|#gYear|#gYearMonth|\/EDTF)$/;

export function registerViews(Yasr, settings) {
  const views = {
    map: { records: points, draw: map, hint: "a latitude and a longitude, for instance ?lat and ?long" },
    timeline: { records: spans, draw: timeline, hint: "a date" },
    chart: { records: measures, draw: chart, hint: "a number" },
    graph: { records: network, draw: (records, width) => graph(records.nodes, records.links, width), hint: "two things to join" },
  };
  for (const [name, view] of Object.entries(views)) Yasr.registerPlugin(name, plugin(name, view, settings));
}

function plugin(name, { records, draw, hint }, settings) {
  return class {
    priority = 5;
    label = name[0].toUpperCase() + name.slice(1);
    helpReference = "";

    constructor(yasr) {
      this.yasr = yasr;
    }

    canHandleResults() {
      const rows = this.yasr.results?.getBindings();
      const found = rows?.length ? records(rows, this.yasr.results.getVariables(), settings) : [];
      return Boolean(found.length ?? found.links.length);
    }

    async draw() {
      const host = Object.assign(document.createElement("div"), { className: "answer-view" });
      this.yasr.resultsEl.replaceChildren(host);
      if (!(await prepare(settings))) return host.append(`The ${name} cannot be drawn: its library is missing.`);
      const found = records(this.yasr.results.getBindings(), this.yasr.results.getVariables(), settings);
      if (!(found.length ?? found.links.length)) return host.append(`A ${name} needs ${hint} in the answer.`);
      host.setAttribute("role", "img");
      host.setAttribute("aria-label", `The answer as a ${name}; the table holds the same.`);
      await shown(host);
      host.append(...[await draw(found, Math.max(host.clientWidth, 320))].flat());
    }

    getIcon() {
      const icon = document.createElement("span");
      icon.textContent = { map: "◍", timeline: "⋯", chart: "▥", graph: "⚭" }[name];
      icon.setAttribute("aria-hidden", "true");
      return icon;
    }
  };
}

// A tab that is not in front has no width: its answer is drawn when it comes to the front.
function shown(host) {
  return new Promise((resolve) => {
    const watch = new ResizeObserver(() => {
      if (!host.clientWidth) return;
      watch.disconnect();
      resolve();
    });
    watch.observe(host);
  });
}

function points(rows, names) {
  const lat = names.find((name) => /^lat/i.test(name));
  const long = names.find((name) => /^lon/i.test(name));
  const wkt = names.find((name) => rows.some((row) => /^\s*point\s*\(/i.test(row[name]?.value ?? "")));
  return rows.flatMap((row) => {
    const found = wkt ? row[wkt]?.value.match(/\(\s*(-?[\d.]+)\s+(-?[\d.]+)/)?.slice(1) : [row[long]?.value, row[lat]?.value];
    return found?.[0] && found[1] ? [{ long: found[0], lat: found[1], label: labelOf(row, names) }] : [];
  });
}

function spans(rows, names) {
  const dates = names.filter((name) => rows.some((row) => DATE.test(row[name]?.datatype ?? "")));
  if (!dates.length) return [];
  const edtf = dates.find((name) => rows.some((row) => /EDTF$/.test(row[name]?.datatype ?? ""))) ?? dates[0];
  return rows.flatMap((row) => {
    const [first, last] = days(row[edtf]?.value ?? "");
    return first ? [{ first, last, label: labelOf(row, names), group: groupOf(row, names) }] : [];
  });
}

function measures(rows, names) {
  const value = names.findLast((name) => rows.every((row) => !row[name] || NUMBER.test(row[name].datatype ?? "")) && rows.some((row) => row[name]));
  if (!value || /^(lat|lon)/i.test(value)) return [];
  const date = names.find((name) => name !== value && rows.every((row) => row[name] && (DATE.test(row[name].datatype ?? "") || /^\d{4}$/.test(row[name].value))));
  return rows.filter((row) => row[value]).slice(0, 60).map((row) => ({
    value: Number(row[value].value),
    label: labelOf(row, names.filter((name) => name !== value && name !== date)) || value,
    first: date ? days(row[date].value)[0] : "",
    unit: row.currency?.value ?? "",
  }));
}

function network(rows, names, settings) {
  const things = names.filter((name) => rows.some((row) => row[name]?.type === "uri"));
  const [from, to] = things.length > 2 ? preferred(things, names) : things;
  const nodes = new Map();
  const links = [];
  for (const row of rows.slice(0, 400)) {
    if (!row[from] || !row[to] || row[to].type !== "uri" || row[from].value === row[to].value) continue;
    for (const name of [from, to]) nodes.set(row[name].value, { id: row[name].value, label: nameOf(row, name), url: here(row[name].value, settings) });
    links.push({ source: row[from].value, target: row[to].value, label: labelOf(row, names.filter((name) => name !== from && name !== to)) });
  }
  return { nodes: [...nodes.values()], links };
}

// With three things in a row the first is often the fact and the others are what it joins: those with labels.
const preferred = (things, names) => {
  const labelled = things.filter((name) => names.includes(`${name}Label`));
  return labelled.length >= 2 ? labelled : things;
};

const nameOf = (row, name) => row[`${name}Label`]?.value ?? decodeURIComponent(row[name].value.split(/[#/]/).pop()).replaceAll(/[-_]/g, " ");
const here = (iri, settings) => (iri.startsWith(`${settings.base}id/`) ? settings.front + iri.slice(settings.base.length) : iri);

function labelOf(row, names) {
  const name = names.find((each) => /label$|name$|title$/i.test(each) && row[each]) ?? names.find((each) => row[each]?.type === "literal" && !row[each].datatype) ?? names.find((each) => row[each]?.type === "uri");
  return name ? (row[name].type === "uri" ? nameOf(row, name) : row[name].value) : "";
}

function groupOf(row, names) {
  const name = names.find((each) => /^(class|kind|type|change|role|state|sender)(label)?$/i.test(each) && row[each]);
  return name ? (row[name].type === "uri" ? nameOf(row, name) : row[name].value) : "";
}

// First and last day of an EDTF date or an XML Schema date.
function days(text) {
  const [first, last] = text.split("/").map((part) => part.replace(/[~?%]$/, ""));
  return [edge(first, "-01-01", "-01"), edge(last ?? first, "-12-31", "-28")];
}

function edge(part, year, month) {
  const [, y, m, d] = part?.match(/^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/) ?? [];
  if (!y) return "";
  if (d) return `${y}-${m}-${d}`;
  return m && +m <= 12 ? `${y}-${m}${month}` : `${y}${year}`;
}
