/**
 * The processes of a cluster. Each writes its entry once a second and reads those of the others. A process whose entry does
 * not change for five seconds is dead: exactly one of the others removes it and restores its rooms.
 */
import type { Redis } from "ioredis";
import type { Logger } from "pino";
import { isReady, PREFIX } from "./redis.ts";

/** Interval of the heartbeats. */
export const HEARTBEAT_MS = 1000;

/** Time without a new entry after which a process is dead. */
export const SILENCE_MS = 5000;

/** Time for which a dead process finds out that it was declared dead, if it was only stalled. */
const DEATH_S = 600;

/** What a process publishes about itself. */
export type ProcessEntry = {
  /** The framework's id of this run of the process. */
  readonly id: string;
  /** The first part of the addresses of its sockets; the same after a restart. */
  readonly route: string;
  readonly rooms: number;
  readonly roomsMax: number;
  readonly clients: number;
  /** True: it takes no new rooms. */
  readonly draining: boolean;
  /** A hash of the server's secret, which all processes must share. */
  readonly secretHash: string;
};

export type DirectoryPorts = {
  readonly redis: Redis;
  readonly log: Logger;
  /** Monotonic milliseconds. */
  readonly now: () => number;
  /** The process's own entry at this moment. */
  readonly describe: () => ProcessEntry;
  /** Another process died; this one is to clean up after it. */
  readonly onDeath: (entry: ProcessEntry) => void;
  /** This process was declared dead while it was stalled: its rooms are restored elsewhere. */
  readonly onDeclaredDead: () => void;
};

type Known = { readonly entry: ProcessEntry; readonly serial: number; readonly sinceMs: number };

const PROCESSES = `${PREFIX}processes`;
const DEAD = `${PREFIX}dead:`;

/** KEYS: processes, mark of death. ARGV: id, serial and entry. Returns all entries, or nothing to a process that is marked. */
const HEARTBEAT = `
  if redis.call("EXISTS", KEYS[2]) == 1 then return false end
  redis.call("HSET", KEYS[1], ARGV[1], ARGV[2])
  return redis.call("HGETALL", KEYS[1])
`;

/** KEYS: processes, mark of death. ARGV: id, serial and entry as last seen, lifetime of the mark. Returns 1 to one caller. */
const BURY = `
  if redis.call("HGET", KEYS[1], ARGV[1]) ~= ARGV[2] then return 0 end
  redis.call("HDEL", KEYS[1], ARGV[1])
  redis.call("SET", KEYS[2], 1, "EX", ARGV[3])
  return 1
`;

/** The entries of all processes, for a program that is none of them. */
export async function readEntries(redis: Redis): Promise<ProcessEntry[]> {
  const values = Object.values(await redis.hgetall(PROCESSES));
  return values.map((value) => (JSON.parse(value) as [number, ProcessEntry])[1]);
}

export class ProcessDirectory {
  readonly #ports: DirectoryPorts;
  #known: ReadonlyMap<string, Known> = new Map();
  #serial = 0;
  #lastMs = -Infinity;
  #lagMs = 0;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(ports: DirectoryPorts) {
    this.#ports = ports;
  }

  /** Rejects when a living process has the same route or another secret. */
  async open(): Promise<void> {
    const own = this.#ports.describe();
    await this.#checkRoute(own);
    await this.heartbeat();
    const stranger = this.entries().find(({ secretHash }) => secretHash !== own.secretHash);
    if (stranger !== undefined) {
      await this.close();
      throw new Error(
        `RONDO_SECRET differs from that of process ${stranger.route}. All processes with one Redis need the same secret.`,
      );
    }
    this.#timer = setInterval(() => void this.heartbeat(), HEARTBEAT_MS).unref();
  }

  /** Time that Redis took for the last entry, in milliseconds. */
  get lagMs(): number {
    return this.#lagMs;
  }

  get isConnected(): boolean {
    return isReady(this.#ports.redis);
  }

  entries(): ProcessEntry[] {
    return Array.from(this.#known.values(), ({ entry }) => entry);
  }

  /** The route to a process: the id itself for one that is not known yet. */
  async routeTo(id: string): Promise<string> {
    if (!this.#known.has(id)) await this.heartbeat();
    return this.#known.get(id)?.entry.route ?? id;
  }

  /** Another process that can take a new room, the one with the fewest; undefined when there is none. */
  emptiest(): ProcessEntry | undefined {
    const own = this.#ports.describe().id;
    return this.entries()
      .filter(({ id, draining, rooms, roomsMax }) => id !== own && !draining && rooms < roomsMax)
      .toSorted((a, b) => a.rooms / a.roomsMax - b.rooms / b.roomsMax)[0];
  }

  /** Publishes the own entry and reads those of the others. Never rejects: without Redis everything stays as it is. */
  async heartbeat(): Promise<void> {
    const { redis, now, describe, onDeclaredDead } = this.#ports;
    if (this.#closed || !isReady(redis)) return;
    const own = describe();
    const startMs = now();
    const value = JSON.stringify([++this.#serial, own]);
    const answer = await redis.eval(HEARTBEAT, 2, PROCESSES, DEAD + own.id, own.id, value).catch(() => undefined);
    if (answer === undefined || this.#closed) return;
    if (!Array.isArray(answer)) return onDeclaredDead();
    this.#lagMs = now() - startMs;
    this.#read(answer as string[]);
    await this.#bury();
  }

  /** Cleans up after a process that is known to be dead, without waiting for its silence. */
  async declareDead(route: string): Promise<void> {
    // Its last entry can be newer than the known one.
    await this.heartbeat();
    const known = [...this.#known.values()].find(({ entry }) => entry.route === route);
    if (known !== undefined) await this.#buryOne(known);
  }

  /** Removes the own entry. */
  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#timer);
    const { redis, describe } = this.#ports;
    if (isReady(redis)) await redis.hdel(PROCESSES, describe().id).catch(() => undefined);
  }

  /** The silence of the others counts only while their entries arrive: after an outage of Redis it starts anew. */
  #read(fields: readonly string[]): void {
    const now = this.#ports.now();
    const isContinuous = now - this.#lastMs < 2.5 * HEARTBEAT_MS;
    this.#lastMs = now;
    const known = new Map<string, Known>();
    for (let i = 0; i < fields.length; i += 2) {
      const [serial, entry] = JSON.parse(fields[i + 1]!) as [number, ProcessEntry];
      const before = this.#known.get(entry.id);
      const isSilent = isContinuous && before?.serial === serial;
      known.set(entry.id, { entry, serial, sinceMs: isSilent ? before.sinceMs : now });
    }
    this.#known = known;
  }

  async #bury(): Promise<void> {
    const limit = this.#ports.now() - SILENCE_MS;
    for (const known of this.#known.values()) if (known.sinceMs <= limit) await this.#buryOne(known);
  }

  async #buryOne({ entry, serial }: Known): Promise<void> {
    const { redis, log, onDeath, describe } = this.#ports;
    const { id, route, rooms } = entry;
    if (id === describe().id) return;
    const value = JSON.stringify([serial, entry]);
    const isMine = await redis.eval(BURY, 2, PROCESSES, DEAD + id, id, value, DEATH_S).catch(() => 0);
    if (isMine !== 1) return;
    log.warn({ process: id, route, rooms }, "a process died");
    onDeath(entry);
  }

  /** An entry with the same route is left by an earlier run if it does not change; then it is removed at once. */
  async #checkRoute({ route }: ProcessEntry): Promise<void> {
    const { redis } = this.#ports;
    const find = async () => {
      this.#read(Object.entries(await redis.hgetall(PROCESSES)).flat());
      return [...this.#known.values()].find(({ entry }) => entry.route === route);
    };
    const first = await find();
    if (first === undefined) return;
    await new Promise((resolve) => setTimeout(resolve, 2 * HEARTBEAT_MS));
    const second = await find();
    if (second === undefined) return;
    if (second.entry.id !== first.entry.id || second.serial !== first.serial) {
      throw new Error(`RONDO_PROCESS_ID: another process of this Redis is called "${route}". Choose another id.`);
    }
    await this.#buryOne(second);
  }
}
