import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { icons } from "../../../ui/build/icons";
import { palette } from "../../../ui/build/palettePlugin";

/** Builds the pages in which lists are measured, with the window's own packages and the peers'. */
const here = fileURLToPath(new URL(".", import.meta.url));
const ofTheWindow = fileURLToPath(new URL("../../../ui/src/main.tsx", import.meta.url));
const peers = process.env["BENCH_PEERS"];
const out = process.env["BENCH_PAGES"];
if (peers === undefined || out === undefined) throw new Error("BENCH_PEERS and BENCH_PAGES have to be set");

const packages = {
  name: "packages-from-elsewhere",
  enforce: "pre" as const,
  resolveId(this: { resolve(id: string, importer: string, options: object): unknown }, id: string, importer?: string) {
    if (importer === undefined || !importer.startsWith(here) || !/^[@a-z]/.test(id)) return null;
    return this.resolve(id, id.startsWith("@tanstack/") ? `${peers}/npm/package.json` : ofTheWindow, { skipSelf: true });
  },
};

export default {
  root: here,
  plugins: [packages, palette(), icons()],
  build: {
    target: "safari16",
    outDir: out,
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: false,
    rollupOptions: { input: readdirSync(here).filter((name) => name.endsWith(".html")).map((name) => `${here}${name}`) },
  },
};
