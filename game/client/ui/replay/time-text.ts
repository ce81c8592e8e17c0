/** Moments of a recording as text. Pure. */
import { REPLAY_RATE } from "../../session/replay.ts";

/** Minutes and whole seconds: tick 4530 is "1:15". */
export function timeText(tick: number): string {
  const seconds = Math.floor(tick / REPLAY_RATE);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** With hundredths, which differ for every tick: tick 4530 is "1:15.50". */
export function exactTimeText(tick: number): string {
  const hundredths = Math.floor(((tick % REPLAY_RATE) * 100) / REPLAY_RATE);
  return `${timeText(tick)}.${String(hundredths).padStart(2, "0")}`;
}
