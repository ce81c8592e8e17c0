/**
 * One script of the server: its thread, its room, its log. A thread that fails, hangs or needs too much memory is ended and
 * started again after a pause that grows; the room plays on meanwhile. A reload keeps the old thread until the new one has
 * called HBInit.
 */
import type { ScriptRoomConfig } from "#script/config.ts";
import type { LogLevel } from "#script/script-ports.ts";
import { RoomLink, type LinkedRoom, type LinkPorts } from "./room-link.ts";
import { ScriptLog } from "./script-log.ts";
import { ScriptWorker, type WorkerLimits } from "./script-worker.ts";
import type { FromThread, JsonStorage, SentRequest, StorageCall, ThreadData } from "./thread-messages.ts";

/** Pauses before the restarts of a script, in milliseconds; after the last one it stays ended. */
export const RESTART_MS = [1000, 2000, 4000, 8000, 16_000] as const;

/** A script that has run for this time starts with the first pause again, in milliseconds. */
const STEADY_MS = 10 * 60_000;

export type ScriptState = "starting" | "running" | "restarting" | "failed" | "stopped";

export type ScriptHostPorts = Pick<LinkPorts, "stadiumStore"> & {
  /** The room of the script, which is created if there is none. */
  readonly openRoom: (name: string, config: ScriptRoomConfig) => Promise<LinkedRoom>;
  /** Closes the room for good. */
  readonly closeRoom: (room: LinkedRoom) => Promise<void>;
  /** The address of a room. */
  readonly urlOf: (code: string) => string;
  readonly storage: JsonStorage;
  /** Monotonic milliseconds. */
  readonly now: () => number;
  /** Milliseconds since 1970. */
  readonly date: () => number;
  readonly limits?: WorkerLimits | undefined;
  /** Pauses before restarts; RESTART_MS by default. */
  readonly restartMs?: readonly number[] | undefined;
  readonly onLine?: (name: string, level: LogLevel, text: string) => void;
};

/** Figures of the ticks of a script; times are those of its handlers. */
export type ScriptFigures = {
  readonly ticks: number;
  readonly meanMs: number;
  readonly maxMs: number;
  /** Times that the replica was different and got a new copy. */
  readonly mismatches: number;
};

export class ScriptHost {
  readonly data: ThreadData;
  readonly log: ScriptLog;
  readonly #ports: ScriptHostPorts;
  #worker: ScriptWorker | undefined;
  /** The thread of a reload, until it has called HBInit. */
  #next: ScriptWorker | undefined;
  #link: RoomLink | undefined;
  /** The thread that the link is of; undefined while the room goes on without a script. */
  #linked: ScriptWorker | undefined;
  /** What the script asked for before its room was there. */
  #early: SentRequest[] = [];
  #timer: NodeJS.Timeout | undefined;
  #state: ScriptState = "starting";
  #startedMs = 0;
  #failures = 0;
  #lastError: string | undefined;
  #starts = 0;
  #mismatches = 0;
  #ticks = { ticks: 0, ms: 0, maxMs: 0 };
  readonly #waiting = new Set<() => void>();

  constructor(data: ThreadData, ports: ScriptHostPorts) {
    this.data = data;
    this.#ports = ports;
    this.log = new ScriptLog(ports.date);
    this.#start();
  }

  get state(): ScriptState {
    return this.#state;
  }

  get room(): LinkedRoom | undefined {
    return this.#link?.room;
  }

  get starts(): number {
    return this.#starts;
  }

  get lastError(): string | undefined {
    return this.#lastError;
  }

  get figures(): ScriptFigures {
    const { ticks, ms, maxMs } = this.#ticks;
    return { ticks, meanMs: ticks === 0 ? 0 : ms / ticks, maxMs, mismatches: this.#mismatches };
  }

  /** Resolves when the script is running, or has failed or stopped. */
  async settled(): Promise<ScriptState> {
    while (this.#state === "starting" || this.#state === "restarting") {
      await new Promise<void>((resolve) => this.#waiting.add(resolve));
    }
    return this.#state;
  }

  /** Reads the file again. The old thread goes on if the new one fails before it has called HBInit. */
  reload(): void {
    if (this.#state !== "running") {
      clearTimeout(this.#timer);
      void this.#worker?.end();
      this.#failures = 0;
      return this.#start();
    }
    void this.#next?.end();
    const next = this.#createWorker((why) => {
      if (this.#next !== next) return this.#ended(next, why);
      this.#next = undefined;
      this.#write("error", `not reloaded: ${why}`);
    });
    this.#next = next;
  }

  /** Ends the script. Its room is closed, or with `keepRoom` left to the next start of the server. */
  async stop({ keepRoom = false } = {}): Promise<void> {
    clearTimeout(this.#timer);
    this.#setState("stopped");
    const link = this.#link;
    this.#unlink();
    this.#link = undefined;
    await Promise.all([this.#worker?.end(), this.#next?.end()]);
    if (link !== undefined && !keepRoom) await this.#ports.closeRoom(link.room);
  }

  #start(): void {
    this.#setState(this.#starts === 0 ? "starting" : "restarting");
    const worker = this.#createWorker((why) => this.#ended(worker, why));
    this.#worker = worker;
  }

  #createWorker(onEnd: (why: string) => void): ScriptWorker {
    this.#starts++;
    const events = { onMessage: (message: FromThread) => this.#receive(worker, message), onEnd };
    const worker = new ScriptWorker(this.data, events, this.#ports.limits);
    return worker;
  }

  #receive(worker: ScriptWorker, message: FromThread): void {
    switch (message.kind) {
      case "log":
        return this.#write(message.level, message.text);
      case "open":
        return void this.#open(worker, message.config);
      case "store":
        return void this.#callStore(worker, message.call, message.request);
      case "done":
        return this.#recordTick(message.ms);
      case "requests":
        if (this.#linked === worker) this.#link?.request(message.requests);
        else this.#early.push(...message.requests);
        return;
      case "verdict":
        return this.#link?.settle(message.call, message.shown);
      case "differs":
        if (this.#linked === worker) this.#link?.heal(message.tick);
        return;
      case "begin":
      case "members":
      case "pong":
    }
  }

  /** The script has called HBInit: it takes over the room. */
  async #open(worker: ScriptWorker, config: ScriptRoomConfig): Promise<void> {
    this.#unlink();
    this.#early = [];
    if (worker === this.#next) {
      const old = this.#worker;
      this.#worker = worker;
      this.#next = undefined;
      void old?.end();
    }
    try {
      const room = await this.#ports.openRoom(this.data.name, config);
      if (worker !== this.#worker || this.#state === "stopped") return;
      this.#link = this.#createLink(worker, room, config);
      this.#linked = worker;
      this.#link.request(this.#early.splice(0));
      worker.post({ kind: "link", url: this.#ports.urlOf(room.roomId) });
      this.#startedMs = this.#ports.now();
      this.#setState("running");
    } catch (error) {
      this.#write("error", `its room could not be opened: ${(error as Error).message}`);
      void worker.end();
    }
  }

  #createLink(worker: ScriptWorker, room: LinkedRoom, config: ScriptRoomConfig): RoomLink {
    return new RoomLink(room, config, {
      stadiumStore: this.#ports.stadiumStore,
      post: (message) => worker.post(message),
      onClosed: () => this.#roomClosed(worker),
      onMismatch: (tick) => {
        this.#mismatches++;
        this.#write("warn", `the script's copy of the room was different in tick ${tick}; it got a new one`);
      },
    });
  }

  /** By the host, or because it has failed: the script starts again, in a room that is restored or new. */
  #roomClosed(worker: ScriptWorker): void {
    this.#linked = undefined;
    this.#link = undefined;
    if (this.#state !== "running") return;
    this.#write("warn", "its room has closed");
    void worker.end();
  }

  /** The room goes on without the script; it stays known. */
  #unlink(): void {
    if (this.#linked !== undefined) this.#link?.detach();
    this.#linked = undefined;
  }

  #ended(worker: ScriptWorker, why: string): void {
    if (worker !== this.#worker || this.#state === "stopped") return;
    const { now, restartMs = RESTART_MS } = this.#ports;
    this.#lastError = why;
    this.#unlink();
    if (this.#state === "running" && now() - this.#startedMs > STEADY_MS) this.#failures = 0;
    // A script that has never had a room has a fault that the next start would have as well.
    const pauseMs = this.#startedMs === 0 ? undefined : restartMs[this.#failures++];
    this.#announceEnd(pauseMs !== undefined);
    if (pauseMs === undefined) {
      this.#write("error", `${why}; it is not started again`);
      return this.#setState("failed");
    }
    this.#write("error", `${why}; it starts again in ${pauseMs / 1000} s`);
    this.#setState("restarting");
    this.#timer = setTimeout(() => this.#start(), pauseMs).unref();
  }

  /** A line in the chat of the room, to its admins. */
  #announceEnd(restarts: boolean): void {
    const { match } = this.#link?.room ?? {};
    match?.queue.push({ kind: "scriptEnd", name: this.data.name, restarts });
  }

  async #callStore(worker: ScriptWorker, call: number, request: StorageCall): Promise<void> {
    const { storage } = this.#ports;
    try {
      const value = await callStorage(storage, request);
      worker.post({ kind: "stored", call, value });
    } catch (error) {
      worker.post({ kind: "stored", call, error: (error as Error).message });
    }
  }

  #recordTick(ms: number): void {
    this.#ticks.ticks++;
    this.#ticks.ms += ms;
    this.#ticks.maxMs = Math.max(this.#ticks.maxMs, ms);
  }

  #write(level: LogLevel, text: string): void {
    this.log.write(level, text);
    if (level === "error") this.#lastError = text;
    this.#ports.onLine?.(this.data.name, level, text);
  }

  #setState(state: ScriptState): void {
    this.#state = state;
    for (const resolve of this.#waiting) resolve();
    this.#waiting.clear();
  }
}

function callStorage(storage: JsonStorage, request: StorageCall): Promise<unknown> {
  switch (request.method) {
    case "get":
      return storage.get(request.key);
    case "set":
      return storage.set(request.key, request.json);
    case "delete":
      return storage.delete(request.key);
    case "keys":
      return storage.keys();
  }
}
