/** What a player has around their disc: the kick ring, and the name for all players but the client's own. */
import { paintKickRing, RING_WIDTH } from "#client/paint/disc.ts";
import { WHITE } from "#client/paint/palette.ts";
import type { Frame } from "#client/session/frame.ts";
import { DEPTH } from "./depth.ts";
import { createDiscSprite, type DiscLook, FLAT_RADIUS_MAX } from "./disc-sprite.ts";
import { createNameTag } from "./name-tag.ts";
import type { PlayerAppearance } from "./player-appearance.ts";
import type { RenderContext, ViewArea } from "./render-context.ts";

export type PlayerOverlay = {
  /** Around disc `i`. A player without an appearance or without a positive radius has neither. */
  draw(frame: Frame, i: number, appearance: PlayerAppearance | undefined, view: ViewArea): void;
  /** Half the width of the name in map units, 0 where none is shown. */
  tagHalfWidth(frame: Frame, i: number, appearance: PlayerAppearance | undefined): number;
  /** The name, `offset` below the middle of disc `i`. */
  drawTag(frame: Frame, i: number, appearance: PlayerAppearance, offset: number): void;
  hide(): void;
};

const KICK_RING: DiscLook = {
  name: "ring",
  paint: paintKickRing,
  tint: WHITE,
  textureRadiusMax: FLAT_RADIUS_MAX,
  fill: { colors: [], angle: 0, outline: WHITE, outlineWidth: RING_WIDTH, alpha: 1 },
};

export function createPlayerOverlay(render: RenderContext): PlayerOverlay {
  const ring = createDiscSprite(render, DEPTH.ring);
  const tag = createNameTag(render);
  const { down } = render.axes;
  const hide = () => {
    ring.hide();
    tag.hide();
  };

  return {
    draw(frame, i, appearance, view) {
      const x = frame.x[i]!;
      const y = frame.y[i]!;
      const radius = frame.radius[i]!;
      if (!appearance || !(radius > 0)) return hide();
      if (frame.ring[i] === 1) ring.draw(x, y, radius, KICK_RING, view);
      else ring.hide();
    },
    tagHalfWidth(frame, i, appearance) {
      return appearance && frame.radius[i]! > 0 ? tag.halfWidth(appearance) : 0;
    },
    drawTag(frame, i, appearance, offset) {
      tag.draw(frame.x[i]! + down.x * offset, frame.y[i]! + down.y * offset, appearance);
    },
    hide,
  };
}
