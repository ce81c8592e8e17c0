/**
 * A match with a script, without a server: the script's replica is fed over structured clones as in a worker, and what it asks
 * for is applied in the next tick. Timers of the script run on the ticks of the match.
 */
import { createContext, runInContext } from "node:vm";
import type { Command } from "#match/command.ts";
import { createMatch, type Match } from "#match/match.ts";
import { copyMatch, TickFeedWriter } from "#match/replica.ts";
import { queueJoin } from "#match/roster.ts";
import { advance, type TickReport } from "#match/tick.ts";
import type { Notice } from "#protocol/notice.ts";
import { HOST_PLAYER } from "#room/permissions.ts";
import { DEFAULT_SETTINGS } from "#room/settings.ts";
import { readConfig, type ScriptRoomConfig } from "#script/config.ts";
import { ScriptReplica, type ChatScope, type ScriptRoom } from "#script/script-replica.ts";
import type { ScriptStorage } from "#script/script-ports.ts";
import { hashWord } from "#sim/hash.ts";
import { TICK_MS, TICK_RATE } from "#sim/step.ts";
import { findPlayer } from "#sim/world.ts";
import { builtinStadium } from "#stadium/builtins.ts";
import { parseStadium } from "#stadium/parse.ts";

/** A notice, the ids of its receivers (undefined: all), and the tick in which it was sent. */
export type SentNotice = { readonly notice: Notice; readonly to: readonly number[] | undefined; readonly tick: number };

type Timer = { readonly run: () => void; due: number; readonly every: number | undefined };

const same = (text: string) => text;

export class ScriptDriver {
  readonly match: Match;
  readonly notices: SentNotice[] = [];
  /** Lines of the script's console and of the API. */
  readonly log: string[] = [];
  /** Errors that handlers and timers have thrown. */
  readonly errors: string[] = [];
  /** Values of `localStorage`. */
  readonly stored: Map<string, string>;
  /** Called after each tick. */
  onTick: ((report: TickReport) => void) | undefined;
  readonly #replica: ScriptReplica;
  readonly #writer: TickFeedWriter;
  readonly #timers = new Map<number, Timer>();
  readonly #requests: Command[] = [];
  #nextTimer = 1;

  /** Runs the text of a script, or a function that gets HBInit, until it has made its room. */
  constructor(
    script: string | ((hbInit: (config?: unknown) => ScriptRoom) => void),
    stored = new Map<string, string>(),
  ) {
    this.stored = stored;
    let replica: ScriptReplica | undefined;
    let config: ScriptRoomConfig | undefined;
    const hbInit = (argument?: unknown): ScriptRoom => {
      config = readConfig(argument);
      replica ??= new ScriptReplica(config, this.#outlets(), same);
      return replica.room;
    };
    if (typeof script === "function") script(hbInit);
    else this.#run(script, hbInit);
    if (replica === undefined || config === undefined) throw new Error("the script has not called HBInit");
    this.#replica = replica;
    this.match = scriptedMatch(config);
    this.#writer = new TickFeedWriter(this.match);
    this.#replica.load(structuredClone(copyMatch(this.match)));
  }

  get room(): ScriptRoom {
    return this.#replica.room;
  }

  /** Replaces the script's replica by a copy, as after a restart of the script; its handlers stay. */
  reload(): void {
    this.#replica.load(structuredClone(copyMatch(this.match)));
    this.#replica.greet();
  }

  /** Adds a player and lets the script see it. */
  join(name: string, identity: { readonly key?: string; readonly network?: string } = {}): number {
    const { key = `key of ${name}`, network = `network of ${name}` } = identity;
    const id = queueJoin(this.match, name, { identity: { key, network, fingerprint: key.slice(-6), flag: "de" } });
    this.tick(3);
    return id;
  }

  leave(id: number): void {
    this.apply({ kind: "leave", id });
  }

  /** Queues commands and makes three ticks: their effects, the script's handlers, and what these ask for. */
  apply(...commands: readonly Command[]): void {
    this.match.queue.push(...commands);
    this.tick(3);
  }

  /** A chat line of a player. Returns whether the script lets it be shown. */
  chat(id: number, text: string, scope: ChatScope = "room"): boolean {
    const shown = this.#replica.allowsChat(id, text, scope);
    if (shown) this.match.queue.push({ kind: "chat", text, to: scope, by: id });
    this.tick(3);
    return shown;
  }

  /** The player holds these keys from now on. */
  hold(id: number, keys: number): void {
    this.match.members.find((member) => member.id === id)!.keys = keys;
  }

  /** Makes ticks; every feed must give the replica the digest of the match. */
  tick(count = 1): void {
    for (let t = 0; t < count; t++) {
      this.match.queue.push(...this.#requests.splice(0));
      this.#writer.begin();
      const report = advance(this.match);
      const { tick } = this.match.world.game;
      for (const { notice, to } of this.match.notices) this.notices.push({ notice, to, tick });
      const feed = { ...structuredClone(this.#writer.end()), digest: hashWord(this.match.world) };
      if (!this.#replica.advance(feed)) throw new Error(`the replica differs in ${tick}`);
      this.#runTimers(tick * TICK_MS);
      this.onTick?.(report);
    }
  }

  /** Makes the ticks of this time. */
  seconds(count: number): void {
    this.tick(Math.round(count * TICK_RATE));
  }

  /** The texts of the script's announcements; to one player, if it is named (those to all are left out then). */
  announcements(id?: number): string[] {
    return this.notices
      .filter(({ to }) => (id === undefined ? to === undefined : to?.includes(id) === true))
      .flatMap(({ notice }) => ("text" in notice && notice.kind !== "chat" ? [notice.text] : []));
  }

  /** Moves a disc of the stadium. */
  place(disc: number, x: number, y: number, vx = 0, vy = 0): void {
    this.match.queue.push({ kind: "disc", disc, change: { x, y, vx, vy } });
  }

  /** Moves the disc of a player. */
  placePlayer(id: number, x: number, y: number): void {
    this.match.queue.push({ kind: "playerDisc", id, change: { x, y, vx: 0, vy: 0 } });
  }

  /** Position and velocity of the ball, or of a player's disc. */
  discOf(id?: number): { x: number; y: number; vx: number; vy: number; radius: number } {
    const { discs, players } = this.match.world;
    const disc = id === undefined ? 0 : players.disc[findPlayer(this.match.world, id)]!;
    return {
      x: discs.x[disc]!,
      y: discs.y[disc]!,
      vx: discs.vx[disc]!,
      vy: discs.vy[disc]!,
      radius: discs.radius[disc]!,
    };
  }

  /** "Name team" of every member, in list order. */
  teams(): string[] {
    return this.match.members.map(({ name, team }) => `${name} ${team}`);
  }

  #outlets() {
    return {
      request: (command: Command) => void this.#requests.push(structuredClone(command)),
      log: (level: string, text: string) => void this.log.push(`${level}: ${text}`),
      onError: (error: unknown, handler: string) => void this.errors.push(`${handler}: ${String(error)}`),
      readStadium: parseStadium,
      storage: memoryStorage(),
    };
  }

  #run(source: string, hbInit: (config?: unknown) => ScriptRoom): void {
    const write = (...values: unknown[]) => void this.log.push(values.map(String).join(" "));
    const globals: Record<string, unknown> = {
      ...{ HBInit: hbInit, console: { log: write, info: write, warn: write, error: write } },
      setTimeout: (run: () => void, ms = 0) => this.#addTimer(run, ms, undefined),
      setInterval: (run: () => void, ms = 0) => this.#addTimer(run, ms, Math.max(1, ms)),
      clearTimeout: (id: number) => void this.#timers.delete(id),
      clearInterval: (id: number) => void this.#timers.delete(id),
      localStorage: {
        getItem: (key: string) => this.stored.get(key) ?? null,
        setItem: (key: string, value: unknown) => void this.stored.set(key, String(value)),
        removeItem: (key: string) => void this.stored.delete(key),
      },
    };
    globals["window"] = globals;
    const context = createContext(globals);
    runInContext(source, context);
    const loaded = globals["onHBLoaded"];
    if (typeof loaded === "function") (loaded as () => void)();
  }

  #addTimer(run: () => void, ms: number, every: number | undefined): number {
    const now = this.match === undefined ? 0 : this.match.world.game.tick * TICK_MS;
    this.#timers.set(this.#nextTimer, { run, due: now + ms, every });
    return this.#nextTimer++;
  }

  #runTimers(nowMs: number): void {
    for (const [id, timer] of this.#timers) {
      if (timer.due > nowMs) continue;
      if (timer.every === undefined) this.#timers.delete(id);
      else timer.due += timer.every;
      try {
        timer.run();
      } catch (error) {
        this.errors.push(`timer: ${String(error)}`);
      }
    }
  }
}

/** The match of a room that a server would make from this configuration. */
function scriptedMatch({ settings, hostName }: ScriptRoomConfig): Match {
  const options = { bots: "none", botLevel: "normal", seed: 1 } as const;
  const scripted = { ...DEFAULT_SETTINGS, ...settings, autopilot: false, scripted: true };
  const match = createMatch(options, "Classic", builtinStadium("Classic"), scripted);
  if (hostName !== undefined) {
    match.queue.push(
      { kind: "join", id: HOST_PLAYER, name: hostName },
      { kind: "admin", id: HOST_PLAYER, admin: true },
    );
    advance(match);
  }
  return match;
}

function memoryStorage(): ScriptStorage {
  const values = new Map<string, string>();
  return {
    get: async (key) => (values.has(key) ? (JSON.parse(values.get(key)!) as unknown) : undefined),
    set: async (key, value) => void values.set(key, JSON.stringify(value)),
    delete: async (key) => void values.delete(key),
    keys: async () => [...values.keys()],
  };
}
