/**
 * Replicas of a match in another thread: what the match did in a tick as plain data, which makes the same tick of the replica.
 * Bots decide once, in the match.
 */
import { createArena } from "#sim/arena.ts";
import { createEventLog } from "#sim/event.ts";
import { hashWord } from "#sim/hash.ts";
import { restoreWorld, saveWorld } from "#sim/snapshot.ts";
import type { Stadium } from "#sim/stadium.ts";
import { TICK_RATE } from "#sim/step.ts";
import { createWorld } from "#sim/world.ts";
import type { Command } from "./command.ts";
import { NO_LOAD, type Match, type MatchOptions } from "./match.ts";
import { beginAdvance, type TickReport } from "./tick.ts";

/** Pairs of a member's id and a value. */
type Pairs = readonly (readonly [id: number, value: number])[];

/** One tick. Empty parts are undefined: most ticks have none. */
export type TickFeed = {
  /** The count of the tick. */
  readonly tick: number;
  /** Commands, in order. The replica refuses the same ones. */
  readonly commands?: readonly Command[] | undefined;
  /** Keys that clients hold from this tick on. */
  readonly held?: Pairs | undefined;
  /** Keys that bots and autopilots use from this tick on. */
  readonly decided?: Pairs | undefined;
  /** Round trips that were measured before this tick, in milliseconds. */
  readonly pings?: Pairs | undefined;
  /** The next free id, which joining clients reserve between ticks. */
  readonly nextId: number;
  /** The first word of the world's digest after this tick, once per second. */
  readonly digest?: number | undefined;
};

/** Describes the ticks of a match for its replica. */
export class TickFeedWriter {
  readonly #match: Match;
  readonly #held = new Map<number, number>();
  readonly #decided = new Map<number, number>();
  readonly #pings = new Map<number, number>();
  #newHeld: Pairs | undefined;
  #newPings: Pairs | undefined;
  #nextId = 0;

  /** The replica starts as a copy (copyMatch) of the match as it is now. */
  constructor(match: Match) {
    this.#match = match;
    this.#takeKeys();
    this.#take(this.#pings, ({ ping }) => ping);
    this.#take(this.#decided, ({ usedKeys }) => usedKeys);
  }

  /** Before `advance`, when the keys of the clients are set. */
  begin(): void {
    this.#nextId = this.#match.nextId;
    this.#newHeld = this.#takeKeys();
    this.#newPings = this.#take(this.#pings, ({ ping }) => ping);
  }

  /** After `advance`. */
  end(): TickFeed {
    const { world, applied } = this.#match;
    const { tick } = world.game;
    const decided = this.#take(this.#decided, ({ usedKeys, brain, autopilot }) =>
      brain === null && autopilot === null ? undefined : usedKeys,
    );
    // Commands have released keys, in the replica as well.
    this.#takeKeys();
    return {
      tick,
      commands: applied.length === 0 ? undefined : [...applied],
      held: this.#newHeld,
      decided,
      pings: this.#newPings,
      nextId: this.#nextId,
      digest: tick % TICK_RATE === 0 ? hashWord(world) : undefined,
    };
  }

  #takeKeys(): Pairs | undefined {
    return this.#take(this.#held, ({ keys, bot }) => (bot ? undefined : keys));
  }

  /** The values that have changed since the last call; undefined if none has. */
  #take(
    last: Map<number, number>,
    valueOf: (member: Match["members"][number]) => number | undefined,
  ): Pairs | undefined {
    let changed: [number, number][] | undefined;
    for (const member of this.#match.members) {
      const value = valueOf(member);
      if (value === undefined || last.get(member.id) === value) continue;
      last.set(member.id, value);
      (changed ??= []).push([member.id, value]);
    }
    if (last.size > this.#match.members.length) forgetOthers(last, this.#match);
    return changed;
  }
}

/** Ids are used again, for members that start with released keys. */
function forgetOthers(last: Map<number, number>, { members }: Match): void {
  for (const id of last.keys()) if (!members.some((member) => member.id === id)) last.delete(id);
}

/** Makes the first half of the tick of a feed; `endAdvance` makes the second. Throws RangeError for a feed of another tick. */
export function beginReplicaTick(replica: Match, feed: TickFeed, decided: Map<number, number>): TickReport {
  const { tick } = replica.world.game;
  if (feed.tick !== tick + 1) throw new RangeError(`beginReplicaTick: tick ${feed.tick} follows ${tick}`);
  replica.nextId = feed.nextId;
  for (const [id, ping] of feed.pings ?? []) setMember(replica, id, { ping });
  for (const [id, keys] of feed.held ?? []) setMember(replica, id, { keys });
  // Before the new ones, which can be of bots that enter in this tick.
  if (decided.size > replica.members.length) forgetOthers(decided, replica);
  for (const [id, keys] of feed.decided ?? []) decided.set(id, keys);
  replica.queue.push(...(feed.commands ?? []));
  return beginAdvance(replica, (_, { id }) => decided.get(id) ?? 0);
}

function setMember({ members }: Match, id: number, values: { readonly ping?: number; readonly keys?: number }): void {
  const member = members.find((each) => each.id === id);
  if (member !== undefined) Object.assign(member, values);
}

/** A match as plain data that can be sent to another thread. */
export type MatchCopy = Omit<Match, "options" | "world" | "log" | "queue"> & {
  readonly options: Omit<Match["options"], "load" | "censor">;
  readonly world: Uint8Array;
  readonly stadium: Stadium;
  readonly decided: Pairs;
};

/** Shares data with the match: to be sent before the next tick. */
export function copyMatch(match: Match): MatchCopy {
  const { options, world, log: _, queue: __, ...rest } = match;
  const { load: ___, censor: ____, ...plain } = options;
  return {
    ...rest,
    options: plain,
    world: saveWorld(world),
    stadium: world.arena.stadium,
    decided: match.members.map(({ id, usedKeys }) => [id, usedKeys] as const),
  };
}

/** A match that goes on as the copied one did. `censor` must be that of the match. */
export function replicaOf(copy: MatchCopy, { censor }: Pick<Required<MatchOptions>, "censor">): Match {
  const { options, world, stadium, decided: _, ...rest } = copy;
  const replica: Match = {
    ...rest,
    options: { ...options, load: NO_LOAD, censor },
    world: createWorld(createArena(stadium)),
    queue: [],
    log: createEventLog(),
  };
  restoreWorld(replica.world, world);
  return replica;
}
