/**
 * The part of the admin page in every process: publishes figures and log while a page is open, and carries out what the host
 * requested for all rooms.
 */
import type { ProcessFigures, RoomFigures, ScriptFigures } from "#protocol/admin.ts";
import type { OpenRooms } from "../admission/open-rooms.ts";
import type { ServerBans } from "../admission/server-bans.ts";
import type { HostedRoom } from "../support/hosted-room.ts";
import type { ServerBus, ServerEvent } from "../support/server-bus.ts";
import type { LogTail } from "./log-tail.ts";

/** Interval of the figures, and the time after the last request for which they are published. */
export const FIGURES_MS = 2000;
export const WATCH_MS = 3 * FIGURES_MS;

/** A script of this process. */
type RunningScript = Pick<ScriptFigures, "name" | "state" | "starts"> & {
  /** Code of its room. */
  readonly room: string | undefined;
  readonly figures: Pick<ScriptFigures, "meanMs" | "maxMs">;
};

export type AgentPorts = {
  readonly bus: ServerBus;
  readonly openRooms: OpenRooms<HostedRoom>;
  readonly bans: ServerBans;
  readonly logTail: LogTail;
  readonly process: () => string;
  /** Number of ticks of all rooms since the start. */
  readonly ticks: () => number;
  readonly sockets: () => number;
  readonly refusals: () => number;
  readonly scripts: () => readonly RunningScript[];
  readonly drain: { readonly isOn: () => boolean; readonly set: (on: boolean) => void };
  readonly onError: (error: unknown) => void;
  /** Monotonic milliseconds. */
  readonly now: () => number;
};

export class ProcessAgent {
  readonly #ports: AgentPorts;
  #timer: NodeJS.Timeout | undefined;
  #watchedUntil = -Infinity;
  #logged = 0;
  /** Of the last figures: time in monotonic milliseconds, ticks, and computing time in microseconds. */
  #last = { ms: 0, ticks: 0, cpu: 0 };

  constructor(ports: AgentPorts) {
    this.#ports = ports;
    ports.bus.listen((event) => this.#event(event));
  }

  close(): void {
    clearInterval(this.#timer);
  }

  #event(event: ServerEvent): void {
    const { openRooms, bans, drain, onError } = this.#ports;
    switch (event.kind) {
      case "watch":
        return this.#watch(event.all);
      case "announce":
        return each(openRooms, (room) => room.answerHost({ kind: "announce", text: event.text, to: "server" }));
      case "dismiss":
        return each(openRooms, (room) => room.dismiss(event.key, event.code, event.reason));
      case "drain":
        return drain.set(event.on);
      case "bans":
        return void bans.load().catch(onError);
      default:
    }
  }

  #watch(all: boolean): void {
    this.#watchedUntil = this.#ports.now() + WATCH_MS;
    if (all) this.#logged = 0;
    if (this.#timer === undefined) {
      this.#last = { ms: this.#ports.now(), ticks: this.#ports.ticks(), cpu: cpuTime() };
      this.#timer = setInterval(() => this.#publish(), FIGURES_MS).unref();
    }
    if (all) this.#publish();
  }

  #publish(): void {
    const { bus, openRooms, logTail, process, now } = this.#ports;
    if (now() > this.#watchedUntil) {
      clearInterval(this.#timer);
      this.#timer = undefined;
      return;
    }
    const scripts = this.#ports.scripts();
    const rooms = openRooms.all().map((room) => withScript(room.describe(), scripts));
    bus.publish({ kind: "figures", figures: this.#figures(), rooms });
    if (logTail.newest === this.#logged) return;
    const lines = logTail.since(this.#logged).map((line) => ({ ...line, process: process() }));
    this.#logged = logTail.newest;
    bus.publish({ kind: "log", lines });
  }

  #figures(): ProcessFigures {
    const { openRooms, process: id, ticks, sockets, refusals, drain, now } = this.#ports;
    const before = this.#last;
    const current = { ms: now(), ticks: ticks(), cpu: cpuTime() };
    const elapsedMs = current.ms - before.ms;
    // Right after the first request there is nothing to compare with.
    if (elapsedMs >= FIGURES_MS / 2) this.#last = current;
    const per = (amount: number, unitMs: number) => (elapsedMs < 1 ? 0 : (amount * unitMs) / elapsedMs);
    return {
      process: id(),
      uptime: process.uptime(),
      cpu: per((current.cpu - before.cpu) / 1000, 1),
      memory: process.memoryUsage.rss(),
      rooms: openRooms.count,
      ticks: Math.round(per(current.ticks - before.ticks, 1000)),
      sockets: sockets(),
      refusals: refusals(),
      draining: drain.isOn(),
    };
  }
}

function withScript(room: RoomFigures, scripts: readonly RunningScript[]): RoomFigures {
  const script = scripts.find((each) => each.room === room.code);
  if (script === undefined) return room;
  const { name, state, starts, figures } = script;
  return { ...room, script: { name, state, starts, meanMs: figures.meanMs, maxMs: figures.maxMs } };
}

function each(openRooms: OpenRooms<HostedRoom>, act: (room: HostedRoom) => void): void {
  for (const room of openRooms.all()) act(room);
}

/** Computing time of the process, in microseconds. */
function cpuTime(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}
