/** Arrows at the edge of the screen that point at the ball and at players outside of it, unless they are never drawn. */
import type { GameObjects } from "phaser";
import { css, type Rgb } from "#client/paint/color.ts";
import { SUN, WHITE } from "#client/paint/palette.ts";
import type { Frame } from "#client/session/frame.ts";
import { DEPTH } from "./depth.ts";
import type { PlayerAppearances } from "./player-appearance.ts";
import type { RenderContext, ViewArea } from "./render-context.ts";

export type OffscreenArrows = { draw(frame: Frame, appearances: PlayerAppearances, area: ViewArea): void };

/** Distance of an arrow from the edge, in map units. */
const INSET = 15;
const SIZE = 11;
const BALL_SCALE = 1.25;
/** A view that is less high shrinks the arrows: only scripts zoom in so far. */
const HEIGHT_MIN = 180;

/** `color`: what it shows; its texture changes only with this. */
type Arrow = { readonly image: GameObjects.Image; color: Rgb };

export function createOffscreenArrows({ scene, textures, resolution }: RenderContext): OffscreenArrows {
  const pool: Arrow[] = [];
  const keyOf = (color: Rgb) => textures.get(`arrow/${color}`, SIZE, SIZE, (context) => paintArrow(context, color));
  const createArrow = (color: Rgb): Arrow => ({
    image: scene.add.image(0, 0, keyOf(color)).setDepth(DEPTH.arrow),
    color,
  });
  let used = 0;

  return {
    draw(frame, appearances, area) {
      used = 0;
      for (let i = 0; i < frame.count; i++) {
        const appearance = appearances.get(frame.owner[i]!);
        if (i !== 0 && !appearance) continue;
        if (!isOffscreen(frame, i, area)) continue;
        point(frame.x[i]!, frame.y[i]!, area, i === 0 ? SUN : appearance!.color, i === 0 ? BALL_SCALE : 1);
      }
      for (let i = used; i < pool.length; i++) pool[i]!.image.visible = false;
    },
  };

  function point(x: number, y: number, area: ViewArea, color: Rgb, scale: number): void {
    const arrow = (pool[used++] ??= createArrow(color));
    if (arrow.color !== color) {
      arrow.color = color;
      arrow.image.setTexture(keyOf(color));
    }
    const size = Math.min(1, area.height / HEIGHT_MIN);
    const inset = INSET * size;
    const atX = Math.max(area.x + inset, Math.min(area.x + area.width - inset, x));
    const atY = Math.max(area.y + inset, Math.min(area.y + area.height - inset, y));
    arrow.image.setPosition(atX, atY).setScale((scale * size) / resolution).visible = true;
    arrow.image.rotation = Math.atan2(y - atY, x - atX);
  }
}

/** Whether a disc that would be drawn is wholly outside of the screen. */
export function isOffscreen(frame: Frame, i: number, { x, y, width, height }: ViewArea): boolean {
  const radius = frame.radius[i]!;
  const dx = Math.max(x - frame.x[i]!, frame.x[i]! - x - width);
  const dy = Math.max(y - frame.y[i]!, frame.y[i]! - y - height);
  return radius > 0 && Math.max(dx, dy) > radius;
}

/** An arrow that points to the right. */
function paintArrow(context: CanvasRenderingContext2D, color: Rgb): void {
  context.lineJoin = "round";
  context.lineWidth = 3;
  context.strokeStyle = css(WHITE, 0.9);
  context.fillStyle = css(color);
  context.beginPath();
  context.moveTo(SIZE - 2, 0);
  context.lineTo(-SIZE + 3, -SIZE + 2.5);
  context.lineTo(-SIZE + 6.5, 0);
  context.lineTo(-SIZE + 3, SIZE - 2.5);
  context.closePath();
  context.stroke();
  context.fill();
}
