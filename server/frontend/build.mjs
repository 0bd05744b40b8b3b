// Puts what the pages take from npm under ../static/vendor: the editor, the drawing library, the outlines.
import { build } from "esbuild";
import { copyFile, mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";

const vendor = "../static/vendor";
const copies = {
  "@zazuko/yasgui/build/yasgui.min.js": "yasgui.js",
  "@zazuko/yasgui/build/yasgui.min.css": "yasgui.css",
  "world-atlas/countries-110m.json": "countries-110m.json",
};

await rm(vendor, { recursive: true, force: true });
await mkdir(vendor, { recursive: true });
for (const [from, to] of Object.entries(copies)) await copyFile(`node_modules/${from}`, `${vendor}/${to}`);
await build({
  entryPoints: ["drawing.js"],
  outfile: `${vendor}/drawing.js`,
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  legalComments: "linked",
  logLevel: "error",
});

// Compressed once here rather than at every request.
for (const name of await readdir(vendor)) await writeFile(`${vendor}/${name}.gz`, gzipSync(await readFile(`${vendor}/${name}`), { level: 9 }));
