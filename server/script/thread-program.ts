/**
 * The thread of one script: its environment and the replica of its room. What the script asks for is sent when the running
 * handler has returned.
 */
import { setTimeout as pause } from "node:timers/promises";
import { parentPort, workerData } from "node:worker_threads";
import type { Command } from "#match/command.ts";
import type { TickFeed } from "#match/replica.ts";
import { readConfig } from "#script/config.ts";
import { HANDLERS } from "#script/listeners.ts";
import { ScriptReplica } from "#script/script-replica.ts";
import type { LogLevel } from "#script/script-ports.ts";
import type { Stadium } from "#sim/stadium.ts";
import { TICK_MS } from "#sim/step.ts";
import { textChecksum } from "#stadium/checksum.ts";
import { exportStadium } from "#stadium/export.ts";
import type { StadiumResult } from "#stadium/parse.ts";
import { readStadium } from "../stadium/read-stadium.ts";
import { createWordFilter } from "../room/word-filter.ts";
import { createEnvironment } from "./environment/environment.ts";
import { describeError } from "./environment/error-text.ts";
import { MemberTrace } from "./trace-members.ts";
import { createRequestLimit, DroppingLimit, LOG_LIMIT } from "./request-limits.ts";
import type { FromThread, SentRequest, ThreadData, ToThread } from "./thread-messages.ts";
import { ThreadStorage } from "./thread-storage.ts";

const data = workerData as ThreadData;
const port = parentPort!;
const now = () => performance.now();
/** Ticks that the script has seen. */
let ticks = 0;
/** Limits count the time of the room: a script that is tried out gets its ticks faster than a clock. */
const roomTime = data.traced === true ? () => ticks * TICK_MS : now;
const send = (message: FromThread) => port.postMessage(message);

const logLimit = new DroppingLimit(LOG_LIMIT, roomTime, () =>
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

const allows = createRequestLimit(roomTime, (line) => log("warn", line));

function request(command: Command): void {
  if (!allows(command)) return;
  if (outbox.length === 0) queueMicrotask(flush);
  outbox.push(sentForm(command));
}

const storage = new ThreadStorage({
  send: (call, storageCall) => send({ kind: "store", call, request: storageCall }),
  ...{ now, pause },
});

let replica: ScriptReplica | undefined;
const trace = data.traced === true ? new MemberTrace(HANDLERS) : undefined;

/** The room object. A second call returns the same one, as there is one room per script. */
function hbInit(argument: unknown): object {
  if (replica !== undefined) return replica.room;
  const config = readConfig(argument);
  const onError = (error: unknown, handler: string) => log("error", `${handler}: ${describeError(error)}`);
  const outlets = { request, log, onError, readStadium: readCustomStadium, storage: storage.forScript };
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
      return storage.settle(message.call, message);
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
  ticks++;
  if (replica?.advance(feed) === false) send({ kind: "differs", tick: feed.tick });
  flush();
  send({ kind: "done", ms: now() - start });
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
send({ kind: "begin" });
await environment.run();
