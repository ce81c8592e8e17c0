/** Restores the rooms of processes that have ended: at the start, and while others run, after their end. */
import type { Logger } from "pino";
import type { RunningProcesses } from "../../store/running-processes.ts";
import type { RoomRestorer } from "./restore-rooms.ts";
import type { RoomStore } from "./room-store.ts";

/** Interval at which rooms of other processes are looked for, in milliseconds. */
const LOOK_MS = 3000;

export type Processes = Pick<RunningProcesses, "others" | "close">;

type AdoptionPorts = {
  readonly restorer: Pick<RoomRestorer, "restoreAll">;
  readonly rooms: Pick<RoomStore, "release">;
  readonly log: Logger;
};

export class RoomAdoption {
  readonly #ports: AdoptionPorts;
  #processes: Processes | undefined;
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;
  readonly #restored = Promise.withResolvers<void>();

  constructor(ports: AdoptionPorts) {
    this.#ports = ports;
  }

  /** Resolves when the rooms of the processes before this one are open again, or when none is restored any more. */
  get restored(): Promise<void> {
    return this.#restored.promise;
  }

  /** Called when the matchmaker has started. Resolves after the first look. */
  async open(processes: Processes): Promise<void> {
    this.#processes = processes;
    await this.#look(processes);
    this.#restored.resolve();
  }

  /** Looks at once: a process has just ended. */
  async look(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#processes !== undefined) await this.#lookSafely(this.#processes);
  }

  /** Ids of the other processes that run. */
  async others(): Promise<ReadonlySet<string>> {
    return this.#processes === undefined ? new Set() : this.#processes.others();
  }

  /** No room is restored from now on. */
  stop(): void {
    this.#stopped = true;
    this.#restored.resolve();
    clearTimeout(this.#timer);
  }

  /** Called when all rooms are closed: leaves them to the next process. */
  close(): void {
    this.#ports.rooms.release();
    this.#processes?.close();
  }

  async #look(processes: Processes): Promise<void> {
    const running = await processes.others();
    if (this.#stopped) return;
    await this.#ports.restorer.restoreAll((process) => running.has(process));
    // Alone on its data, a process need not look again: the next one looks when it starts.
    if (running.size > 0 && !this.#stopped) this.#lookLater(processes);
  }

  async #lookSafely(processes: Processes): Promise<void> {
    if (this.#stopped) return;
    try {
      await this.#look(processes);
    } catch (error) {
      this.#ports.log.error({ err: error }, "the rooms of other processes could not be read");
      this.#lookLater(processes);
    }
  }

  #lookLater(processes: Processes): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#lookSafely(processes), LOOK_MS).unref();
  }
}
