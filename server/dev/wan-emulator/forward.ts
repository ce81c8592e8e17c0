/** One direction of one proxied connection: what comes out of one socket goes into the other, when its time has come. */
import type { Socket } from "node:net";
import { nowMs, type Alarm } from "./timer-queue.ts";
import type { LinkSpec } from "./spec.ts";
import type { LinkTiming } from "./timing.ts";

/** What a narrow line passes at a time: the payload of an Ethernet frame. */
const SEGMENT_BYTES = 1460;
/** What may be under way, as TCP's window bounds it; on a narrow line half a second of it. */
const WINDOW_BYTES = 256 * 1024;
const WINDOW_SECONDS = 0.5;
const WINDOW_LEAST_BYTES = 16 * 1024;

export type Pour = {
  readonly from: Socket;
  readonly to: Socket;
  readonly timing: LinkTiming;
  readonly alarm: Alarm;
  readonly spec: LinkSpec;
};

export function pour({ from, to, timing, alarm, spec }: Pour): void {
  const windowBytes = Math.min(WINDOW_BYTES, Math.max(WINDOW_LEAST_BYTES, spec.bytesPerSecond * WINDOW_SECONDS));
  let underWay = 0;
  let ended = false;
  const later = (bytes: number, run: () => void): void => alarm.at(timing.arrival(nowMs(), bytes), run);
  const readOn = (): void => {
    if (underWay <= windowBytes / 2 && !to.writableNeedDrain) from.resume();
  };
  from.on("data", (chunk: Buffer) => {
    for (const piece of split(chunk, spec)) {
      underWay += piece.length;
      later(piece.length, () => {
        underWay -= piece.length;
        if (to.writable) to.write(piece);
        readOn();
      });
    }
    if (underWay > windowBytes || to.writableNeedDrain) from.pause();
  });
  to.on("drain", readOn);
  from.once("end", () => {
    ended = true;
    later(0, () => to.end());
  });
  // A connection that breaks is cut on the other side as well, after what was under way.
  from.once("close", (failed) => {
    if (failed || !ended) later(0, () => void (to.destroyed || to.resetAndDestroy()));
  });
  from.on("error", () => undefined);
}

/** Without a bandwidth all of a chunk arrives at once. */
function* split(chunk: Buffer, { bytesPerSecond }: LinkSpec): Generator<Buffer> {
  const size = bytesPerSecond === Infinity ? Math.max(1, chunk.length) : SEGMENT_BYTES;
  for (let start = 0; start < chunk.length; start += size) yield chunk.subarray(start, start + size);
}
