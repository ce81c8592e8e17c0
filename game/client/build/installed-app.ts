/**
 * The installed app: its manifest, and the service worker that keeps the files of the page, so that practice works without a
 * network. Pages come from the server whenever it answers; files with a hash in their names come from the cache. Nothing that
 * is live (rooms, sockets, statistics) is ever kept.
 */
import type { Plugin } from "vite";
import { VitePWA } from "vite-plugin-pwa";

/** Pages of their own, which need the server or are not part of playing. */
const LEFT_OUT = [
  "**/admin*",
  "**/stats*",
  "**/live*",
  "**/editor*",
  "**/text-editor*",
  "**/map*",
  "script/**",
  "stadium/**",
  "lang/**",
  "icons/**",
];

/** The largest file is the code of the match view. */
const FILE_MAX = 3_000_000;

/** Of the addresses of pages in the cache. */
const OFFLINE = "?offline";

export function installedApp(): Plugin[] {
  return VitePWA({
    // The page registers it itself, when it is idle.
    injectRegister: false,
    registerType: "autoUpdate",
    filename: "sw.js",
    manifest: {
      name: "Rondo",
      short_name: "Rondo",
      description: "Football in your browser. No sign-up, no download: open a link and play.",
      id: "/",
      start_url: "/",
      display: "standalone",
      orientation: "any",
      categories: ["games", "sports"],
      background_color: "#10241a",
      theme_color: "#2c5a3c",
      icons: [
        { src: "/icon.svg", sizes: "any", type: "image/svg+xml" },
        { src: "/icons/192.png", sizes: "192x192", type: "image/png" },
        { src: "/icons/512.png", sizes: "512x512", type: "image/png" },
        { src: "/icons/maskable-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
      ],
    },
    workbox: {
      globPatterns: ["**/*.{html,js,css,woff2,svg,json,qoa}"],
      globIgnores: LEFT_OUT,
      maximumFileSizeToCacheInBytes: FILE_MAX,
      inlineWorkboxRuntime: true,
      sourcemap: false,
      // A page from the cache would be that of an old server.
      navigateFallback: null,
      // Under their names the cache would also give pages for `/` and `/replay`, before the server is asked.
      manifestTransforms: [(files) => ({ manifest: files.map((file) => ({ ...file, url: cachedAddress(file.url) })) })],
      runtimeCaching: [
        {
          urlPattern: ({ request, url }) => request.mode === "navigate" && !url.pathname.startsWith("/replay"),
          handler: "NetworkOnly",
          options: { precacheFallback: { fallbackURL: cachedAddress("/index.html") } },
        },
        {
          urlPattern: ({ request, url }) => request.mode === "navigate" && url.pathname.startsWith("/replay"),
          handler: "NetworkOnly",
          options: { precacheFallback: { fallbackURL: cachedAddress("/replay.html") } },
        },
      ],
    },
  });
}

function cachedAddress(path: string): string {
  return path.endsWith(".html") ? path + OFFLINE : path;
}
