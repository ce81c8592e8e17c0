/** Arrows at the edge of the screen that point at the ball and at players outside of it. */
import type { GameObjects } from "phaser";
import { css, type Rgb } from "#client/paint/color.ts";
import { INK, SUN } from "#client/paint/palette.ts";
import type { Frame } from "#client/session/frame.ts";
import { DEPTH } from "./depth.ts";
import type { PlayerAppearances } from "./player-appearance.ts";
import type { RenderContext, ViewArea } from "./render-context.ts";

export type OffscreenArrows = { draw(frame: Frame, appearances: PlayerAppearances, area: ViewArea): void };

/** Distance of an arrow from the edge, in map units. */
const INSET = 15;
const SIZE = 9;
const BALL_SCALE = 1.25;

export function createOffscreenArrows({ scene, textures, resolution }: RenderContext): OffscreenArrows {
  const pool: GameObjects.Image[] = [];
  const keyOf = (color: Rgb) => textures.get(`arrow/${color}`, SIZE, SIZE, (context) => paintArrow(context, color));
  let used = 0;

  return {
    draw(frame, appearances, area) {
      used = 0;
      for (let i = 0; i < frame.count; i++) {
        const appearance = appearances.get(frame.owner[i]!);
        if (i !== 0 && !appearance) continue;
        const radius = frame.radius[i]!;
        const x = frame.x[i]!;
        const y = frame.y[i]!;
        const outside =
          x + radius < area.x ||
          x - radius > area.x + area.width ||
          y + radius < area.y ||
          y - radius > area.y + area.height;
        if (outside) point(x, y, area, i === 0 ? SUN : appearance!.color, i === 0 ? BALL_SCALE : 1);
      }
      for (let i = used; i < pool.length; i++) pool[i]!.visible = false;
    },
  };

  function point(x: number, y: number, area: ViewArea, color: Rgb, scale: number): void {
    const key = keyOf(color);
    const arrow = (pool[used] ??= scene.add.image(0, 0, key).setDepth(DEPTH.arrow));
    used++;
    const atX = Math.max(area.x + INSET, Math.min(area.x + area.width - INSET, x));
    const atY = Math.max(area.y + INSET, Math.min(area.y + area.height - INSET, y));
    arrow
      .setTexture(key)
      .setPosition(atX, atY)
      .setScale(scale / resolution).visible = true;
    arrow.rotation = Math.atan2(y - atY, x - atX);
  }
}

/** An arrow that points to the right. */
function paintArrow(context: CanvasRenderingContext2D, color: Rgb): void {
  context.lineJoin = "round";
  context.lineWidth = 2;
  context.strokeStyle = css(INK);
  context.fillStyle = css(color);
  context.beginPath();
  context.moveTo(SIZE - 2, 0);
  context.lineTo(-SIZE + 4, -SIZE + 3);
  context.lineTo(-SIZE + 7, 0);
  context.lineTo(-SIZE + 4, SIZE - 3);
  context.closePath();
  context.fill();
  context.stroke();
}
