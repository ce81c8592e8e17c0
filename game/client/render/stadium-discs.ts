/** The discs of the stadium in index order: flat, over the players. A ball that looks like a football is ball.ts's. */
import { hasFootball } from "#client/paint/ball.ts";
import type { Rgb } from "#client/paint/color.ts";
import { OUTLINE_WIDTH, paintStadiumDisc } from "#client/paint/disc.ts";
import { BLACK, WHITE } from "#client/paint/palette.ts";
import type { Frame } from "#client/session/frame.ts";
import { discDepth } from "./depth.ts";
import { createDiscSprite, type DiscLook, type DiscSprite, FLAT_RADIUS_MAX } from "./disc-sprite.ts";
import type { RenderContext, ViewArea } from "./render-context.ts";

export type StadiumDiscs = { draw(frame: Frame, view: ViewArea): void };

export function createStadiumDiscs(render: RenderContext): StadiumDiscs {
  const { stadium } = render;
  const looks = stadium.discs.map(({ color }) => flatLook(color));
  const sprites: DiscSprite[] = stadium.discs.map((_, i) => createDiscSprite(render, discDepth(i)));
  const first = hasFootball(stadium) ? 1 : 0;
  return {
    draw(frame, view) {
      const lowest = Math.max(first, lowestVisible(frame, looks, view));
      for (let i = first; i < sprites.length; i++) {
        if (i < lowest || i >= frame.count) sprites[i]!.hide();
        else sprites[i]!.draw(frame.x[i]!, frame.y[i]!, frame.radius[i]!, looks[i]!, view);
      }
    },
  };
}

/** The index of the last disc that covers the whole view, 0 if none does: nothing below it can be seen. */
export function lowestVisible(frame: Frame, looks: readonly DiscLook[], view: ViewArea): number {
  const x = view.x + view.width / 2;
  const y = view.y + view.height / 2;
  const reach = Math.hypot(view.width, view.height);
  for (let i = Math.min(frame.count, looks.length) - 1; i > 0; i--) {
    if (frame.radius[i]! <= reach || looks[i]!.fill.colors.length === 0) continue;
    if (Math.hypot(frame.x[i]! - x, frame.y[i]! - y) < frame.radius[i]! - reach) return i;
  }
  return 0;
}

/** All colours share white textures, which are tinted; their black outlines stay black. */
export function flatLook(color: Rgb): DiscLook {
  const filled = color >= 0;
  return {
    name: filled ? "disc" : "disc-outline",
    paint(context, radius) {
      const area = { x: -radius, y: -radius, width: 2 * radius, height: 2 * radius };
      paintStadiumDisc(context, { x: 0, y: 0, radius }, filled ? WHITE : color, area);
    },
    tint: filled ? color : WHITE,
    textureRadiusMax: FLAT_RADIUS_MAX,
    fill: { colors: filled ? [color] : [], angle: 0, outline: BLACK, outlineWidth: OUTLINE_WIDTH, alpha: 1 },
  };
}
