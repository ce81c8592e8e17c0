/** The player at a point of the map: for clicks on a disc or on the name below it. */
import { onScreen, type Turn } from "#client/session/device.ts";
import type { Frame } from "#client/session/frame.ts";
import { NAME_HEIGHT, NAME_WIDTH } from "#client/paint/name.ts";

/** Map units by which a click may miss a disc. */
const TOLERANCE = 7;

/** The id of the player whose disc is nearest; undefined where no disc and no name is. `turn` is that of the pitch. */
export function playerAt(frame: Frame, x: number, y: number, turn: Turn = 0): number | undefined {
  let found: number | undefined;
  let least = Infinity;
  for (let i = 1; i < frame.count; i++) {
    if (frame.owner[i]! < 0 || !(frame.radius[i]! > 0)) continue;
    const { x: dx, y: dy } = onScreen(turn, x - frame.x[i]!, y - frame.y[i]!);
    const radius = frame.radius[i]!;
    const distance = Math.sqrt(dx * dx + dy * dy);
    const onName = Math.abs(dx) < NAME_WIDTH / 3 && dy > 0 && dy < radius + NAME_HEIGHT + 2;
    if (distance >= least || (distance > radius + TOLERANCE && !onName)) continue;
    least = distance;
    found = frame.owner[i]!;
  }
  return found;
}
