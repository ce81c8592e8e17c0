/** `npm run -s rondo -- COMMAND`: the one command line. */
import { defineCommand, runMain } from "citty";
import { simulateCommand } from "./simulate.ts";
import { stadiumCommand } from "./stadium.ts";

const rondo = defineCommand({
  meta: { name: "rondo", description: "Football for the browser: work with scenarios and stadiums" },
  subCommands: { simulate: simulateCommand, stadium: stadiumCommand },
});

await runMain(rondo);
