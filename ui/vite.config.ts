import { defineConfig } from "vitest/config";
import { fontAhead } from "./build/fontAhead.ts";
import { icons } from "./build/icons.ts";
import { palette } from "./build/palettePlugin.ts";

export default defineConfig({
  plugins: [palette(), icons(), fontAhead()],
  build: { target: "safari16", assetsInlineLimit: 0, modulePreload: false, reportCompressedSize: true },
  server: { port: 5173, strictPort: true },
  test: { environment: "node", include: ["tests/**/*.test.{ts,tsx}"] },
});
