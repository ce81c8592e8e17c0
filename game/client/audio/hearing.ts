/** Where a sound is for the listener, whose ears are in the middle of the shown part of the pitch. Pure. */
import { onScreen, type Turn } from "#client/session/device.ts";
import type { ShownArea } from "#client/session/frame.ts";

/** Hard left and right are tiring. */
const PAN_MAX = 0.65;

/** Gain from 0 to 1 and pan from -1 to 1 of a sound at this position, while the pitch is turned on the screen. */
export function hear(
  x: number,
  y: number,
  area: ShownArea,
  turn: Turn,
): { readonly gain: number; readonly pan: number } {
  const right = (2 * (x - area.x)) / area.width - 1;
  const down = (2 * (y - area.y)) / area.height - 1;
  const beyond = Math.hypot(Math.max(0, Math.abs(right) - 1), Math.max(0, Math.abs(down) - 1));
  const pan = PAN_MAX * Math.max(-1, Math.min(1, onScreen(turn, right, down).x));
  return Number.isFinite(beyond) ? { gain: 1 / (1 + 2 * beyond) ** 2, pan } : { gain: 0, pan: 0 };
}
