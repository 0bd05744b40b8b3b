// The query page with JavaScript: YASGUI in place of the plain form, completion from this graph, more views.
import { completers } from "./completion.js";
import { registerViews } from "./plugins.js";

const page = document.getElementById("query-page");
const settings = page.dataset;
const asked = new URLSearchParams(location.hash.slice(1));

start().catch(() => page.querySelector("#editor").remove()); // without the editor's files the plain form stays

async function start() {
  await load();
  const { Yasgui } = window;
  const endpoint = new URL(settings.endpoint, location.href).href;
  await completers(Yasgui.Yasqe, settings.terms);
  registerViews(Yasgui.Yasr, settings);
  Yasgui.Yasr.defaults.pluginOrder = ["table", "map", "timeline", "chart", "graph", "response"];
  Yasgui.Yasr.defaults.plugins.table.dynamicConfig = { compact: true, isEllipsed: false };
  Yasgui.Yasr.plugins.table.defaults.tableConfig.language = { emptyTable: "Nothing in the graph answers this query." };
  const editor = page.querySelector("#editor");
  editor.hidden = false;
  const yasgui = new Yasgui(editor, {
    requestConfig: { endpoint, method: "POST" },
    endpointCatalogueOptions: { getData: () => [{ endpoint }], keys: [] },
    copyEndpointOnNewTab: false,
    populateFromUrl: false,
    autofocus: false,
    persistenceId: "legation",
    yasqe: { value: plainQuery(), createShareableLink: () => permalink(yasgui), editorHeight: "22rem" },
    yasr: { prefixes: () => ({ id: `${settings.base}id/`, ...prefixesOf(yasgui.getTab()?.getQuery() ?? "") }) },
  });
  page.querySelector("#plain").hidden = true;
  page.querySelector("#plain-answer").hidden = true;
  listHistory(past());
  for (const event of ["queryResponse", "tabSelect", "tabChange"]) yasgui.on(event, () => refresh(yasgui));
  const heard = new WeakSet();
  yasgui.on("query", (_, tab) => {
    if (heard.has(tab)) return;
    heard.add(tab);
    tab.getYasqe().on("queryResponse", (editor, response) => answered(editor.getValue(), response));
  });
  new MutationObserver(() => tidy(editor)).observe(editor, { childList: true, subtree: true });
  tidy(editor);
  open(yasgui);
  refresh(yasgui);
}

async function load() {
  const style = Object.assign(document.createElement("link"), { rel: "stylesheet", href: settings.yasguiStyle });
  document.head.querySelector("link[rel=stylesheet]").before(style);
  await new Promise((resolve, reject) => {
    const script = Object.assign(document.createElement("script"), { src: settings.yasgui, onload: resolve, onerror: reject });
    document.head.append(script);
  });
}

// What the address asks for, or the answer that the server has already put on the page, in a tab of its own.
function open(yasgui) {
  const text = asked.get("query") ?? (settings.asked ? plainQuery() : "");
  const view = asked.get("view") ?? settings.view;
  const tab = yasgui.getTab();
  if (!text) return;
  const known = Object.values(yasgui._tabs).find((each) => each.getPersistedJson().yasqe.value === text);
  if (known) yasgui.selectTabId(known.getId());
  else if (tab?.getQuery() === plainQuery()) tab.setQuery(text);
  else yasgui.addTab(true, { ...Yasgui.Tab.getDefaults(yasgui), name: document.title.split(" · ")[0].slice(0, 40), yasqe: { value: text } });
  const opened = yasgui.getTab();
  if (view) opened.getYasr().selectPlugin(view);
  opened.query().catch(() => {});
}

const plainQuery = () => page.querySelector("#plain textarea").value;

function permalink(yasgui) {
  const tab = yasgui.getTab();
  const view = tab.getYasr().getSelectedPluginName();
  const values = new URLSearchParams({ query: tab.getQuery(), ...(view && view !== "table" ? { view } : {}) });
  return `${new URL(settings.page, location.href)}#${values}`;
}

// Downloads, link and code follow the query in the editor.
function refresh(yasgui) {
  const tab = yasgui.getTab();
  if (!tab) return;
  const text = tab.getQuery();
  page.querySelector("#permalink").href = permalink(yasgui);
  for (const link of page.querySelectorAll("#downloads [data-type]")) {
    const values = new URLSearchParams({ query: text, format: link.dataset.type });
    link.href = `${settings.endpoint}?${values}`;
  }
  for (const code of page.querySelectorAll("[data-template]")) code.textContent = code.dataset.template.replace("{query}", () => text.trim());
}

// An answer that was cut off says so above the results; a query that was answered goes into the history.
function answered(text, response) {
  const limit = response.headers?.get("Legation-Row-Limit");
  const line = page.querySelector("#notice");
  line.hidden = !limit;
  line.textContent = limit ? `Only the first ${Number(limit).toLocaleString("en")} rows are shown: this server cuts longer answers. Add a LIMIT, or ask for less.` : "";
  if (response.ok) remember(text);
}

const past = () => JSON.parse(localStorage.getItem("legation-history") ?? "[]");

function remember(text) {
  const queries = [text, ...past().filter((each) => each !== text)].slice(0, 30);
  localStorage.setItem("legation-history", JSON.stringify(queries));
  listHistory(queries);
}

function listHistory(queries) {
  const items = queries.map((text) => {
    const link = document.createElement("a");
    link.href = `${settings.page}#${new URLSearchParams({ query: text })}`;
    link.textContent = text.match(/^# ?(?:title: ?)?(.+)$/m)?.[1] ?? text.replace(/PREFIX.*/gi, "").trim().slice(0, 90);
    link.addEventListener("click", () => setTimeout(() => location.reload()));
    const item = document.createElement("li");
    item.append(link);
    return item;
  });
  page.querySelector("#history ol").replaceChildren(...items);
  page.querySelector("#history").hidden = !items.length;
}

// What YASGUI leaves undone: names for screen readers, a tab list of tabs alone, links that stay on this site.
function tidy(editor) {
  const list = editor.querySelector(".tabsList");
  if (list?.getAttribute("role") === "tablist") {
    list.removeAttribute("role");
    for (const tab of list.querySelectorAll("[role=tab]")) tab.parentElement.setAttribute("role", "tablist");
  }
  for (const [selector, name] of Object.entries({ ".CodeMirror textarea": "SPARQL query", ".tableFilter": "Filter the rows", ".tableSizer": "Rows a page" }))
    for (const control of editor.querySelectorAll(`${selector}:not([aria-label])`)) control.setAttribute("aria-label", name);
  editor.querySelectorAll(".CodeMirror-scroll[tabindex='-1']").forEach((scroll) => (scroll.tabIndex = 0));
  for (const button of editor.querySelectorAll(".yasr_btn")) button.setAttribute("aria-disabled", button.classList.contains("disabled"));
  for (const head of editor.querySelectorAll(".yasr thead th:first-child .dt-column-title:empty")) head.textContent = "#";
  for (const link of editor.querySelectorAll(`a.iri[href^="${settings.base}id/"]`)) {
    link.href = settings.front + link.href.slice(settings.base.length);
    link.removeAttribute("target");
  }
}

function prefixesOf(text) {
  return Object.fromEntries([...text.matchAll(/PREFIX\s+(\w*):\s*<([^>]+)>/gi)].map(([, prefix, iri]) => [prefix, iri]));
}

for (const button of document.querySelectorAll(".copy")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.previousElementSibling.textContent);
    button.textContent = "Copied";
    setTimeout(() => (button.textContent = "Copy"), 1500);
  });
}
