/**
 * The processes that use this store. Each writes a sign of life every two seconds, so that another one that starts on the same
 * data does not take rooms over that are in use. On the same machine the operating system is asked as well: after a crash the
 * rooms need not wait for the silence.
 */
import { hostname } from "node:os";
import type { Store } from "./store.ts";

/** Interval of the signs of life, and the silence after which a process is taken for dead; milliseconds. */
export const SIGN_MS = 2000;
const SILENCE_MS = 3 * SIGN_MS;

const PREFIX = "process:";

export type ProcessSign = {
  readonly host: string;
  readonly pid: number;
  /** Milliseconds since 1970. */
  readonly at: number;
};

export type ProcessPorts = {
  readonly store: Pick<Store, "meta" | "queue">;
  /** Id of this process. */
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly date: () => number;
  /** Whether a process of this machine runs; tests give their own. */
  readonly isAlive?: (pid: number) => boolean;
};

export class RunningProcesses {
  readonly #ports: ProcessPorts;
  readonly #timer: NodeJS.Timeout;

  /** Signs from now on. */
  constructor(ports: ProcessPorts) {
    this.#ports = ports;
    this.#sign();
    this.#timer = setInterval(() => this.#sign(), SIGN_MS).unref();
  }

  /** Ids of the other processes that run. Signs of those that do not are removed. */
  async others(): Promise<ReadonlySet<string>> {
    const { store, id } = this.#ports;
    const running = new Set<string>();
    for (const { name, value } of await store.meta.list(PREFIX)) {
      const other = name.slice(PREFIX.length);
      if (other === id) continue;
      if (this.#runs(JSON.parse(value) as ProcessSign)) running.add(other);
      else await store.meta.remove(name);
    }
    return running;
  }

  /** This process ends. */
  close(): void {
    clearInterval(this.#timer);
    const { store, id } = this.#ports;
    store.queue.add("end of a process", () => store.meta.remove(PREFIX + id));
  }

  /** A sign of an earlier life of this process, as its number is the same, is none. */
  #runs({ host, pid, at }: ProcessSign): boolean {
    const { date, isAlive = isProcessAlive } = this.#ports;
    if (date() - at > SILENCE_MS) return false;
    return host !== hostname() || (pid !== process.pid && isAlive(pid));
  }

  #sign(): void {
    const { store, id, date } = this.#ports;
    const sign: ProcessSign = { host: hostname(), pid: process.pid, at: date() };
    // Beside the queue, whose backlog would make a running process look dead. A sign that fails is followed by the next one.
    void store.meta.set(PREFIX + id, JSON.stringify(sign)).catch(() => undefined);
  }
}

function isProcessAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It runs and belongs to another user.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
