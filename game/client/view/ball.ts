/** The ball: white leather, dark spots that roll, a rim. */
import type { Frame } from "#client/session/frame.ts";
import { DEPTH } from "./depth.ts";
import { css, lightness, mix } from "./paint/color.ts";
import { OUTLINE, paintPlainDisc } from "./paint/disc.ts";
import { INK } from "./paint/palette.ts";
import { createRoll, rollBy, SPOTS } from "./roll.ts";
import type { Stage } from "./stage.ts";

export type Ball = { draw(frame: Frame): void };

/** Radius the textures are made for; other balls are the same drawing, scaled. */
const MADE_FOR = 10;
const SPOT = 0.37;
/** A longer way in one frame is a reset, not a roll. */
const ROLL_MAX = 60;

export function createBall(stage: Stage): Ball {
  const { scene, textures, resolution, stadium } = stage;
  const color = stadium.discs[0]?.color ?? 0xffffff;
  const base = scene.add
    .image(
      0,
      0,
      textures.get("ball", MADE_FOR, MADE_FOR, (context) => paintPlainDisc(context, MADE_FOR, color)),
    )
    .setDepth(DEPTH.ball);
  const spotKey = textures.get("ball-spot", MADE_FOR * SPOT, MADE_FOR * SPOT, (context) => paintSpot(context, color));
  const spots = Array.from({ length: color < 0 ? 0 : SPOTS }, () =>
    scene.add.image(0, 0, spotKey).setDepth(DEPTH.ball),
  );
  const rim = scene.add
    .image(
      0,
      0,
      textures.get("ball-rim", MADE_FOR, MADE_FOR, (context) => paintPlainDisc(context, MADE_FOR, -1)),
    )
    .setDepth(DEPTH.ball);
  const roll = createRoll();
  let lastX = 0;
  let lastY = 0;

  return {
    draw(frame) {
      const shown = frame.count > 0;
      base.visible = rim.visible = shown;
      for (const spot of spots) spot.visible = shown;
      if (!shown) return;
      const x = frame.x[0]!;
      const y = frame.y[0]!;
      const radius = frame.radius[0]!;
      if (Math.abs(x - lastX) + Math.abs(y - lastY) < ROLL_MAX) rollBy(roll, x - lastX, y - lastY, radius);
      lastX = x;
      lastY = y;
      const scale = radius / MADE_FOR / resolution;
      base.setPosition(x, y).setScale(scale);
      rim.setPosition(x, y).setScale(scale);
      const reach = radius - OUTLINE * 0.8;
      for (let i = 0; i < spots.length; i++) {
        const spot = spots[i]!;
        const depth = roll.z[i]!;
        spot.visible = depth > 0.04;
        if (!spot.visible) continue;
        const sx = roll.x[i]!;
        const sy = roll.y[i]!;
        // Seen from the side a spot is narrow; its narrow way points at the middle of the ball.
        spot.setPosition(x + sx * reach, y + sy * reach).setScale(scale * depth, scale);
        spot.rotation = Math.atan2(sy, sx);
      }
    },
  };
}

function paintSpot(context: CanvasRenderingContext2D, color: number): void {
  const radius = MADE_FOR * SPOT;
  context.fillStyle = css(lightness(color) > 0.4 ? mix(color, INK, 0.86) : mix(color, 0xffffff, 0.6));
  context.beginPath();
  for (let i = 0; i < 5; i++) {
    const angle = (i * 2 * Math.PI) / 5;
    context.lineTo(Math.cos(angle) * radius, Math.sin(angle) * radius);
  }
  context.closePath();
  context.fill();
}
