/**
 * The last seconds of a play, tick by tick: to step back, and to draw the paths of ball and player. Only some ticks keep their
 * worlds; the others are played again from there with the same keys.
 */
import { saveWorld } from "#sim/snapshot.ts";
import type { Point } from "#sim/stadium.ts";
import { TICK_RATE } from "#sim/step.ts";
import type { World } from "#sim/world.ts";
import type { SavedBots } from "./bot-teams.ts";
import type { Contact } from "./contact-trace.ts";
import type { LiveStadium } from "./live-stadium.ts";

/** How far a play can be stepped back, in ticks. */
export const BACK_TICKS = 5 * TICK_RATE;

/** Ticks from one kept world to the next. */
const KEPT_TICKS = 10;

/** World and bots after a tick. */
export type KeptWorld = { readonly stadium: LiveStadium; readonly world: Uint8Array; readonly bots: SavedBots };

/** The play after a tick. */
type Moment = {
  /** Null for ticks that are played again. */
  readonly kept: KeptWorld | null;
  /** Keys of the author's player in the tick. */
  readonly keys: number;
  /** The contacts of the tick. */
  readonly contacts: readonly Contact[];
  readonly ball: Point;
  /** The author's player; null while they only watch. */
  readonly own: Point | null;
  /** True where discs did not get by their motion. */
  readonly jumped: boolean;
};

export type MomentParts = Pick<Moment, "keys" | "contacts" | "jumped"> & {
  readonly stadium: LiveStadium;
  readonly world: World;
  readonly saveBots: () => SavedBots;
  /** Disc of the author's player; -1 for none. */
  readonly ownDisc: number;
};

/** A tick of the past: the world to begin with, and the keys of the ticks to play again. */
export type PastTick = {
  readonly kept: KeptWorld;
  readonly keys: readonly number[];
  readonly contacts: readonly Contact[];
};

export class PlayHistory {
  /** Oldest first; the last one is the present. The first one has its world. */
  #moments: Moment[] = [];

  /** How many ticks the play can be stepped back. */
  get length(): number {
    return Math.min(BACK_TICKS, Math.max(0, this.#moments.length - 1));
  }

  /** After a tick. */
  add(parts: MomentParts): void {
    const isDue = this.#moments.slice(-KEPT_TICKS + 1).every(({ kept }) => kept === null);
    this.#moments.push(momentOf(parts, isDue || this.#moments.length === 0));
    const second = this.#moments.findIndex(({ kept }, i) => i > 0 && kept !== null);
    if (second > 0 && this.#moments.length - second > BACK_TICKS) this.#moments = this.#moments.slice(second);
  }

  /** The present was changed from outside. */
  replace(parts: MomentParts): void {
    this.#moments.pop();
    this.#moments.push(momentOf(parts, true));
  }

  /** Drops the last ticks, as far as there are any, and returns the one before them. */
  back(ticks: number): PastTick {
    this.#moments.length -= Math.min(ticks, this.length);
    const from = this.#moments.findLastIndex(({ kept }) => kept !== null);
    return {
      kept: this.#moments[from]!.kept!,
      keys: this.#moments.slice(from + 1).map(({ keys }) => keys),
      contacts: this.#moments.at(-1)!.contacts,
    };
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

function momentOf({ stadium, world, saveBots, ownDisc, keys, contacts, jumped }: MomentParts, keep: boolean): Moment {
  const { x, y } = world.discs;
  return {
    ...{ keys, contacts, jumped },
    kept: keep ? { stadium, world: saveWorld(world), bots: saveBots() } : null,
    ball: { x: x[0]!, y: y[0]! },
    own: ownDisc < 0 ? null : { x: x[ownDisc]!, y: y[ownDisc]! },
  };
}
