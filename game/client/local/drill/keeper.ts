/** Shots of a machine at the player's goal, faster and faster. */
import { BLUE_TEAM } from "#room/team.ts";
import { PLAYING } from "#sim/world.ts";
import { type CreateDrill, discOf, place, speedOf } from "./drill.ts";
import { hasScored } from "./shots.ts";

/** Where the machine is, and half the height that it shoots from. */
const MACHINE = { x: 60, spread: 120 } as const;
const PLAYER_X = -330;
/** Half the height of what it aims at, inside the posts. */
const AIM = 52;
const GOAL_X = -370;
/** Ticks between two shots, and after which a shot is over. */
const PAUSE = 70;
const OVER = 190;
/** Units per tick of the first shot, and what is added with each. */
const SPEED = 5.2;
const FASTER = 0.28;
const SLOW = 0.4;

export const createKeeper: CreateDrill = (stadium, random) => {
  let count = 0;
  let attempts = 0;
  /** Ticks until the next shot, or since the last one where it is negative. */
  let wait = PAUSE;
  let placed = false;
  return {
    stadium,
    keeper: false,
    steer(match, me) {
      if (match.world.game.state !== PLAYING) return;
      if (!placed) {
        placed = true;
        place(match, discOf(match, me), { x: PLAYER_X, y: 0, vx: 0, vy: 0 });
      }
      wait--;
      if (wait > 0) place(match, 0, { x: MACHINE.x, y: 0, vx: 0, vy: 0 });
      if (wait !== 0) return;
      const y = (2 * random() - 1) * MACHINE.spread;
      const aim = (2 * random() - 1) * AIM;
      const [dx, dy] = [GOAL_X - MACHINE.x, aim - y];
      const speed = (SPEED + FASTER * attempts) / Math.hypot(dx, dy);
      place(match, 0, { x: MACHINE.x, y, vx: dx * speed, vy: dy * speed });
    },
    read(match) {
      if (wait >= 0) return { count, attempts };
      const { discs } = match.world;
      const conceded = hasScored(match, BLUE_TEAM);
      const saved = discs.vx[0]! > 0 || speedOf(match, 0) < SLOW || wait < -OVER;
      if (!conceded && !saved) return { count, attempts };
      attempts++;
      if (!conceded) count++;
      wait = PAUSE;
      placed = !conceded && placed;
      return { count, attempts };
    },
  };
};
