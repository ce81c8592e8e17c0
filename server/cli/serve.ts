/** `rondo serve`: the server, as `npm start` starts it. */
import { defineCommand } from "citty";
import { start } from "#server/start.ts";

/** Reads its flags itself: they derive from the table of settings. */
export const serveCommand = defineCommand({
  meta: { name: "serve", description: "Start the server; --help lists its settings" },
  run: ({ rawArgs }) => start(rawArgs),
});
