/** The addresses of pages in development: the same files as those that the server shows. */
import type { Plugin } from "vite";
import { pageFileOf } from "#protocol/page-files.ts";

export function pageAddresses(): Plugin {
  return {
    name: "page-addresses",
    configureServer({ middlewares }) {
      middlewares.use((request, _response, next) => {
        const [path = "", ...query] = (request.url ?? "").split("?");
        const file = pageFileOf(path);
        if (file !== undefined) request.url = [`/${file}`, ...query].join("?");
        next();
      });
    },
  };
}
