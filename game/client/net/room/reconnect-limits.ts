/** Limits of the framework's attempts to reconnect to a room, which alone could take minutes or end without a reason. */
import type { Room } from "@colyseus/sdk";

/** The server keeps a seat for a minute. */
const TOTAL_MS = 75_000;

/** An attempt without an answer; it starts up to five seconds after the failure before it. */
const ATTEMPT_MS = 15_000;

export type ReconnectPorts = {
  /** Whether the server responds that the seat no longer exists. */
  readonly isSeatGone: () => Promise<boolean>;
  readonly onEnd: (reason: "gone" | "lost") => void;
};

export class ReconnectLimits {
  readonly #room: Pick<Room, "connection">;
  readonly #ports: ReconnectPorts;
  #total: ReturnType<typeof setTimeout> | undefined;
  #attempt: ReturnType<typeof setTimeout> | undefined;

  constructor(room: Pick<Room, "connection">, ports: ReconnectPorts) {
    this.#room = room;
    this.#ports = ports;
  }

  /** The connection has dropped, or an attempt has failed. */
  dropped(): void {
    const again = this.#total !== undefined;
    this.#total ??= setTimeout(() => this.#ports.onEnd("lost"), TOTAL_MS);
    clearTimeout(this.#attempt);
    this.#attempt = setTimeout(() => this.#room.connection.close(), ATTEMPT_MS);
    if (again) void this.#askForSeat();
  }

  /** The connection is back, or not needed any more. */
  stop(): void {
    clearTimeout(this.#total);
    clearTimeout(this.#attempt);
    this.#total = undefined;
  }

  async #askForSeat(): Promise<void> {
    const gone = await this.#ports.isSeatGone();
    if (gone && this.#total !== undefined) this.#ports.onEnd("gone");
  }
}
