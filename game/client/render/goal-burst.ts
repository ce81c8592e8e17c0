/** A goal in the colour of the team that scored: light and rings around the ball; confetti and sparks. */
import { BlendModes } from "phaser";
import { mix, type Rgb } from "#client/paint/color.ts";
import { paintGlow, paintWave } from "#client/paint/effect-shapes.ts";
import { SUN, WHITE } from "#client/paint/palette.ts";
import { BLUE_TEAM } from "#room/team.ts";
import { DEPTH } from "./depth.ts";
import { hasDecoration, type RenderContext } from "./render-context.ts";

export type GoalBurst = {
  /** Light, rings, and a shake of the camera. */
  wave(x: number, y: number, team: number): void;
  /** Particles. */
  burst(x: number, y: number, team: number): void;
};

const PIECES = 150;
const SPARKS = 60;
/** Half extents of a piece of confetti. */
const PIECE = { width: 4.6, height: 2.6 } as const;
const SPARK_RADIUS = 5;
/** Radii of the textures, and how much they grow. */
const WAVE_RADIUS = 90;
const GLOW_RADIUS = 110;
/** Paper is slowed down by air: its fall is slow. */
const GRAVITY = 26;
const SHAKE = { durationMs: 260, intensity: 0.004 } as const;

export function createGoalBurst(render: RenderContext): GoalBurst {
  const { scene, style } = render;
  const colorOf = (team: number): Rgb => (team === BLUE_TEAM ? style.teams.blue : style.teams.red);
  const waves = createWaves(render);
  const emitters = hasDecoration(render)
    ? { red: createEmitters(render, style.teams.red), blue: createEmitters(render, style.teams.blue) }
    : undefined;
  return {
    wave(x, y, team) {
      waves(x, y, colorOf(team));
      scene.cameras.main.shake(SHAKE.durationMs, SHAKE.intensity);
    },
    burst(x, y, team) {
      const own = team === BLUE_TEAM ? emitters?.blue : emitters?.red;
      own?.sparks.emitParticleAt(x, y, SPARKS);
      own?.paper.emitParticleAt(x, y, PIECES);
    },
  };
}

/** One light and two rings, which are used again at every goal. */
function createWaves({ scene, textures, resolution }: RenderContext) {
  const waveKey = textures.get("wave", WAVE_RADIUS, WAVE_RADIUS, (context) => paintWave(context, WAVE_RADIUS));
  const glowKey = textures.get("goal-glow", GLOW_RADIUS, GLOW_RADIUS, (context) => paintGlow(context, GLOW_RADIUS));
  const add = (key: string, depth: number) => scene.add.image(0, 0, key).setDepth(depth).setVisible(false);
  const glow = add(glowKey, DEPTH.trail);
  const rings = [add(waveKey, DEPTH.trail), add(waveKey, DEPTH.trail)] as const;
  return (x: number, y: number, color: Rgb): void => {
    glow
      .setPosition(x, y)
      .setTint(mix(color, WHITE, 0.1))
      .setVisible(true);
    scene.tweens.add({
      targets: glow,
      scale: { from: 0.5 / resolution, to: 2.6 / resolution, ease: "Cubic.easeOut" },
      alpha: { from: 0.85, to: 0, ease: "Sine.easeIn" },
      duration: 1900,
      onComplete: () => glow.setVisible(false),
    });
    for (const [i, ring] of rings.entries()) {
      ring
        .setPosition(x, y)
        .setTint(i === 0 ? mix(color, WHITE, 0.15) : WHITE)
        .setAlpha(0)
        .setVisible(true);
      scene.tweens.add({
        targets: ring,
        scale: { from: 0.12 / resolution, to: (i === 0 ? 4.2 : 2.6) / resolution, ease: "Cubic.easeOut" },
        alpha: { from: i === 0 ? 0.9 : 0.5, to: 0, ease: "Quad.easeOut" },
        duration: i === 0 ? 1500 : 1200,
        delay: i * 160,
        onComplete: () => ring.setVisible(false),
      });
    }
  };
}

function createEmitters({ scene, textures, resolution, axes }: RenderContext, color: Rgb) {
  const paperKey = textures.get("confetti", PIECE.width, PIECE.height, (context) => {
    context.fillStyle = "#fff";
    context.fillRect(-PIECE.width, -PIECE.height, PIECE.width * 2, PIECE.height * 2);
  });
  const sparkKey = textures.get("spark", SPARK_RADIUS, SPARK_RADIUS, (context) => paintGlow(context, SPARK_RADIUS));
  const paper = scene.add
    .particles(0, 0, paperKey, {
      emitting: false,
      lifespan: { min: 1500, max: 3300 },
      speed: { min: 15, max: 240 },
      angle: { min: 0, max: 360 },
      gravityX: axes.down.x * GRAVITY,
      gravityY: axes.down.y * GRAVITY,
      rotate: { start: 0, end: 720, random: true },
      scaleX: { start: 1 / resolution, end: 0.5 / resolution },
      scaleY: { start: 1.1 / resolution, end: 0.7 / resolution },
      alpha: { start: 1, end: 0, ease: "Cubic.easeIn" },
      tint: [color, color, mix(color, WHITE, 0.45), WHITE, SUN],
    })
    .setDepth(DEPTH.effect);
  const sparks = scene.add
    .particles(0, 0, sparkKey, {
      emitting: false,
      lifespan: { min: 500, max: 1200 },
      speed: { min: 90, max: 460 },
      angle: { min: 0, max: 360 },
      scale: { start: 1.4 / resolution, end: 0.2 / resolution, ease: "Quad.easeOut" },
      alpha: { start: 1, end: 0, ease: "Quad.easeIn" },
      tint: [mix(color, WHITE, 0.4), WHITE],
      blendMode: BlendModes.ADD,
    })
    .setDepth(DEPTH.effect);
  return { paper, sparks };
}
