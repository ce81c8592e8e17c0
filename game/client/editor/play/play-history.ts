/** The last seconds of a play, tick by tick: to step back, and to draw the paths of ball and player. */
import { saveWorld } from "#sim/snapshot.ts";
import type { Point } from "#sim/stadium.ts";
import { TICK_RATE } from "#sim/step.ts";
import type { World } from "#sim/world.ts";
import type { SavedBots } from "./bot-teams.ts";
import type { Contact } from "./contact-trace.ts";
import type { LiveStadium } from "./live-stadium.ts";

/** How far a play can be stepped back, in ticks. */
export const BACK_TICKS = 5 * TICK_RATE;

/** The play after a tick. */
export type Moment = {
  readonly stadium: LiveStadium;
  readonly world: Uint8Array;
  readonly bots: SavedBots;
  /** The contacts of the tick. */
  readonly contacts: readonly Contact[];
  readonly ball: Point;
  /** The author's player; null while they only watch. */
  readonly own: Point | null;
  /** True where discs did not get by their motion. */
  readonly jumped: boolean;
};

export type MomentParts = {
  readonly stadium: LiveStadium;
  readonly world: World;
  readonly bots: SavedBots;
  readonly contacts: readonly Contact[];
  /** Disc of the author's player; -1 for none. */
  readonly ownDisc: number;
  readonly jumped: boolean;
};

export class PlayHistory {
  /** Oldest first; the last one is the present. */
  #moments: Moment[] = [];

  /** How many ticks the play can be stepped back. */
  get length(): number {
    return Math.max(0, this.#moments.length - 1);
  }

  /** After a tick. */
  add(parts: MomentParts): void {
    this.#moments.push(momentOf(parts));
    if (this.#moments.length > BACK_TICKS + 1) this.#moments.shift();
  }

  /** The present was changed from outside. */
  replace(parts: MomentParts): void {
    this.#moments.pop();
    this.add(parts);
  }

  /** Drops the last ticks, as far as there are so many, and returns the moment before them. */
  back(ticks: number): Moment | undefined {
    this.#moments.length -= Math.min(ticks, this.length);
    return this.#moments.at(-1);
  }

  /** Positions of the last ticks since a jump, oldest first. */
  trail(of: "ball" | "own", ticks: number): Point[] {
    const last = this.#moments.slice(-ticks);
    const points = last
      .slice(
        Math.max(
          0,
          last.findLastIndex(({ jumped }) => jumped),
        ),
      )
      .map((moment) => moment[of]);
    return points.slice(points.lastIndexOf(null) + 1).filter((point) => point !== null);
  }
}

function momentOf({ stadium, world, bots, contacts, ownDisc, jumped }: MomentParts): Moment {
  const { x, y } = world.discs;
  return {
    ...{ stadium, bots, contacts, jumped },
    world: saveWorld(world),
    ball: { x: x[0]!, y: y[0]! },
    own: ownDisc < 0 ? null : { x: x[ownDisc]!, y: y[ownDisc]! },
  };
}
