// The part of the drawing libraries that the pages use, as one module.
export { barX, dot, geo, line, link, plot, pointer, ruleY, text, tip } from "@observablehq/plot";
export { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from "d3-force";
export { feature } from "topojson-client";
