// Suggestions under the search field: a combobox with a listbox (WAI-ARIA Authoring Practices).
const field = document.querySelector("[data-suggest]");
const list = Object.assign(document.createElement("ul"), { className: "suggestions", id: "suggestions", hidden: true });
list.setAttribute("role", "listbox");
list.setAttribute("aria-label", "Suggestions");
field.after(list);
for (const [name, value] of Object.entries({ role: "combobox", "aria-expanded": "false", "aria-controls": list.id, "aria-autocomplete": "list" }))
  field.setAttribute(name, value);

let chosen = -1;
let latest = 0;

field.addEventListener("input", async () => {
  const turn = ++latest;
  const text = field.value.trim();
  const hits = text.length < 2 ? [] : await fetch(`${field.dataset.suggest}?q=${encodeURIComponent(text)}`).then((r) => (r.ok ? r.json() : []));
  if (turn === latest) show(hits);
});

field.addEventListener("keydown", (event) => {
  const options = [...list.children];
  if (event.key === "Escape") show([]);
  else if (event.key === "Enter" && options[chosen]) {
    event.preventDefault();
    location.href = options[chosen].dataset.url;
  } else if (options.length && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
    event.preventDefault();
    choose((chosen + (event.key === "ArrowDown" ? 1 : -1) + options.length) % options.length);
  }
});

field.addEventListener("blur", () => setTimeout(() => show([]), 150));

function show(hits) {
  chosen = -1;
  list.replaceChildren(...hits.map(option));
  list.hidden = !hits.length;
  field.setAttribute("aria-expanded", String(Boolean(hits.length)));
  field.removeAttribute("aria-activedescendant");
}

function option(hit, number) {
  const item = Object.assign(document.createElement("li"), { id: `suggestion-${number}` });
  item.setAttribute("role", "option");
  item.setAttribute("aria-selected", "false");
  item.dataset.url = hit.url;
  const kind = Object.assign(document.createElement("span"), { className: "small", textContent: hit.class });
  item.append(Object.assign(document.createElement("span"), { textContent: hit.label }), kind);
  item.addEventListener("mousedown", () => (location.href = hit.url));
  return item;
}

function choose(number) {
  chosen = number;
  [...list.children].forEach((item, n) => item.setAttribute("aria-selected", String(n === chosen)));
  field.setAttribute("aria-activedescendant", `suggestion-${chosen}`);
}
