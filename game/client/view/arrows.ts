/** Arrows at the edge of the view, pointing at the ball and at players outside of it. */
import type { GameObjects } from "phaser";
import type { Frame } from "#client/session/frame.ts";
import { DEPTH } from "./depth.ts";
import type { Look } from "./look.ts";
import { css } from "./paint/color.ts";
import { INK, SUN } from "./paint/palette.ts";
import type { Sight, Stage } from "./stage.ts";

export type Arrows = { draw(frame: Frame, looks: ReadonlyMap<number, Look>, sight: Sight): void };

/** Distance of an arrow from the edge. */
const INSET = 15;
const SIZE = 9;
const BALL_SCALE = 1.25;

export function createArrows(stage: Stage): Arrows {
  const { scene, textures, resolution } = stage;
  const pool: GameObjects.Image[] = [];
  const keyOf = (color: number) => textures.get(`arrow/${color}`, SIZE, SIZE, (context) => paintArrow(context, color));
  let used = 0;

  return {
    draw(frame, looks, sight) {
      used = 0;
      for (let i = 0; i < frame.count; i++) {
        const look = looks.get(frame.owner[i]!);
        if (i !== 0 && !look) continue;
        const radius = frame.radius[i]!;
        const x = frame.x[i]!;
        const y = frame.y[i]!;
        const outside =
          x + radius < sight.x ||
          x - radius > sight.x + sight.width ||
          y + radius < sight.y ||
          y - radius > sight.y + sight.height;
        if (outside) point(x, y, sight, i === 0 ? SUN : look!.color, i === 0 ? BALL_SCALE : 1);
      }
      for (let i = used; i < pool.length; i++) pool[i]!.visible = false;
    },
  };

  function point(x: number, y: number, sight: Sight, color: number, scale: number): void {
    const key = keyOf(color);
    const arrow = (pool[used] ??= scene.add.image(0, 0, key).setDepth(DEPTH.arrow));
    used++;
    const atX = Math.max(sight.x + INSET, Math.min(sight.x + sight.width - INSET, x));
    const atY = Math.max(sight.y + INSET, Math.min(sight.y + sight.height - INSET, y));
    arrow
      .setTexture(key)
      .setPosition(atX, atY)
      .setScale(scale / resolution).visible = true;
    arrow.rotation = Math.atan2(y - atY, x - atX);
  }
}

/** Points to the right. */
function paintArrow(context: CanvasRenderingContext2D, color: number): void {
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
