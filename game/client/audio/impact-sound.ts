/** Which sound a kick or a bounce makes, and how loud it is. Pure. */
import type { BounceEvent, Frame } from "#client/session/frame.ts";
import type { Stadium } from "#sim/stadium.ts";
import type { SoundName } from "./sound-bank.ts";

export type ImpactSound = {
  readonly name: SoundName;
  /** 0 to 1. */
  readonly gain: number;
  /** Sounds of a kind share the limit of repetitions. */
  readonly kind: string;
};

/** Speeds of a kicked ball and changes of velocity, in units per tick. A kick on Classic adds 5. */
const KICK_SPEEDS = { medium: 4.5, hard: 7 } as const;
const IMPACTS = { min: 0.7, medium: 4, hard: 8 } as const;

/** Bumps of players that are softer are silent. */
const BUMP_MIN = 1.2;

/** Walls that return less than this stop the ball like a net; above, they add speed. */
const NET_BOUNCINESS = 0.35;
const RUBBER_BOUNCINESS = 1.05;

export function kickSound(speed: number): ImpactSound {
  if (speed >= KICK_SPEEDS.hard) return { name: "kickHard", gain: 0.95, kind: "kick" };
  if (speed >= KICK_SPEEDS.medium) return { name: "kickMedium", gain: 0.75, kind: "kick" };
  return { name: "kickSoft", gain: 0.55, kind: "kick" };
}

/** Undefined: too soft to make a sound. */
export function bounceSound(event: BounceEvent, frame: Frame, posts: ReadonlySet<number>): ImpactSound | undefined {
  const { disc, other, impact, bounciness } = event;
  if (!(impact >= IMPACTS.min)) return undefined;
  const loud = Math.min(1, impact / IMPACTS.hard);
  const players = [disc, other].filter((each) => each >= 0 && frame.owner[each]! >= 0).length;
  if (players === 2 || (players === 1 && other < 0))
    return impact < BUMP_MIN ? undefined : { name: "bump", gain: 0.14 + 0.3 * loud, kind: "bump" };
  if (posts.has(disc) || posts.has(other)) {
    if (players === 1) return { name: "bump", gain: 0.2 + 0.3 * loud, kind: "bump" };
    return { name: "post", gain: 0.25 + 0.6 * loud, kind: "post" };
  }
  if (players === 1) return { name: "touch", gain: 0.1 + 0.45 * loud, kind: "touch" };
  if (bounciness < NET_BOUNCINESS) return { name: "net", gain: 0.15 + 0.55 * loud, kind: "net" };
  const name = impact >= IMPACTS.hard ? "boardHard" : impact >= IMPACTS.medium ? "boardMedium" : "boardSoft";
  return { name: bounciness > RUBBER_BOUNCINESS ? "rubber" : name, gain: 0.18 + 0.6 * loud, kind: "wall" };
}

/** Numbers of the discs that stand at the ends of goals and do not move. */
export function postsOf({ goals, discs }: Stadium): ReadonlySet<number> {
  const posts = new Set<number>();
  discs.forEach(({ x, y, radius, invMass }, i) => {
    const near = goals.some(({ p0, p1 }) => [p0, p1].some((end) => Math.hypot(end.x - x, end.y - y) <= radius + 12));
    if (i > 0 && invMass === 0 && near) posts.add(i);
  });
  return posts;
}
