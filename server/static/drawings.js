// Draws the figures of a page from the lists and tables beside them, once they come into view.
import { chart, map, prepare, timeline } from "./views.js";

const here = document.getElementById("drawings");
const views = {
  map: (rows, width) => map(rows.filter((row) => row.lat && row.long), width),
  timeline: (rows, width) => timeline(rows.filter((row) => row.first), width),
  chart: (rows, width) => chart(rows.filter((row) => row.value), width),
};
const needed = { map: "lat", timeline: "first", chart: "value" };

const seen = new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries) {
    if (!isIntersecting) continue;
    seen.unobserve(target);
    draw(target);
  }
}, { rootMargin: "200px" });

for (const figure of document.querySelectorAll("[data-drawing]:not(script)")) {
  const rows = recordsOf(figure);
  if (!rows.some((row) => row[needed[figure.dataset.drawing]])) continue;
  figure.setAttribute("role", "img");
  figure.classList.add("waiting");
  seen.observe(figure);
}

async function draw(figure) {
  const ready = await prepare({ drawing: here.dataset.drawing, outlines: here.dataset.outlines });
  const drawing = ready ? await views[figure.dataset.drawing](recordsOf(figure), figure.clientWidth) : [];
  figure.classList.remove("waiting");
  figure.replaceChildren(...[drawing].flat());
}

// The rows of the figure itself, or of the section it stands in.
function recordsOf(figure) {
  const own = figure.querySelectorAll("[data-label]");
  const rows = own.length ? own : figure.parentElement.querySelectorAll("[data-label]");
  return [...rows].map((row) => ({ ...row.dataset }));
}
