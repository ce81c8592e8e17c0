/** Rings that grow and fade. */
import { paintPulse } from "#client/paint/disc.ts";
import { createImagePool } from "./image-pool.ts";
import { DEPTH } from "./depth.ts";
import type { RenderContext } from "./render-context.ts";

export type Pulse = {
  readonly durationMs: number;
  /** Radii at the start and at the end, in shares of PULSE_RADIUS. */
  readonly from: number;
  readonly to: number;
  readonly alpha: number;
  readonly delayMs?: number;
};

/** Map units. */
export const PULSE_RADIUS = 20;
/** At the same time; further ones are dropped. */
const PULSES_MAX = 24;

export type Pulses = { show(x: number, y: number, pulse: Pulse): void };

export function createPulses(render: RenderContext): Pulses {
  const { scene, textures, resolution } = render;
  const key = textures.get("pulse", PULSE_RADIUS, PULSE_RADIUS, (context) => paintPulse(context, PULSE_RADIUS));
  const pool = createImagePool(scene, { key, depth: DEPTH.pulse, size: PULSES_MAX });
  return {
    show(x, y, { durationMs, from, to, alpha, delayMs = 0 }) {
      const image = pool.take();
      if (!image) return;
      image
        .setPosition(x, y)
        .setScale(from / resolution)
        .setAlpha(delayMs > 0 ? 0 : alpha);
      scene.tweens.add({
        targets: image,
        scale: { from: from / resolution, to: to / resolution, ease: "Quad.easeOut" },
        alpha: { from: alpha, to: 0 },
        duration: durationMs,
        delay: delayMs,
        onComplete: () => pool.release(image),
      });
    },
  };
}
