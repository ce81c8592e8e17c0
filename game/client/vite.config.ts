/**
 * How the browser's files are made. This folder is the page; assets/ is served as it is; one build goes to .build/client.
 * In development the page comes from here and everything else is passed on to the server, sockets included.
 */
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { compressBuild } from "./build/compress-folder.ts";
import { drawIcons } from "./build/icons.ts";
import { installedApp } from "./build/installed-app.ts";
import { pageAddresses } from "./build/page-addresses.ts";
import { PAGE_FILES } from "#protocol/page-files.ts";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const server = `http://127.0.0.1:${process.env["PORT"] ?? "2567"}`;

/** The mode of `npm run bench:latency`, whose browser runs on the server's machine and is not offline. */
const PROBE = "probe";

const DELIVERY = [...installedApp(), compressBuild()];

export default defineConfig(({ mode }) => ({
  root: here("."),
  publicDir: here("../../assets"),
  cacheDir: here("../../.build/vite"),
  build: {
    outDir: here("../../.build/client"),
    emptyOutDir: true,
    target: "es2023",
    // Phaser is 1.2 MB and alone in its file: the home page is usable before it has arrived.
    chunkSizeWarningLimit: 1600,
    rolldownOptions: {
      input: PAGE_FILES.map(({ file }) => here(file)),
      output: {
        codeSplitting: {
          groups: [
            { name: "phaser", test: /node_modules[\\/]phaser/ },
            // One file instead of dozens of small ones, each with its headers.
            { name: "icons", test: /node_modules[\\/]lucide-preact/, minShareCount: 2 },
            // What a match and other pages load, and the home page does not.
            {
              name: "match",
              includeDependenciesRecursively: false,
              test: /game[\\/](?:stadium|client[\\/]net[\\/](?:identity|work|stadiums|maps|ping))(?!.*thread)|node_modules[\\/](?:@noble|json5|idb-keyval)|assets[\\/]stadium/,
              minShareCount: 2,
            },
            {
              name: "match-ui",
              includeDependenciesRecursively: false,
              test: /ui[\\/](?:map-library|component[\\/](?:qr-code|report-form))|lang[\\/]en[\\/]maps\.json|node_modules[\\/]uqr/,
              minShareCount: 2,
            },
            {
              name: "shared",
              test: /game[\\/](?:room|protocol[\\/](?:maps-api|workshop|room-code)|client[\\/](?:session|input|ui)[\\/](?!editor)).*\.tsx?$/,
              minShareCount: 2,
              maxModuleSize: 12_000,
            },
          ],
        },
      },
    },
  },
  plugins: [pageAddresses(), drawIcons(here("../../assets/icon.svg")), ...(mode === PROBE ? [] : DELIVERY)],
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  server: {
    port: 5173,
    strictPort: true,
    host: process.env["HOST"] ?? "localhost",
    fs: { allow: [here("../..")] },
    proxy: {
      // Objects, because a text alone would change the host, and proofs of identity are bound to it.
      "/matchmake": { target: server },
      "/api": { target: server },
      // A Colyseus socket is /PROCESS/ROOM?sessionId=…; anything else under that shape is a file of the page.
      "^/[\\w-]+/[\\w-]+\\?.*sessionId=": { target: server, ws: true },
    },
  },
}));
