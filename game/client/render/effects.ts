/** Short effects of events: kicks, bounces, posts, goals. Phaser's tweens and particles play them. */
import type { Frame, FrameEvent } from "#client/session/frame.ts";
import type { Ball } from "./ball.ts";
import { createBounces } from "./bounces.ts";
import { type Effect, effectLevel, effectsOf, isShown, strikeStrength } from "./effect-choice.ts";
import { createGoalBurst } from "./goal-burst.ts";
import { createPulses, type Pulse } from "./pulses.ts";
import type { RenderContext } from "./render-context.ts";
import { createStrikes } from "./strikes.ts";

export type Effects = {
  /** Starts the effects of the frame's events. */
  draw(frame: Frame, elapsedMs: number): void;
  /** Displacement of the camera, in map units. */
  readonly nudge: { readonly x: number; readonly y: number };
};

const KICK: Pulse = { durationMs: 260, from: 0.45, to: 1.05, alpha: 0.7 };
/** With reduced motion it only fades. */
const STILL_KICK: Pulse = { ...KICK, from: 1 };
/** A longer way of the ball in one frame is a reset. */
const JUMP = 60;

export function createEffects(render: RenderContext, ball: Ball | undefined): Effects {
  const level = effectLevel(render);
  const pulses = createPulses(render);
  const strikes = createStrikes(render);
  const goal = createGoalBurst(render);
  const bounces = createBounces(render, pulses);
  /** A kick of the last frame: the ball's speed is known one frame later. */
  let kicked = false;
  let marked = false;
  const from = { x: 0, y: 0 };
  const last = { x: 0, y: 0 };
  const velocity = { vx: 0, vy: 0 };

  return {
    nudge: strikes.nudge,
    draw(frame, elapsedMs) {
      strikes.advance(elapsedMs);
      follow(frame, elapsedMs);
      const { events } = frame;
      for (let i = 0; i < events.length; i++) {
        const event = events[i]!;
        if (!isShown(event, frame)) continue;
        const effects = effectsOf(event.kind, level);
        for (let k = 0; k < effects.length; k++) show(effects[k]!, event, frame);
      }
    },
  };

  /** Measures the ball, and shows the strike of a kick in the frame before. */
  function follow(frame: Frame, elapsedMs: number): void {
    const x = frame.x[0] ?? 0;
    const y = frame.y[0] ?? 0;
    const seconds = Math.max(1, elapsedMs) / 1000;
    const jumped = Math.abs(x - last.x) + Math.abs(y - last.y) > JUMP;
    velocity.vx = jumped ? 0 : (x - last.x) / seconds;
    velocity.vy = jumped ? 0 : (y - last.y) / seconds;
    last.x = x;
    last.y = y;
    if (!kicked) return;
    kicked = false;
    strikes.show(from.x, from.y, velocity, marked);
    const strength = strikeStrength(Math.hypot(velocity.vx, velocity.vy));
    if (strength > 0) ball?.squash(Math.atan2(velocity.vy, velocity.vx), strength);
  }

  function show(effect: Effect, event: FrameEvent, frame: Frame): void {
    if (effect === "ring") pulses.show(event.x, event.y, level === "still" ? STILL_KICK : KICK);
    if (effect === "pulse" && event.kind === "bounce") bounces.show(event, frame);
    if (effect === "strike") {
      kicked = true;
      marked = false;
      from.x = frame.x[0] ?? event.x;
      from.y = frame.y[0] ?? event.y;
    }
    if (effect === "mark") marked = true;
    if (event.kind !== "goal") return;
    if (effect === "wave") goal.wave(event.x, event.y, event.team);
    if (effect === "burst") goal.burst(event.x, event.y, event.team);
  }
}
