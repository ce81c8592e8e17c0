/** Short-lived answers to what happens: a pulse at a kick, dust at a bounce, confetti for a goal. */
import type { GameObjects } from "phaser";
import type { Frame, FrameEvent } from "#client/session/frame.ts";
import { createConfetti } from "./confetti.ts";
import { DEPTH } from "./depth.ts";
import type { Stage } from "./stage.ts";

export type Effects = { draw(frame: Frame, elapsedMs: number): void };

const PULSES = 24;
const PULSE_RADIUS = 20;
const KICK_MS = 260;
const BOUNCE_MS = 180;
/** Slower meetings are touches, too many to be shown. Units per tick. */
const BOUNCE_SPEED_MIN = 2.2;
const BOUNCE_SPEED_FULL = 9;

type Pulse = { readonly image: GameObjects.Image; age: number; life: number; from: number; to: number; alpha: number };

export function createEffects(stage: Stage): Effects {
  const { scene, textures, resolution, calm } = stage;
  const key = textures.get("pulse", PULSE_RADIUS, PULSE_RADIUS, paintPulse);
  const confetti = createConfetti(stage);
  const pulses = Array.from({ length: PULSES }, (): Pulse => {
    const image = scene.add.image(0, 0, key).setDepth(DEPTH.effect).setVisible(false);
    return { image, age: 0, life: 0, from: 0, to: 0, alpha: 0 };
  });
  let next = 0;

  return {
    draw(frame, elapsedMs) {
      for (let i = 0; i < frame.events.length; i++) show(frame.events[i]!);
      for (let i = 0; i < PULSES; i++) age(pulses[i]!, elapsedMs);
    },
  };

  function show(event: FrameEvent): void {
    if (event.kind === "kick") pulse(event, KICK_MS, 0.45, 1.05, 0.7);
    if (event.kind === "bounce" && event.speed >= BOUNCE_SPEED_MIN) {
      const force = Math.min(1, event.speed / BOUNCE_SPEED_FULL);
      pulse(event, BOUNCE_MS, 0.1, 0.25 + 0.3 * force, 0.25 + 0.35 * force);
    }
    if (event.kind === "goal" && !calm) {
      confetti.burst(event.x, event.y, event.team);
      scene.cameras.main.shake(220, 0.004);
    }
  }

  function pulse(at: FrameEvent, life: number, from: number, to: number, alpha: number): void {
    const free = pulses[next]!;
    next = (next + 1) % PULSES;
    Object.assign(free, { age: 0, life, from, to, alpha });
    free.image.setPosition(at.x, at.y);
  }

  function age(one: Pulse, elapsedMs: number): void {
    const { image } = one;
    image.visible = one.age < one.life;
    if (!image.visible) return;
    const part = one.age / one.life;
    const eased = 1 - (1 - part) * (1 - part);
    image.setScale((one.from + (one.to - one.from) * eased) / resolution).setAlpha(one.alpha * (1 - part));
    one.age += elapsedMs;
  }
}

function paintPulse(context: CanvasRenderingContext2D): void {
  context.strokeStyle = "#fff";
  context.lineWidth = 2.5;
  context.beginPath();
  context.arc(0, 0, PULSE_RADIUS - 2, 0, 2 * Math.PI);
  context.stroke();
}
