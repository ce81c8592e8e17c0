/** Who is at a place of the map: for a click on a disc, or on the name below it. */
import type { Frame } from "#client/session/frame.ts";
import { NAME_HEIGHT, NAME_WIDTH } from "./paint/name.ts";

/** Fingers and hurried mice miss by a little. */
const MISS = 7;

/** The id of the player whose disc is nearest, or whose name it is; undefined where there is nobody. */
export function discAt(frame: Frame, x: number, y: number): number | undefined {
  let found: number | undefined;
  let least = Infinity;
  for (let i = 1; i < frame.count; i++) {
    if (frame.owner[i]! < 0) continue;
    const awayX = x - frame.x[i]!;
    const awayY = y - frame.y[i]!;
    const radius = frame.radius[i]!;
    const away = Math.sqrt(awayX * awayX + awayY * awayY);
    const onName = Math.abs(awayX) < NAME_WIDTH / 3 && awayY > 0 && awayY < radius + NAME_HEIGHT + 2;
    if (away >= least || (away > radius + MISS && !onName)) continue;
    least = away;
    found = frame.owner[i]!;
  }
  return found;
}
