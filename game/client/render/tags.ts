/** The name tags of all players, in the places that tag-layout.ts chooses. */
import type { Frame } from "#client/session/frame.ts";
import type { PlayerAppearance } from "./player-appearance.ts";
import type { PlayerOverlay } from "./player-overlay.ts";
import type { RenderContext } from "./render-context.ts";
import { TagLayout, TAGS_MAX } from "./tag-layout.ts";

/** Of each player that has a disc, in the order of the discs. */
type Tagged = { readonly overlay: PlayerOverlay; readonly appearance: PlayerAppearance | undefined };

export type Tags = { draw(frame: Frame, players: readonly Tagged[], elapsedMs: number): void };

/** Larger discs of the stadium are ground to a name. */
const OBSTACLE_RADIUS_MAX = 40;

export function createTags({ reducedMotion, axes }: RenderContext): Tags {
  const layout = new TagLayout();
  /** The disc of each tag. */
  const discs = new Uint16Array(TAGS_MAX);
  return {
    draw(frame, players, elapsedMs) {
      collect(frame, players);
      layout.arrange(reducedMotion ? Infinity : elapsedMs);
      for (let tag = 0; tag < layout.count; tag++) {
        const { overlay, appearance } = players[tag]!;
        if (!appearance || !(layout.halfWidth[tag]! > 0)) continue;
        overlay.drawTag(frame, discs[tag]!, appearance, layout.offset[tag]!);
      }
    },
  };

  function collect(frame: Frame, players: readonly Tagged[]): void {
    layout.count = layout.obstacles = 0;
    for (let i = 0; i < frame.count; i++) {
      const radius = frame.radius[i]!;
      if (frame.owner[i]! < 0) {
        if (radius > 0 && radius <= OBSTACLE_RADIUS_MAX)
          layout.addObstacle(across(frame, i), downwards(frame, i), radius);
        continue;
      }
      if (layout.count >= TAGS_MAX) continue;
      const { overlay, appearance } = players[layout.count]!;
      const tag = layout.count++;
      discs[tag] = i;
      layout.x[tag] = across(frame, i);
      layout.y[tag] = downwards(frame, i);
      layout.radius[tag] = Math.max(0, radius);
      layout.halfWidth[tag] = overlay.tagHalfWidth(frame, i, appearance);
    }
  }

  /** Coordinates on the screen, which may be turned, in map units. */
  function across({ x, y }: Frame, i: number): number {
    return x[i]! * axes.right.x + y[i]! * axes.right.y;
  }

  function downwards({ x, y }: Frame, i: number): number {
    return x[i]! * axes.down.x + y[i]! * axes.down.y;
  }
}
