/** Restores the rooms of processes that have ended: at the start, and while others run, after their end. */
import type { Logger } from "pino";
import type { RunningProcesses } from "../../store/running-processes.ts";
import type { RoomRestorer } from "./restore-rooms.ts";
import type { RoomStore } from "./room-store.ts";

/** Interval at which rooms of other processes are looked for, in milliseconds. */
const LOOK_MS = 3000;

type AdoptionPorts = {
  readonly restorer: Pick<RoomRestorer, "restoreAll">;
  readonly rooms: Pick<RoomStore, "release">;
  readonly log: Logger;
};

export class RoomAdoption {
  readonly #ports: AdoptionPorts;
  #processes: RunningProcesses | undefined;
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(ports: AdoptionPorts) {
    this.#ports = ports;
  }

  /** Called when the matchmaker has started. Resolves after the first look. */
  async open(processes: RunningProcesses): Promise<void> {
    this.#processes = processes;
    await this.#look(processes);
  }

  /** No room is restored from now on. */
  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  /** Called when all rooms are closed: leaves them to the next process. */
  close(): void {
    this.#ports.rooms.release();
    this.#processes?.close();
  }

  async #look(processes: RunningProcesses): Promise<void> {
    const running = await processes.others();
    if (this.#stopped) return;
    await this.#ports.restorer.restoreAll((process) => running.has(process));
    // Alone on its data, a process need not look again: the next one looks when it starts.
    if (running.size > 0 && !this.#stopped) this.#lookLater(processes);
  }

  #lookLater(processes: RunningProcesses): void {
    this.#timer = setTimeout(() => {
      this.#look(processes).catch((error: unknown) => {
        this.#ports.log.error({ err: error }, "the rooms of other processes could not be read");
        this.#lookLater(processes);
      });
    }, LOOK_MS).unref();
  }
}
