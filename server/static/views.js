// Map, timeline, chart and graph: records in, a drawing out. Used by the pages and by the query page.
//
// A point is {label, lat, long, url}; a span {label, first, last, group, url}, days as ISO dates;
// a measure {label, value, first, unit}; a link {source, target, label} between {id, label, url}.

let library;
let outlines;

// Where the built third-party files are: the page says so, since it knows under which path it is served.
export function prepare({ drawing, outlines: map }) {
  library ??= import(new URL(drawing, location.href)).catch(() => null);
  outlines ??= () => (outlines.land ??= fetch(map).then((answer) => answer.json()));
  return library;
}

export async function map(points, width) {
  const [plot, atlas] = await Promise.all([library, outlines()]);
  const land = plot.feature(atlas, atlas.objects.countries);
  const at = [...grouped(points, (p) => `${p.lat} ${p.long}`).values()];
  const places = at.map((group) => ({ long: +group[0].long, lat: +group[0].lat, size: group.length, title: lines(group.map((p) => p.label)) }));
  return drawn(plot, {
    width,
    height: Math.min(width * 0.62, 520),
    projection: { type: "equal-earth", domain: around(places), inset: 24 },
    r: { range: [0, 9], domain: [0, Math.max(4, ...places.map((p) => p.size))] },
    marks: [
      plot.geo(land, { fill: "var(--line)", stroke: "var(--ground)", strokeWidth: 0.6 }),
      plot.dot(places, { x: "long", y: "lat", r: (p) => Math.max(1, p.size), fill: "var(--g1)", fillOpacity: 0.85, stroke: "var(--ground)" }),
      plot.tip(places, plot.pointer({ x: "long", y: "lat", title: "title", ...tipColours })),
    ],
  });
}

export async function timeline(spans, width) {
  const plot = await library;
  const groups = [...new Set(spans.map((span) => span.group ?? ""))];
  const rows = stacked(spans.map((span) => ({ ...span, begin: new Date(span.first), end: new Date(span.last || span.first) })), width);
  const depth = 1 + Math.max(...rows.map((row) => row.lane));
  const svg = drawn(plot, {
    width,
    height: 50 + 18 * depth,
    x: { type: "utc", label: null, grid: true, ticks: Math.max(3, Math.floor(width / 90)) },
    y: { axis: null, domain: [-0.5, depth - 0.5] },
    marginLeft: 24,
    marginRight: 24,
    marks: [
      plot.link(rows.filter((row) => row.end > row.begin), { x1: "begin", x2: "end", y: "lane", stroke: (row) => colour(groups, row.group), strokeWidth: 7, strokeLinecap: "round", strokeOpacity: 0.5 }),
      plot.dot(rows, { x: "begin", y: "lane", r: 5, fill: (row) => colour(groups, row.group) }),
      plot.tip(rows, plot.pointer({ x: "begin", y: "lane", title: (row) => `${row.label}\n${span(row)}`, ...tipColours })),
    ],
  });
  return groups.length > 1 ? [legend(groups), svg] : [svg];
}

export async function chart(measures, width) {
  const plot = await library;
  const dated = measures.every((m) => m.first);
  const names = [...new Set(measures.map((m) => (dated ? m.label : (m.unit ?? ""))))];
  const unit = measures[0]?.unit ?? "";
  const common = { width, marginLeft: dated ? 60 : Math.min(width * 0.4, 220) };
  const largest = Math.max(...measures.map((m) => +m.value));
  const svg = dated
    ? drawn(plot, {
        ...common,
        height: 260,
        x: { type: "utc", label: null },
        y: { grid: true, label: unit, tickFormat: "~s", zero: true },
        marks: [
          plot.ruleY([0]),
          plot.line(measures, { x: (m) => new Date(m.first), y: (m) => +m.value, stroke: (m) => colour(names, m.label), z: "label" }),
          plot.dot(measures, { x: (m) => new Date(m.first), y: (m) => +m.value, fill: (m) => colour(names, m.label), r: 4 }),
          plot.tip(measures, plot.pointer({ x: (m) => new Date(m.first), y: (m) => +m.value, title: (m) => `${m.label}\n${m.first.slice(0, 4)}: ${number(m.value)} ${unit}`, ...tipColours })),
        ],
      })
    : drawn(plot, {
        ...common,
        height: 40 + 24 * measures.length,
        x: { grid: true, label: unit || null, tickFormat: "~s" },
        y: { label: null, domain: measures.map((m) => m.label) },
        marks: [
          plot.barX(measures, { x: (m) => +m.value, y: "label", fill: "var(--g0)" }),
          ...[true, false].map((inside) =>
            plot.text(measures.filter((m) => m.value > largest * 0.85 === inside), {
              x: (m) => +m.value, y: "label", text: (m) => number(m.value),
              textAnchor: inside ? "end" : "start", dx: inside ? -6 : 6, fill: inside ? "var(--ground)" : "var(--ink)",
            })),
        ],
      });
  return dated && names.length > 1 ? [legend(names), svg] : [svg];
}

export async function graph(nodes, links, width) {
  const plot = await library;
  const height = Math.min(Math.max(320, nodes.length * 9), 640);
  const simulation = plot.forceSimulation(nodes)
    .force("link", plot.forceLink(links).id((node) => node.id).distance(90))
    .force("charge", plot.forceManyBody().strength(-320))
    .force("x", plot.forceX(width / 2).strength(0.08))
    .force("y", plot.forceY(height / 2).strength(0.12))
    .force("collide", plot.forceCollide(24))
    .stop();
  simulation.tick(250);
  for (const node of nodes) {
    node.x = Math.min(Math.max(node.x, 20), width - 90);
    node.y = Math.min(Math.max(node.y, 12), height - 12);
  }
  return drawn(plot, {
    width, height, margin: 0,
    x: { axis: null, domain: [0, width], range: [0, width] },
    y: { axis: null, domain: [0, height], range: [0, height] },
    marks: [
      plot.link(links, { x1: (l) => l.source.x, y1: (l) => l.source.y, x2: (l) => l.target.x, y2: (l) => l.target.y, stroke: "var(--soft)", strokeOpacity: 0.5 }),
      plot.dot(nodes, { x: "x", y: "y", r: 5, fill: "var(--g0)" }),
      plot.text(nodes, { x: "x", y: "y", text: "label", dx: 8, textAnchor: "start", fontSize: 12, stroke: "var(--ground)", strokeWidth: 3, fill: "currentColor" }),
      plot.tip(links, plot.pointer({ x: (l) => (l.source.x + l.target.x) / 2, y: (l) => (l.source.y + l.target.y) / 2, title: "label", ...tipColours })),
    ],
  });
}

const tipColours = { fill: "var(--raised)", stroke: "var(--soft)", fontSize: 13, lineWidth: 28 };

// Plot puts a style element into each drawing, which the Content-Security-Policy forbids: style.css has those rules.
function drawn(plot, options) {
  const svg = plot.plot({ className: "drawn", ...options });
  svg.querySelectorAll("style").forEach((style) => style.remove());
  svg.setAttribute("aria-hidden", "true");
  return svg;
}

// The part of the world that holds all places, never narrower than a region one recognises.
function around(places) {
  const [west, east] = widened(places.map((p) => p.long), 24, 180);
  const [south, north] = widened(places.map((p) => p.lat), 14, 85);
  return { type: "MultiPoint", coordinates: [[west, south], [west, north], [east, south], [east, north]] };
}

function widened(degrees, least, limit) {
  let [low, high] = [Math.min(...degrees), Math.max(...degrees)];
  const more = Math.max(least - (high - low), 0) / 2 + (high - low) * 0.08;
  return [Math.max(low - more, -limit), Math.min(high + more, limit)];
}

// Spans that would cover each other go into lanes of their own.
function stacked(spans, width) {
  const sorted = spans.toSorted((a, b) => a.begin - b.begin);
  const gap = (Math.max(...sorted.map((s) => +s.end)) - +sorted[0].begin || 1) * (14 / width);
  const lanes = [];
  return sorted.map((span) => {
    let lane = lanes.findIndex((end) => end + gap <= +span.begin);
    if (lane < 0) lane = lanes.length < 12 ? lanes.length : lanes.indexOf(Math.min(...lanes));
    lanes[lane] = +span.end;
    return { ...span, lane };
  });
}

function legend(names) {
  const box = Object.assign(document.createElement("p"), { className: "legend" });
  box.append(...names.map((name, n) => {
    const item = document.createElement("span");
    item.append(Object.assign(document.createElement("i"), { className: `g${Math.min(n, 5)}` }), name);
    return item;
  }));
  return box;
}

const colour = (names, name) => `var(--g${Math.min(Math.max(names.indexOf(name ?? ""), 0), 5)})`;
const number = (value) => Number(value).toLocaleString("en");
const span = ({ first, last }) => (last && last !== first ? `${first} – ${last}` : first);
const lines = (labels) => (labels.length > 8 ? [...labels.slice(0, 8), `and ${labels.length - 8} more`] : labels).join("\n");

function grouped(items, key) {
  const groups = new Map();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return groups;
}
