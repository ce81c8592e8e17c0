/** Paper in the scorer's colours, thrown from where the ball went in. */
import { DEPTH } from "./depth.ts";
import { BLUE, RED, SUN } from "./paint/palette.ts";
import { mix } from "./paint/color.ts";
import type { Stage } from "./stage.ts";

export type Confetti = { burst(x: number, y: number, team: number): void };

const PIECES = 130;
const HALF_WIDTH = 4;
const HALF_HEIGHT = 2.3;

export function createConfetti({ scene, textures, resolution }: Stage): Confetti {
  const key = textures.get("confetti", HALF_WIDTH, HALF_HEIGHT, (context) => {
    context.fillStyle = "#fff";
    context.fillRect(-HALF_WIDTH, -HALF_HEIGHT, HALF_WIDTH * 2, HALF_HEIGHT * 2);
  });
  const throwers = [RED, BLUE].map((color) =>
    scene.add
      .particles(0, 0, key, {
        emitting: false,
        lifespan: { min: 1200, max: 2600 },
        speed: { min: 15, max: 190 },
        angle: { min: 0, max: 360 },
        // Paper is slow in air: it leaves fast, stops soon and sinks.
        gravityY: 34,
        rotate: { start: 0, end: 720, random: true },
        scaleX: { start: 1 / resolution, end: 0.55 / resolution },
        scaleY: { start: 1.1 / resolution, end: 0.8 / resolution },
        alpha: { start: 1, end: 0, ease: "Cubic.easeIn" },
        tint: [color, mix(color, 0xffffff, 0.45), 0xffffff, SUN],
      })
      .setDepth(DEPTH.effect),
  );
  return {
    burst(x, y, team) {
      throwers[team === 2 ? 1 : 0]?.emitParticleAt(x, y, PIECES);
    },
  };
}
