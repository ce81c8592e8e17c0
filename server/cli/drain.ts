/** `rondo drain`: takes a process of a cluster out of service without ending a match. */
import { resolve } from "node:path";
import { defineCommand } from "citty";
import pino from "pino";
import { connectRedis } from "#server/cluster/redis.ts";
import { listProcesses, requestDrain } from "#server/cluster/remote-control.ts";
import { readConfig, readEnvFile } from "#server/config/read-config.ts";
import { reportUserErrors, UserError } from "./user-error.ts";

const HEAD = ["process", "rooms", "players", ""];

export const drainCommand = defineCommand({
  meta: { name: "drain", description: "List the processes that share REDIS_URL, or drain one of them" },
  args: {
    process: { type: "positional", description: "Its name; none: list them", valueHint: "NAME", required: false },
  },
  run: ({ args }) =>
    reportUserErrors(async () => {
      const { redisUrl } = readConfig({ env: process.env, file: readEnvFile(resolve(".env")) }).config;
      if (redisUrl === undefined) {
        throw new UserError("Set REDIS_URL, as for the servers. A server without Redis is drained by kill -USR2 PID.");
      }
      const redis = await connectRedis(redisUrl, pino({ level: "silent" })).catch((error: unknown) => {
        throw new UserError((error as Error).message);
      });
      try {
        if (args.process === undefined) {
          const rows = (await listProcesses(redis)).map(({ route, rooms, clients, draining }) => [
            ...[route, String(rooms), String(clients), draining ? "draining" : ""],
          ]);
          console.log(rows.length === 0 ? "No process." : columns([HEAD, ...rows]).join("\n"));
        } else if (await requestDrain(redis, args.process)) {
          console.log(`${args.process} takes no new rooms, and ends with its last match.`);
        } else throw new UserError(`${args.process}: no such process; rondo drain lists them`);
      } finally {
        redis.disconnect();
      }
    }),
});

function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = HEAD.map((_, i) => Math.max(...rows.map((row) => row[i]!.length)));
  return rows.map((row) =>
    row
      .map((cell, i) => cell.padEnd(widths[i]!))
      .join("  ")
      .trimEnd(),
  );
}
