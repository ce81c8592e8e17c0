/** `npm run -s rondo -- COMMAND`: the one command line. */
import { defineCommand, runMain, showUsage } from "citty";
import { helpText } from "#server/config/texts.ts";
import { simulateCommand } from "./simulate.ts";
import { stadiumCommand } from "./stadium.ts";

const rondo = defineCommand({
  meta: { name: "rondo", description: "Football for the browser: host it, work with scenarios and stadiums" },
  subCommands: {
    // Loaded on demand: the other commands start without the server's packages.
    serve: async () => (await import("./serve.ts")).serveCommand,
    drain: async () => (await import("./drain.ts")).drainCommand,
    db: async () => (await import("./db.ts")).dbCommand,
    maps: async () => (await import("./maps.ts")).mapsCommand,
    script: async () => (await import("./script.ts")).scriptCommand,
    load: async () => (await import("./load.ts")).loadCommand,
    simulate: simulateCommand,
    replay: async () => (await import("./replay.ts")).replayCommand,
    sound: async () => (await import("./sound.ts")).soundCommand,
    stadium: stadiumCommand,
  },
});

await runMain(rondo, {
  showUsage: async (command, parent) =>
    process.argv[2] === "serve" ? console.log(helpText()) : showUsage(command, parent),
});
