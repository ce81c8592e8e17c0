/** The ball as sprites: leather, spots that turn as it rolls, an outline on top. */
import { isSpotVisible, paintBallSpot, SPOT_RADIUS, spotReach } from "#client/paint/ball.ts";
import { createBallSpin, rollBall, SPOT_COUNT } from "#client/paint/ball-spin.ts";
import { paintPlainDisc } from "#client/paint/disc.ts";
import { WHITE } from "#client/paint/palette.ts";
import type { Frame } from "#client/session/frame.ts";
import { DEPTH } from "./depth.ts";
import type { RenderContext } from "./render-context.ts";
import type { Painter } from "./texture-cache.ts";

export type Ball = { draw(frame: Frame): void };

/** Radius of the textures; other sizes are scaled. */
const TEXTURE_RADIUS = 10;
/** A longer way in one frame is a reset and does not turn the ball. */
const ROLL_MAX = 60;

export function createBall({ scene, textures, resolution, stadium }: RenderContext): Ball {
  const color = stadium.discs[0]?.color ?? WHITE;
  const addImage = (name: string, radius: number, painter: Painter) =>
    scene.add.image(0, 0, textures.get(name, radius, radius, painter)).setDepth(DEPTH.ball);
  const leather = addImage("ball", TEXTURE_RADIUS, (context) => paintPlainDisc(context, TEXTURE_RADIUS, color));
  const spotRadius = TEXTURE_RADIUS * SPOT_RADIUS;
  const spots = Array.from({ length: color < 0 ? 0 : SPOT_COUNT }, () =>
    addImage("ball-spot", spotRadius, (context) => paintBallSpot(context, spotRadius, color)),
  );
  const outline = addImage("ball-outline", TEXTURE_RADIUS, (context) => paintPlainDisc(context, TEXTURE_RADIUS, -1));
  const spin = createBallSpin();
  let lastX = 0;
  let lastY = 0;

  return {
    draw(frame) {
      const shown = frame.count > 0;
      leather.visible = outline.visible = shown;
      for (const spot of spots) spot.visible = shown;
      if (!shown) return;
      const x = frame.x[0]!;
      const y = frame.y[0]!;
      const radius = frame.radius[0]!;
      if (Math.abs(x - lastX) + Math.abs(y - lastY) < ROLL_MAX) rollBall(spin, x - lastX, y - lastY, radius);
      lastX = x;
      lastY = y;
      const scale = radius / TEXTURE_RADIUS / resolution;
      leather.setPosition(x, y).setScale(scale);
      outline.setPosition(x, y).setScale(scale);
      const reach = spotReach(radius);
      for (let i = 0; i < spots.length; i++) {
        const spot = spots[i]!;
        spot.visible = isSpotVisible(spin, i);
        if (!spot.visible) continue;
        const sx = spin.x[i]!;
        const sy = spin.y[i]!;
        // Near the horizon a spot is seen at an angle: its narrow side points at the middle of the ball.
        spot.setPosition(x + sx * reach, y + sy * reach).setScale(scale * spin.z[i]!, scale);
        spot.rotation = Math.atan2(sy, sx);
      }
    },
  };
}
