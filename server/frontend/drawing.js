// The part of the drawing libraries that the pages use, as one module.
export { barX, dot, geo, graticule, link, plot, ruleX, rectY, sphere, text, tickX, tip, barY, line, axisX } from "@observablehq/plot";
export { forceCenter, forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from "d3-force";
export { feature } from "topojson-client";
