/** Which effects an event has, by the player's settings. Pure. */
import type { Frame, FrameEvent } from "#client/session/frame.ts";
import type { RenderContext } from "./render-context.ts";

/**
 * `still`: with reduced motion; kicks show a ring that does not grow. `classic`: kicks and bounces show rings. `low` leaves out
 * what is only particles.
 */
export type EffectLevel = "still" | "classic" | "low" | "full";

/**
 * `ring`: around the kicking disc. `strike`: flash, squash of the ball and nudge of the camera. `mark`: on the ground.
 * `pulse`: at a contact. `wave`: rings and light at the goal, and a shake of the camera. `burst`: confetti and sparks.
 */
export type Effect = "ring" | "strike" | "mark" | "pulse" | "wave" | "burst";

const EFFECTS: Readonly<Record<EffectLevel, Readonly<Record<FrameEvent["kind"], readonly Effect[]>>>> = {
  still: { kick: ["ring"], bounce: [], goal: [] },
  classic: { kick: ["ring"], bounce: ["pulse"], goal: [] },
  low: { kick: ["ring", "strike"], bounce: ["pulse"], goal: ["wave"] },
  full: { kick: ["ring", "strike", "mark"], bounce: ["pulse"], goal: ["wave", "burst"] },
};

export function effectLevel({
  style,
  effects,
  reducedMotion,
}: Pick<RenderContext, "style" | "effects" | "reducedMotion">): EffectLevel {
  if (reducedMotion) return "still";
  return style.look === "classic" ? "classic" : effects;
}

export function effectsOf(kind: FrameEvent["kind"], level: EffectLevel): readonly Effect[] {
  return EFFECTS[level][kind];
}

/** Slower contacts are touches, too frequent for an effect. Units per tick. */
const BOUNCE_SPEED_MIN = 2.2;
/** At this speed a bounce has its full effect. */
const BOUNCE_SPEED_FULL = 9;

/** From 0 to 1; 0 has no effect. */
export function bounceStrength(speed: number): number {
  return speed < BOUNCE_SPEED_MIN ? 0 : Math.min(1, speed / BOUNCE_SPEED_FULL);
}

/** Units per second: weaker kicks are passes; at the full speed the effect is strongest. */
const STRIKE_SPEED_MIN = 190;
const STRIKE_SPEED_FULL = 560;

/** From 0 to 1, by the speed of the ball after a kick. */
export function strikeStrength(speed: number): number {
  const strength = (speed - STRIKE_SPEED_MIN) / (STRIKE_SPEED_FULL - STRIKE_SPEED_MIN);
  return Math.max(0, Math.min(1, strength));
}

/** Kicks and bounces of discs that are not drawn have no effect. */
export function isShown(event: FrameEvent, { count, owner, radius }: Frame): boolean {
  if (event.kind === "goal") return true;
  const disc = event.kind === "bounce" ? event.disc : owner.subarray(0, count).indexOf(event.player);
  return disc < 0 || radius[disc]! > 0;
}
