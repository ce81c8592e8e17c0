/** Passes to a target that moves up and down before the other goal; the ball comes back to the player after each. */
import { type CreateDrill, distance, hasKicked, place, speedOf } from "./drill.ts";
import { marker } from "./marker.ts";

const TARGET = { x: 250, radius: 17, color: 0xffcc4d } as const;
const BALL_HOME = { x: -60, y: 0 } as const;
/** How far the target moves from the middle, and the ticks of one movement to and fro. */
const REACH = 105;
const PERIOD = 260;
/** A slower ball beyond the middle line does not arrive any more. Units per tick. */
const SLOW = 0.35;
const BEHIND = 275;

export const createPasses: CreateDrill = (stadium, random) => {
  const target = stadium.discs.length;
  let phase = random() * PERIOD;
  let count = 0;
  let attempts = 0;
  /** Since the ball came back. */
  let kicked = false;
  return {
    stadium: { ...stadium, discs: [...stadium.discs, marker(TARGET.x, 0, TARGET.radius, TARGET.color)] },
    keeper: false,
    steer(match) {
      phase += 1 + count / 40;
      place(match, target, { x: TARGET.x, y: REACH * Math.sin((2 * Math.PI * phase) / PERIOD) });
    },
    read(match, me) {
      kicked ||= hasKicked(match, me);
      const { discs } = match.world;
      const hit = kicked && distance(match, 0, target) < TARGET.radius + discs.radius[0]!;
      const missed = discs.x[0]! > BEHIND || (discs.x[0]! > TARGET.x / 2 && speedOf(match, 0) < SLOW);
      if (hit) count++;
      if (hit || missed) {
        attempts++;
        kicked = false;
        place(match, 0, { ...BALL_HOME, vx: 0, vy: 0 });
      }
      return { count, attempts };
    },
  };
};
