/**
 * Tries out a script without a server: in its own thread, through a whole match of bots with joins, leaves, chat, goals, a pause
 * and a new map, as fast as it answers.
 */
import { decide } from "#bot/decide.ts";
import { createBotMemory, type BotMemory } from "#bot/memory.ts";
import type { Command } from "#match/command.ts";
import { createMatch, type Match } from "#match/match.ts";
import { copyMatch, TickFeedWriter } from "#match/replica.ts";
import { queueJoin } from "#match/roster.ts";
import { advance } from "#match/tick.ts";
import { BLUE_TEAM, RED_TEAM, SPECTATORS } from "#room/team.ts";
import { DEFAULT_SETTINGS } from "#room/settings.ts";
import type { ScriptRoomConfig } from "#script/config.ts";
import { TICK_RATE } from "#sim/step.ts";
import { builtinStadium } from "#stadium/builtins.ts";
import { adoptConfig, scriptedSettings } from "../room/room-script.ts";
import type { LogLine } from "./script-log.ts";
import { ScriptWorker } from "./script-worker.ts";
import type { FromThread, ThreadData } from "./thread-messages.ts";

export type CheckReport = {
  /** Why the script has ended before the match; undefined if it has not. */
  readonly ended: string | undefined;
  readonly ticks: number;
  readonly meanMs: number;
  readonly maxMs: number;
  /** Members of the room that the script has read, called or set. */
  readonly members: readonly string[];
  /** Members that it has used and that do not exist. */
  readonly unknown: readonly string[];
  /** Number of effects that it asked for, by kind. */
  readonly requests: Readonly<Record<string, number>>;
  readonly log: readonly Omit<LogLine, "at">[];
};

/** What happens in the match, by second. */
type Step = (check: Check) => readonly Command[];

const CHAT = ["hello", "!help", "!stats", "!afk", "gg", "!top"] as const;

const join =
  (name: string): Step =>
  ({ match }) => {
    const key = name.padEnd(43, "x");
    queueJoin(match, name, { identity: { key, fingerprint: name, flag: "", network: `network of ${name}` } });
    return [];
  };

const idOf = ({ match }: Check, name: string): number => match.members.find((member) => member.name === name)?.id ?? -1;

/** Members that the script has left among the spectators play. */
const seatAll: Step = ({ match }) =>
  match.members
    .filter(({ team, id }) => team === SPECTATORS && id !== 0)
    .map(({ id }, index) => ({ kind: "team", id, team: index % 2 === 0 ? RED_TEAM : BLUE_TEAM }));

const STEPS: Readonly<Record<number, Step>> = {
  0: join("Ada"),
  1: join("Bob"),
  2: join("Cyd"),
  3: join("Dan"),
  4: (check) => [{ kind: "admin", id: idOf(check, "Ada"), admin: true }],
  6: seatAll,
  8: (check) => [{ kind: "start", by: idOf(check, "Ada") }],
  40: (check) => [{ kind: "pause", paused: true, by: idOf(check, "Ada") }],
  43: (check) => [{ kind: "pause", paused: false, by: idOf(check, "Ada") }],
  60: (check) => [{ kind: "leave", id: idOf(check, "Bob") }],
  63: join("Bob"),
  65: seatAll,
  110: (check) => [{ kind: "kick", id: idOf(check, "Dan"), ban: true, reason: "test", by: idOf(check, "Ada") }],
  120: (check) => [{ kind: "stop", by: idOf(check, "Ada") }],
  122: (check) => [{ kind: "stadium", name: "Big", stadium: builtinStadium("Big"), by: idOf(check, "Ada") }],
  124: (check) => [{ kind: "start", by: idOf(check, "Ada") }],
  150: (check) => [{ kind: "stop", by: idOf(check, "Ada") }],
};

const SECONDS = 155;

/** Seconds between two chat lines. */
const CHAT_SECONDS = 7;

/** Never rejects: what is wrong with the script is in the report. */
export function checkScript(data: Omit<ThreadData, "traced">): Promise<CheckReport> {
  return new Promise((resolve) => new Check({ ...data, traced: true }, resolve));
}

class Check {
  match!: Match;
  readonly #worker: ScriptWorker;
  readonly #done: (report: CheckReport) => void;
  readonly #bots = new Map<number, BotMemory>();
  readonly #requests: Record<string, number> = {};
  readonly #log: Omit<LogLine, "at">[] = [];
  #writer!: TickFeedWriter;
  #ticks = 0;
  #ms = 0;
  #maxMs = 0;
  #chat = 0;

  constructor(data: ThreadData, done: (report: CheckReport) => void) {
    this.#done = done;
    const events = {
      onMessage: (message: FromThread) => this.#receive(message),
      onEnd: (why: string) => this.#finish(why),
    };
    this.#worker = new ScriptWorker(data, events);
  }

  #receive(message: FromThread): void {
    switch (message.kind) {
      case "open":
        return this.#open(message.config);
      case "requests":
        for (const { kind } of message.requests) this.#requests[kind] = (this.#requests[kind] ?? 0) + 1;
        this.match.queue.push(...message.requests);
        return;
      case "done":
        this.#ms += message.ms;
        this.#maxMs = Math.max(this.#maxMs, message.ms);
        return this.#tick();
      case "log":
        return void this.#log.push({ level: message.level, text: message.text });
      case "differs":
        return void this.#log.push({ level: "error", text: `its copy of the room differs in tick ${message.tick}` });
      case "store":
        return this.#worker.post({
          kind: "stored",
          call: message.call,
          value: message.request.method === "keys" ? [] : undefined,
        });
      case "members":
        return this.#finish(undefined, message.used, message.unknown);
      case "begin":
      case "pong":
      case "verdict":
    }
  }

  #open(config: ScriptRoomConfig): void {
    const options = { bots: "none", botLevel: "normal", seed: 1 } as const;
    const settings = { ...DEFAULT_SETTINGS, ...scriptedSettings(config) };
    this.match = createMatch(options, "Classic", builtinStadium("Classic"), settings);
    adoptConfig(this.match, config);
    this.#worker.post({ kind: "copy", copy: copyMatch(this.match), greet: true });
    this.#writer = new TickFeedWriter(this.match);
    this.#worker.post({ kind: "link", url: "http://localhost/r/CHECK" });
    this.#tick();
  }

  /** The next tick, when the thread has answered the last one. */
  #tick(): void {
    if (this.#ticks >= SECONDS * TICK_RATE) return this.#worker.post({ kind: "members" });
    if (this.#ticks % TICK_RATE === 0) this.#beginSecond(this.#ticks / TICK_RATE);
    this.#ticks++;
    this.#steer();
    this.#writer.begin();
    advance(this.match);
    this.#worker.post({ kind: "tick", feed: this.#writer.end() });
  }

  #beginSecond(second: number): void {
    this.match.queue.push(...(STEPS[second]?.(this) ?? []));
    const members = this.match.members.filter(({ id }) => id !== 0);
    if (second % CHAT_SECONDS !== 0 || members.length === 0) return;
    const call = this.#chat++;
    const { id } = members[call % members.length]!;
    this.#worker.post({ kind: "chat", call, id, text: CHAT[call % CHAT.length]!, scope: "room" });
  }

  /** The players press the keys of bots. */
  #steer(): void {
    for (const member of this.match.members) {
      let memory = this.#bots.get(member.id);
      if (memory === undefined) this.#bots.set(member.id, (memory = createBotMemory(member.id)));
      member.keys = decide(this.match.world, member.id, "normal", memory);
    }
  }

  #finish(ended: string | undefined, members: readonly string[] = [], unknown: readonly string[] = []): void {
    const meanMs = this.#ticks === 0 ? 0 : this.#ms / this.#ticks;
    const { maxMs, requests, log, ticks } = {
      maxMs: this.#maxMs,
      requests: this.#requests,
      log: this.#log,
      ticks: this.#ticks,
    };
    this.#done({ ended, ticks, meanMs, maxMs, members, unknown, requests, log });
    void this.#worker.end();
  }
}
