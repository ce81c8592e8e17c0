/**
 * The discs of the stadium in index order: flat, over the players, in the colours and with the drawings of scripts. A ball that
 * looks like a football is ball.ts's.
 */
import { hasFootball } from "#client/paint/ball.ts";
import type { Rgb } from "#client/paint/color.ts";
import { OUTLINE_WIDTH, paintStadiumDisc } from "#client/paint/disc.ts";
import { BLACK, WHITE } from "#client/paint/palette.ts";
import type { Frame } from "#client/session/frame.ts";
import { NO_PAINT, type DiscPaints } from "#client/session/room.ts";
import { discDepth } from "./depth.ts";
import { createDiscSprite, type DiscLook, type DiscSprite, FLAT_RADIUS_MAX } from "./disc-sprite.ts";
import { createImageSprite, type ImageSprite } from "./image-sprite.ts";
import type { RenderContext, ViewArea } from "./render-context.ts";

export type StadiumDiscs = { draw(frame: Frame, paints: DiscPaints, view: ViewArea): void };

export function createStadiumDiscs(render: RenderContext): StadiumDiscs {
  const { stadium } = render;
  const plain = stadium.discs.map(({ color }) => flatLook(color));
  const sprites: DiscSprite[] = stadium.discs.map((_, i) => createDiscSprite(render, discDepth(i)));
  const football = hasFootball(stadium);
  const images = createImages(render);
  let looks = plain;
  let shown = NO_PAINT;
  return {
    draw(frame, paints, view) {
      if (paints !== shown) looks = paintedLooks(plain, (shown = paints));
      const first = football && !isBallPainted(paints) ? 1 : 0;
      const lowest = Math.max(first, lowestVisible(frame, looks, view));
      for (let i = 0; i < sprites.length; i++) {
        if (i < lowest || i >= frame.count) sprites[i]!.hide();
        else sprites[i]!.draw(frame.x[i]!, frame.y[i]!, frame.radius[i]!, looks[i]!, view);
      }
      images.draw(frame, paints, lowest);
    },
  };
}

function paintedLooks(plain: readonly DiscLook[], paints: DiscPaints): DiscLook[] {
  return plain.map((look, i) => {
    const color = paints.get(i)?.color;
    return color === undefined ? look : flatLook(color);
  });
}

/** Whether a script has changed how the ball looks, so that it is drawn as a flat disc. */
export function isBallPainted(paints: DiscPaints): boolean {
  const paint = paints.get(0);
  return paint !== undefined && (paint.image !== null || (paint.color ?? WHITE) !== WHITE);
}

/** Costs nothing until a script uses a drawing. */
function createImages(render: RenderContext) {
  const sprites = new Map<number, ImageSprite>();
  return {
    draw(frame: Frame, paints: DiscPaints, lowest: number): void {
      for (const sprite of sprites.values()) sprite.hide();
      for (const [i, { image }] of paints) {
        if (image === null || i < lowest || i >= frame.count) continue;
        const sprite = sprites.get(i) ?? createImageSprite(render, discDepth(i + 0.8));
        sprites.set(i, sprite);
        sprite.draw(frame.x[i]!, frame.y[i]!, frame.radius[i]!, image);
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
