/** Sends messages in parts, in order, and not faster than the room accepts bytes. */
import { splitMessage } from "#protocol/sync-message.ts";
import { SENT_BYTES } from "#protocol/workshop.ts";

export type SenderPorts = {
  readonly send: (part: Uint8Array) => void;
  /** Monotonic milliseconds. */
  readonly now: () => number;
  /** Called when everything is sent that had to wait. */
  readonly onIdle: () => void;
};

/** Bytes of a frame besides the part, as the server counts them. */
const OVERHEAD = 16;

export class PacedSender {
  readonly #ports: SenderPorts;
  #waiting: Uint8Array[] = [];
  /** Bytes that may be sent now, at the time of the last update. */
  #tokens = SENT_BYTES.burst;
  #tokensMs: number;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(ports: SenderPorts) {
    this.#ports = ports;
    this.#tokensMs = ports.now();
  }

  get isIdle(): boolean {
    return this.#waiting.length === 0;
  }

  send(message: Uint8Array): void {
    this.#waiting.push(...splitMessage(message));
    if (this.#timer === undefined) this.#sendWaiting();
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#waiting = [];
  }

  #sendWaiting(): void {
    this.#refill();
    let sent = 0;
    for (const part of this.#waiting) {
      const bytes = part.length + OVERHEAD;
      if (bytes > this.#tokens) break;
      this.#tokens -= bytes;
      this.#ports.send(part);
      sent++;
    }
    this.#waiting.splice(0, sent);
    const [next] = this.#waiting;
    if (next === undefined) return this.#ports.onIdle();
    const missing = next.length + OVERHEAD - this.#tokens;
    this.#timer = setTimeout(
      () => {
        this.#timer = undefined;
        this.#sendWaiting();
      },
      Math.ceil((missing / SENT_BYTES.perSecond) * 1000),
    );
  }

  #refill(): void {
    const now = this.#ports.now();
    const { burst, perSecond } = SENT_BYTES;
    this.#tokens = Math.min(burst, this.#tokens + ((now - this.#tokensMs) / 1000) * perSecond);
    this.#tokensMs = now;
  }
}
