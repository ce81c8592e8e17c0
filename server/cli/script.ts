/** `rondo script …`: room scripts on the server of this machine. */
import { existsSync, readFileSync } from "node:fs";
import { basename, extname, resolve } from "node:path";
import { tmpdir } from "node:os";
import { styleText } from "node:util";
import { defineCommand } from "citty";
import { readConfig, readEnvFile } from "#server/config/read-config.ts";
import { checkScript, type CheckReport } from "#server/script/check-script.ts";
import { controlAddresses } from "#server/script/control-address.ts";
import { ControlClient, NoServer } from "#server/script/control-client.ts";
import { newScript } from "#server/script/new-script.ts";
import type { LogLine } from "#server/script/script-log.ts";
import type { ScriptInfo } from "#server/script/scripts.ts";
import { start } from "#server/start.ts";
import { IN_MEMORY } from "#server/store/engine.ts";
import { reasonOf, reportUserErrors, UserError } from "./user-error.ts";

const DATA = {
  data: { type: "string", description: "Folder of the server's data, as for the server", valueHint: "FOLDER" },
} as const;

const RIGHTS = {
  node: { type: "boolean", description: "Run it with your own rights: modules, files, network" },
  "allow-net": { type: "string", description: "Hosts it may reach, with commas; *: all", valueHint: "HOST" },
} as const;

const FILE = { type: "positional", description: "The script", valueHint: "FILE.js", required: true } as const;
const NAME = {
  type: "positional",
  description: "Its name; script list shows it",
  valueHint: "NAME",
  required: true,
} as const;

const runCommand = defineCommand({
  meta: { name: "run", description: "Open a room for a script, on the server of this machine or on a new one" },
  args: {
    file: FILE,
    ...RIGHTS,
    name: { type: "string", description: "Its name; that of the file by default", valueHint: "NAME" },
    ...DATA,
  },
  run: ({ args }) =>
    withClient(args.data, async (client) => {
      const request = { file: fileOf(args.file), node: args.node === true, allowNet: hostsOf(args["allow-net"]) };
      const named = args.name === undefined ? request : { ...request, name: args.name };
      const info = await client.start(named).catch((error: unknown) => {
        if (error instanceof NoServer) return undefined;
        throw error;
      });
      if (info === undefined) return runWithServer(named, args.data);
      for (const signal of ["SIGINT", "SIGTERM"] as const) {
        process.once(signal, () => void client.stop(info.name).finally(() => process.exit(0)));
      }
      announce(info);
      await client.log(info.name, true, printLine);
    }),
});

/** Starts a server for the script, in this process; it ends with it. */
async function runWithServer(
  request: { readonly file: string; readonly name?: string },
  data: string | undefined,
): Promise<void> {
  const { file, ...options } = request;
  await start(data === undefined ? [] : [`--data=${data}`], async ({ scripts }) => {
    try {
      announce(await scripts.start(file, options));
    } catch (error) {
      console.error((error as Error).message);
      process.kill(process.pid, "SIGTERM");
    }
  });
}

function announce({ name, url }: ScriptInfo): void {
  console.log(`${name} has its room open: ${url ?? ""}`);
}

const checkCommand = defineCommand({
  meta: { name: "check", description: "Try a script out in a whole match of bots, without a server" },
  args: { file: FILE, ...RIGHTS },
  run: ({ args }) =>
    reportUserErrors(async () => {
      const file = fileOf(args.file);
      const storageFile = resolve(tmpdir(), `rondo-check-${process.pid}.json`);
      const report = await checkScript({
        ...{ name: basename(file, extname(file)), file, storageFile, wordFilter: false },
        ...{ node: args.node === true, allowNet: hostsOf(args["allow-net"]) },
      });
      console.log(reportText(report).join("\n"));
      const failed = report.ended !== undefined || report.log.some(({ level }) => level === "error");
      process.exit(failed ? 1 : 0);
    }),
});

function reportText({ ended, ticks, meanMs, maxMs, members, unknown, requests, log }: CheckReport): string[] {
  const counts = Object.entries(requests).map(([kind, count]) => `${kind} ${count}`);
  const errors = log.filter(({ level }) => level === "error");
  return [
    ...log.map(({ level, text }) => `${level}: ${text}`),
    ended === undefined
      ? `It ran through a match of ${ticks} ticks: ${meanMs.toFixed(3)} ms per tick, at most ${maxMs.toFixed(1)} ms.`
      : `It ended after ${ticks} ticks: ${ended}.`,
    ...(members.length === 0 ? [] : [`Members used: ${members.join(", ")}`]),
    ...(unknown.length === 0 ? [] : [`Members that do not exist: ${unknown.join(", ")}`]),
    ...(counts.length === 0 ? [] : [`It asked for: ${counts.join(", ")}`]),
    errors.length === 0 ? "No errors." : `Errors: ${errors.length}`,
  ];
}

const newCommand = defineCommand({
  meta: { name: "new", description: "Write a script to start from, with types for your editor" },
  args: {
    name: { ...NAME, description: "Its name" },
    folder: { type: "string", description: "Where to; the current folder by default", valueHint: "FOLDER" },
  },
  run: ({ args }) =>
    reportUserErrors(async () => {
      try {
        console.log(newScript(args.folder ?? ".", args.name).join("\n"));
      } catch (error) {
        throw new UserError(reasonOf(error));
      }
    }),
});

const listCommand = defineCommand({
  meta: { name: "list", description: "List the scripts of the server" },
  args: DATA,
  run: ({ args }) =>
    withClient(args.data, async (client) => {
      const rows = (await client.list()).map(({ name, state, players, url, figures, lastError }) => [
        ...[name, state, `${players} players`, `${figures.meanMs.toFixed(3)} ms per tick`, url ?? ""],
        ...(lastError === undefined || state === "running" ? [] : [lastError]),
      ]);
      console.log(rows.length === 0 ? "No scripts." : rows.map((row) => row.join("  ")).join("\n"));
    }),
});

const logCommand = defineCommand({
  meta: { name: "log", description: "Print what a script has logged" },
  args: { name: NAME, follow: { type: "boolean", description: "Go on with new lines" }, ...DATA },
  run: ({ args }) => withClient(args.data, (client) => client.log(args.name, args.follow === true, printLine)),
});

const stopCommand = defineCommand({
  meta: { name: "stop", description: "End a script and close its room" },
  args: { name: NAME, ...DATA },
  run: ({ args }) => withClient(args.data, (client) => client.stop(args.name)),
});

const reloadCommand = defineCommand({
  meta: { name: "reload", description: "Read the file of a script again; its players stay" },
  args: { name: NAME, ...DATA },
  run: ({ args }) => withClient(args.data, (client) => client.reload(args.name)),
});

export const scriptCommand = defineCommand({
  meta: { name: "script", description: "Room scripts, as hosts of HaxBall have them" },
  subCommands: {
    run: runCommand,
    check: checkCommand,
    new: newCommand,
    list: listCommand,
    log: logCommand,
    stop: stopCommand,
    reload: reloadCommand,
  },
});

function withClient(data: string | undefined, run: (client: ControlClient) => Promise<void>): Promise<void> {
  return reportUserErrors(async () => {
    const folder = data ?? readConfig({ env: process.env, file: readEnvFile(resolve(".env")) }).config.data;
    if (folder === IN_MEMORY) throw new UserError("a server that keeps no data cannot be reached from here");
    try {
      await run(new ControlClient(controlAddresses(folder)));
    } catch (error) {
      if (error instanceof NoServer) throw new UserError(`no server runs on ${resolve(folder)}`);
      throw error instanceof Error ? new UserError(error.message) : error;
    }
  });
}

/** The absolute path. Throws UserError for a file that cannot be read. */
function fileOf(given: string): string {
  const file = resolve(given);
  try {
    if (existsSync(file)) readFileSync(file);
    else throw new UserError(`${given}: no such file`);
  } catch (error) {
    throw error instanceof UserError ? error : new UserError(`${given}: ${reasonOf(error)}`);
  }
  return file;
}

function hostsOf(given: string | undefined): string[] {
  return (given ?? "")
    .split(",")
    .map((host) => host.trim())
    .filter((host) => host !== "");
}

function printLine({ at, level, text }: LogLine): void {
  const time = new Date(at).toLocaleTimeString("en-GB");
  const shown = level === "error" ? styleText("red", text) : level === "warn" ? styleText("yellow", text) : text;
  console.log(`${styleText("dim", time)} ${shown}`);
}
