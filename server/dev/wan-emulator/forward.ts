/** One direction of a proxied connection: bytes read from one socket are written to the other after their delay. */
import type { Socket } from "node:net";
import { nowMs, type TimerQueue } from "./timer-queue.ts";
import type { NetworkSpec } from "./spec.ts";
import type { DeliveryTiming } from "./timing.ts";

/** With a limited bandwidth, data is forwarded in pieces of this size: the payload of an Ethernet frame. */
const SEGMENT_BYTES = 1460;
/** Maximum number of bytes in flight, as TCP's window limits it; with a limited bandwidth half a second of data. */
const WINDOW_BYTES = 256 * 1024;
const WINDOW_SECONDS = 0.5;
const WINDOW_LEAST_BYTES = 16 * 1024;

export type Forwarding = {
  readonly from: Socket;
  readonly to: Socket;
  readonly timing: DeliveryTiming;
  readonly timers: TimerQueue;
  readonly spec: NetworkSpec;
};

export function forward({ from, to, timing, timers, spec }: Forwarding): void {
  const windowBytes = Math.min(WINDOW_BYTES, Math.max(WINDOW_LEAST_BYTES, spec.bytesPerSecond * WINDOW_SECONDS));
  let inFlight = 0;
  let ended = false;
  const schedule = (bytes: number, run: () => void): void => timers.at(timing.arrival(nowMs(), bytes), run);
  const resume = (): void => {
    if (inFlight <= windowBytes / 2 && !to.writableNeedDrain) from.resume();
  };
  from.on("data", (chunk: Buffer) => {
    for (const piece of split(chunk, spec)) {
      inFlight += piece.length;
      schedule(piece.length, () => {
        inFlight -= piece.length;
        if (to.writable) to.write(piece);
        resume();
      });
    }
    if (inFlight > windowBytes || to.writableNeedDrain) from.pause();
  });
  to.on("drain", resume);
  from.once("end", () => {
    ended = true;
    schedule(0, () => to.end());
  });
  // A reset is forwarded after the bytes in flight.
  from.once("close", (failed) => {
    if (failed || !ended) schedule(0, () => void (to.destroyed || to.resetAndDestroy()));
  });
  from.on("error", () => undefined);
}

/** With an unlimited bandwidth a chunk stays whole. */
function* split(chunk: Buffer, { bytesPerSecond }: NetworkSpec): Generator<Buffer> {
  const size = bytesPerSecond === Infinity ? Math.max(1, chunk.length) : SEGMENT_BYTES;
  for (let start = 0; start < chunk.length; start += size) yield chunk.subarray(start, start + size);
}
