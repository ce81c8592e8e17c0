/**
 * The thread of one script: its environment and the replica of its room. What the script asks for is sent when the running
 * handler has returned.
 */
import { parentPort, workerData } from "node:worker_threads";
import type { Command } from "#match/command.ts";
import type { TickFeed } from "#match/replica.ts";
import { readConfig } from "#script/config.ts";
import { HANDLERS } from "#script/listeners.ts";
import { ScriptReplica } from "#script/script-replica.ts";
import type { LogLevel, ScriptStorage } from "#script/script-ports.ts";
import type { Stadium } from "#sim/stadium.ts";
import { textChecksum } from "#stadium/checksum.ts";
import { exportStadium } from "#stadium/export.ts";
import type { StadiumResult } from "#stadium/parse.ts";
import { readStadium } from "../stadium/read-stadium.ts";
import { createWordFilter } from "../room/word-filter.ts";
import { createEnvironment } from "./environment/environment.ts";
import { describeError } from "./environment/error-text.ts";
import { MemberTrace } from "./trace-members.ts";
import { createRequestLimit, DroppingLimit, LOG_LIMIT } from "./request-limits.ts";
import type { FromThread, SentRequest, StorageCall, ThreadData, ToThread } from "./thread-messages.ts";

const data = workerData as ThreadData;
const port = parentPort!;
const now = () => performance.now();
const send = (message: FromThread) => port.postMessage(message);

const logLimit = new DroppingLimit(LOG_LIMIT, now, () =>
  send({ kind: "log", level: "warn", text: `more than ${LOG_LIMIT.perSecond} lines a second: the others are dropped` }),
);

function log(level: LogLevel, text: string): void {
  if (logLimit.take()) send({ kind: "log", level, text });
}

/** What the server stores of a stadium is computed here, not in the thread of the ticks. */
const texts = new WeakMap<Stadium, { readonly text: string; readonly checksum: string }>();

function readCustomStadium(source: string): StadiumResult {
  const result = readStadium(source);
  if (!result.ok) return result;
  const { stadium, text, checksum } = result.stored;
  texts.set(stadium, { text, checksum });
  return { ok: true, stadium, warnings: result.warnings };
}

function sentForm(command: Command): SentRequest {
  if (command.kind !== "stadium") return command;
  const known = texts.get(command.stadium);
  if (known !== undefined) return { ...command, ...known };
  const text = exportStadium(command.stadium);
  return { ...command, text, checksum: textChecksum(text) };
}

let outbox: SentRequest[] = [];

function flush(): void {
  if (outbox.length === 0) return;
  send({ kind: "requests", requests: outbox });
  outbox = [];
}

const allows = createRequestLimit(now, (line) => log("warn", line));

function request(command: Command): void {
  if (!allows(command)) return;
  if (outbox.length === 0) queueMicrotask(flush);
  outbox.push(sentForm(command));
}

/** Calls of `room.storage` that wait for their answers. */
const calls = new Map<
  number,
  { readonly resolve: (value: unknown) => void; readonly reject: (error: Error) => void }
>();
let nextCall = 0;

function callStore(storageCall: StorageCall): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const call = nextCall++;
    calls.set(call, { resolve, reject });
    send({ kind: "store", call, request: storageCall });
  });
}

const storage: ScriptStorage = {
  get: (key) => callStore({ method: "get", key: String(key) }),
  set: async (key, value) => void (await callStore({ method: "set", key: String(key), value })),
  delete: async (key) => void (await callStore({ method: "delete", key: String(key) })),
  keys: async () => (await callStore({ method: "keys" })) as string[],
};

let replica: ScriptReplica | undefined;
const trace = data.traced === true ? new MemberTrace(HANDLERS) : undefined;

/** The room object. A second call returns the same one, as there is one room per script. */
function hbInit(argument: unknown): object {
  if (replica !== undefined) return replica.room;
  const config = readConfig(argument);
  const onError = (error: unknown, handler: string) => log("error", `${handler}: ${describeError(error)}`);
  const outlets = { request, log, onError, readStadium: readCustomStadium, storage };
  replica = new ScriptReplica(config, outlets, createWordFilter(data.wordFilter));
  send({ kind: "open", config });
  return replica.room;
}

function receive(message: ToThread): void {
  switch (message.kind) {
    case "ping":
      return send({ kind: "pong" });
    case "stop":
      return process.exit(0);
    case "members":
      return sendMembers();
    case "copy":
      replica?.load(message.copy);
      if (message.greet) replica?.greet();
      return;
    case "tick":
      return advance(message.feed);
    case "link":
      return replica?.setLink(message.url);
    case "chat":
      return answerChat(message);
    case "stored":
      return settleCall(message.call, message);
  }
}

function answerChat({ call, id, text, scope }: Extract<ToThread, { kind: "chat" }>): void {
  send({ kind: "verdict", call, shown: replica?.allowsChat(id, text, scope) ?? true });
  flush();
}

function sendMembers(): void {
  send({ kind: "members", used: trace?.used ?? [], unknown: trace?.unknown ?? [] });
}

function advance(feed: TickFeed): void {
  const start = now();
  if (replica?.advance(feed) === false) send({ kind: "differs", tick: feed.tick });
  flush();
  send({ kind: "done", ms: now() - start });
}

function settleCall(number: number, { value, error }: { readonly value?: unknown; readonly error?: string }): void {
  const call = calls.get(number);
  calls.delete(number);
  if (error === undefined) call?.resolve(value);
  else call?.reject(new Error(error));
}

port.on("message", (message: ToThread) => {
  try {
    receive(message);
  } catch (error) {
    // A fault of ours, not of a handler: the replica gets a new copy.
    log("error", describeError(error));
    if (message.kind === "tick") {
      send({ kind: "differs", tick: message.feed.tick });
      send({ kind: "done", ms: 0 });
    }
  }
});

const environment = createEnvironment({
  hbInit,
  wrapRoom: trace?.wrap,
  log,
  onError: (error) => log("error", describeError(error)),
  scriptPath: data.file,
  storageFile: data.storageFile,
  allowNet: data.allowNet,
  node: data.node,
});
await environment.run();
send({ kind: "loaded" });
