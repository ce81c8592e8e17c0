/** `rondo load`: simulated clients over real sockets against a server of one's own. */
import { setTimeout as sleep } from "node:timers/promises";
import { defineCommand } from "citty";
import { SETTINGS } from "#server/config/settings.ts";
import { isClean, loadReportText } from "./load/load-report.ts";
import { LoadRun } from "./load/load-run.ts";
import { loadOrigin, wholeNumberArg } from "./load/load-args.ts";
import { reportUserErrors, UserError } from "./user-error.ts";

export const loadCommand = defineCommand({
  meta: { name: "load", description: "Join rooms of your own server with simulated clients, and measure" },
  args: {
    rooms: { type: "string", description: "Number of rooms", valueHint: "NUMBER", default: "1" },
    players: { type: "string", description: "Clients per room", valueHint: "NUMBER", default: "4" },
    seconds: { type: "string", description: "Duration of the measurement", valueHint: "NUMBER", default: "30" },
    churn: {
      type: "string",
      description: "Mean seconds after which a client is replaced; 0: never",
      valueHint: "NUMBER",
      default: "0",
    },
    port: {
      type: "string",
      description: "Port of a server on this machine",
      valueHint: "NUMBER",
      default: String(SETTINGS.port.default),
    },
    "yes-it-is-mine": {
      type: "string",
      description: "Host name or URL of another machine. Only load a server of your own: this is an attack otherwise",
      valueHint: "HOST",
    },
  },
  /** Exit code 1 when anything went wrong at the clients. */
  run: ({ args }) =>
    reportUserErrors(async () => {
      const rooms = wholeNumberArg("rooms", args.rooms, 1, 1000);
      const players = wholeNumberArg("players", args.players, 1, 50);
      const seconds = wholeNumberArg("seconds", args.seconds, 1, 86_400);
      const churnSeconds = wholeNumberArg("churn", args.churn, 0, 86_400);
      const origin = loadOrigin(wholeNumberArg("port", args.port, 1, 65_535), args["yes-it-is-mine"]);
      const run = new LoadRun({ origin, rooms, players, churnSeconds, seed: 1 });
      try {
        await fill(run, rooms);
        await sleep(seconds * 1000);
        const report = run.report();
        console.log(loadReportText(report));
        if (!isClean(report)) process.exitCode = 1;
      } finally {
        await run.stop();
      }
    }),
});

/** The server can refuse: it has its limits also for its owner. */
async function fill(run: LoadRun, rooms: number): Promise<void> {
  let filled = 0;
  const progress = (count: number) => {
    filled = count;
    if (process.stderr.isTTY) process.stderr.write(`\rrooms: ${count} of ${rooms}${count === rooms ? "\n" : ""}`);
  };
  try {
    await run.fill(progress);
  } catch (error) {
    const { message, cause } = error as Error & { readonly cause?: Error };
    throw new UserError(`Joining failed in room ${filled + 1} of ${rooms}: ${cause?.message ?? message}`);
  }
}
