/** Confetti in the scoring team's colours, thrown from where the ball crossed the goal line. */
import { mix, type Rgb } from "#client/paint/color.ts";
import { BLUE, RED, SUN, WHITE } from "#client/paint/palette.ts";
import { BLUE_TEAM } from "#room/team.ts";
import { DEPTH } from "./depth.ts";
import type { RenderContext } from "./render-context.ts";

export type Confetti = { burst(x: number, y: number, team: number): void };

const PIECES = 130;
const HALF_WIDTH = 4;
const HALF_HEIGHT = 2.3;
const GRAVITY = 34;

export function createConfetti({ scene, textures, resolution, axes }: RenderContext): Confetti {
  const key = textures.get("confetti", HALF_WIDTH, HALF_HEIGHT, (context) => {
    context.fillStyle = "#fff";
    context.fillRect(-HALF_WIDTH, -HALF_HEIGHT, HALF_WIDTH * 2, HALF_HEIGHT * 2);
  });
  const createEmitter = (color: Rgb) =>
    scene.add
      .particles(0, 0, key, {
        emitting: false,
        lifespan: { min: 1200, max: 2600 },
        speed: { min: 15, max: 190 },
        angle: { min: 0, max: 360 },
        // Paper is slowed down by air: its fall is slow.
        gravityX: axes.down.x * GRAVITY,
        gravityY: axes.down.y * GRAVITY,
        rotate: { start: 0, end: 720, random: true },
        scaleX: { start: 1 / resolution, end: 0.55 / resolution },
        scaleY: { start: 1.1 / resolution, end: 0.8 / resolution },
        alpha: { start: 1, end: 0, ease: "Cubic.easeIn" },
        tint: [color, mix(color, WHITE, 0.45), WHITE, SUN],
      })
      .setDepth(DEPTH.effect);
  const red = createEmitter(RED);
  const blue = createEmitter(BLUE);
  return {
    burst(x, y, team) {
      (team === BLUE_TEAM ? blue : red).emitParticleAt(x, y, PIECES);
    },
  };
}
