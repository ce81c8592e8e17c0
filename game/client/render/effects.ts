/** Short effects of events: a pulse at a kick or a bounce, confetti and a camera shake at a goal. */
import type { GameObjects } from "phaser";
import { paintPulse } from "#client/paint/disc.ts";
import type { Frame, FrameEvent } from "#client/session/frame.ts";
import { createConfetti } from "./confetti.ts";
import { DEPTH } from "./depth.ts";
import type { RenderContext } from "./render-context.ts";

export type Effects = {
  /** Starts the effects of the frame's events; Phaser's tweens and particles play them. */
  draw(frame: Frame): void;
};

/** Pulses at the same time; further ones are dropped. */
const PULSES_MAX = 24;
/** Map units; scales below are relative to it. */
const PULSE_RADIUS = 20;
const KICK_PULSE = { durationMs: 260, from: 0.45, to: 1.05, alpha: 0.7 } as const;
/** Slower contacts are touches, too frequent for an effect. Units per tick. */
const BOUNCE_SPEED_MIN = 2.2;
/** At this speed a bounce has its full effect. */
const BOUNCE_SPEED_FULL = 9;
const BOUNCE_MS = 180;
const SHAKE = { durationMs: 220, intensity: 0.004 } as const;

type Pulse = { readonly durationMs: number; readonly from: number; readonly to: number; readonly alpha: number };

export function createEffects(render: RenderContext): Effects {
  const { scene, textures, resolution, reducedMotion } = render;
  const key = textures.get("pulse", PULSE_RADIUS, PULSE_RADIUS, (context) => paintPulse(context, PULSE_RADIUS));
  const confetti = createConfetti(render);
  const images: GameObjects.Image[] = [];

  return {
    draw(frame) {
      const { events } = frame;
      for (let i = 0; i < events.length; i++) if (isShown(events[i]!, frame)) show(events[i]!);
    },
  };

  function show(event: FrameEvent): void {
    if (event.kind === "kick") pulse(event, KICK_PULSE);
    if (event.kind === "bounce" && event.speed >= BOUNCE_SPEED_MIN) pulse(event, bouncePulse(event.speed));
    if (event.kind === "goal" && !reducedMotion) {
      confetti.burst(event.x, event.y, event.team);
      scene.cameras.main.shake(SHAKE.durationMs, SHAKE.intensity);
    }
  }

  function pulse({ x, y }: FrameEvent, { durationMs, from, to, alpha }: Pulse): void {
    const image = idleImage();
    if (!image) return;
    image
      .setPosition(x, y)
      .setScale(from / resolution)
      .setAlpha(alpha).visible = true;
    scene.tweens.add({
      targets: image,
      scale: { value: to / resolution, ease: "Quad.easeOut" },
      alpha: 0,
      duration: durationMs,
      onComplete: () => {
        image.visible = false;
      },
    });
  }

  function idleImage(): GameObjects.Image | undefined {
    const idle = images.find((image) => !image.visible);
    if (idle || images.length >= PULSES_MAX) return idle;
    const image = scene.add.image(0, 0, key).setDepth(DEPTH.pulse).setVisible(false);
    images.push(image);
    return image;
  }
}

/** Kicks and bounces of discs that are not drawn have no effect. */
export function isShown(event: FrameEvent, { count, owner, radius }: Frame): boolean {
  if (event.kind === "goal") return true;
  const disc = event.kind === "bounce" ? event.disc : owner.subarray(0, count).indexOf(event.player);
  return disc < 0 || radius[disc]! > 0;
}

function bouncePulse(speed: number): Pulse {
  const force = Math.min(1, speed / BOUNCE_SPEED_FULL);
  return { durationMs: BOUNCE_MS, from: 0.1, to: 0.25 + 0.3 * force, alpha: 0.25 + 0.35 * force };
}
