/** Rings where discs bounce; a post that the ball hits rings for longer. */
import { postsOf } from "#client/paint/post.ts";
import type { Frame } from "#client/session/frame.ts";
import { bounceStrength } from "./effect-choice.ts";
import { type Pulse, PULSE_RADIUS, type Pulses } from "./pulses.ts";
import type { RenderContext } from "./render-context.ts";

export type Bounces = { show(event: Bounce, frame: Frame): void };

type Place = { readonly x: number; readonly y: number };
/** `speed` in units per tick. */
type Bounce = Place & { readonly disc: number; readonly speed: number };

const BOUNCE_MS = 180;
const POST_RINGS: readonly Pulse[] = [
  { durationMs: 400, from: 0.4, to: 1.5, alpha: 0.9 },
  { durationMs: 400, from: 0.4, to: 1.1, alpha: 0.7, delayMs: 90 },
];
/** Map units between two edges that still touch. */
const TOUCH = 4;

export function createBounces({ stadium, style }: RenderContext, pulses: Pulses): Bounces {
  const posts = style.look === "full" ? postsOf(stadium) : [];
  return {
    show(event, frame) {
      const force = bounceStrength(event.speed);
      if (force === 0) return;
      const post = event.disc === 0 ? touchedPost(posts, event, frame) : -1;
      if (post >= 0) ring(frame, post, force);
      else {
        const [to, alpha] = [0.25 + 0.3 * force, 0.25 + 0.35 * force];
        pulses.show(event.x, event.y, { durationMs: BOUNCE_MS, from: 0.1, to, alpha });
      }
    },
  };

  function ring({ x, y, radius }: Frame, post: number, force: number): void {
    const size = radius[post]! / PULSE_RADIUS;
    for (const pulse of POST_RINGS) {
      pulses.show(x[post]!, y[post]!, { ...pulse, from: size, to: size + pulse.to * force });
    }
  }
}

/** The post that the ball touches there; -1 for none. */
function touchedPost(posts: readonly number[], { x, y }: Place, frame: Frame): number {
  for (const post of posts) {
    if (post >= frame.count) continue;
    const gap = Math.hypot(x - frame.x[post]!, y - frame.y[post]!) - frame.radius[post]! - frame.radius[0]!;
    if (gap < TOUCH) return post;
  }
  return -1;
}
