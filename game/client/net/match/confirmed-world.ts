/**
 * The confirmed world: the server's world at the tick of the last patch, bit for bit. A patch without a keyframe contains
 * the keys that changed; in ticks without a patch nothing did. The world is stepped with the keys that every player holds. A
 * keyframe replaces the whole world. See docs/protocol.md.
 */
import { readKeyframe, type Keyframe } from "#protocol/keyframe.ts";
import { applyNudges, type Nudges } from "#protocol/nudges.ts";
import { HASH_TICKS, HEARTBEAT_TICKS } from "#protocol/state.ts";
import { createArena } from "#sim/arena.ts";
import { createEventLog, type EventLog } from "#sim/event.ts";
import { hashWord } from "#sim/hash.ts";
import { setKeys } from "#sim/rules/player-list.ts";
import type { Stadium } from "#sim/stadium.ts";
import { step } from "#sim/step.ts";
import { createWorld, type World } from "#sim/world.ts";

/** `autopilot`: the keys are those of a bot. */
export type PlayerKeys = { readonly id: number; readonly keys: number; readonly autopilot: boolean };

/** The part of the shared state that determines the world; a decoded MatchState has it. */
export type TickState = {
  /** The lowest 16 bits of the tick that the patch belongs to. */
  readonly tick: number;
  readonly hash: number;
  readonly stadium: string;
  readonly checksum: string;
  readonly keyframe: Readonly<Keyframe>;
  readonly nudges: Readonly<Nudges>;
  readonly players: {
    forEach(visit: (player: PlayerKeys) => void): void;
  };
};

/**
 * `waiting`: no world yet (just joined, or a tick is missing). `stepped`: one tick further by the rules. `loaded`: replaced
 * by a keyframe. `diverged`: one tick further, but different from the server's world.
 */
export type PatchResult = "waiting" | "stepped" | "loaded" | "diverged";

/** More ticks without a patch than this cannot be: the server sends at least one per HEARTBEAT_TICKS. */
const SILENT_MAX = 10 * HEARTBEAT_TICKS;

/** Undefined while the stadium is not loaded; called again with every patch. */
export type FindStadium = (name: string, checksum: string) => Stadium | undefined;

export class ConfirmedWorld {
  readonly #findStadium: FindStadium;
  #checksum = "";
  #world: World | undefined;
  #live = false;
  /** Of the last patch; -1 before the first. */
  #lowTick = -1;
  #keyframeTick = -1;
  /** Keys held in the last tick, by player id. */
  readonly held = new Map<number, number>();
  /** Ids of the players whose keys a bot held in the last tick. */
  readonly autopilots = new Set<number>();
  /** Events of the last tick. */
  readonly log: EventLog = createEventLog();

  constructor(findStadium: FindStadium) {
    this.#findStadium = findStadium;
  }

  /** The world at the last tick; undefined while it cannot be derived. */
  get world(): World | undefined {
    return this.#live ? this.#world : undefined;
  }

  /** Ends the sequence of ticks, as after a reconnection: the next keyframe starts it again. */
  interrupt(): void {
    this.#live = false;
    this.#lowTick = -1;
  }

  /**
   * Number of ticks before that of this patch for which the server sent none: nothing happened in them. Call `stepSilently` for
   * each, then `apply`.
   */
  silentTicks({ tick, checksum }: TickState): number {
    if (!this.#live || checksum !== this.#checksum) return 0;
    const ticks = (tick - this.#lowTick) & 0xffff;
    return ticks > SILENT_MAX ? 0 : ticks - 1;
  }

  /** One tick with the keys of the last patch. */
  stepSilently(): void {
    this.#lowTick = (this.#lowTick + 1) & 0xffff;
    this.log.count = 0;
    setHeldKeys(this.#world!, this.held);
    step(this.#world!, this.log);
  }

  /** Applies the full state or a patch; called for each, in order. */
  apply(state: TickState): PatchResult {
    const first = this.#lowTick < 0;
    if (!first && state.tick !== ((this.#lowTick + 1) & 0xffff)) this.#live = false;
    this.#lowTick = state.tick;
    this.#useStadium(state);
    const fresh = state.keyframe.tick !== this.#keyframeTick;
    this.#keyframeTick = state.keyframe.tick;
    this.#readKeys(state);
    this.log.count = 0;
    if (this.#live) {
      applyNudges(state.nudges, this.#world!);
      setHeldKeys(this.#world!, this.held);
      step(this.#world!, this.log);
    }
    // The full state's keyframe is of an earlier tick, from which the present one cannot be derived.
    if (fresh && !first) return this.#load(state.keyframe);
    if (!this.#live) return "waiting";
    return this.#agrees(state) ? "stepped" : "diverged";
  }

  #readKeys({ players }: TickState): void {
    this.held.clear();
    this.autopilots.clear();
    players.forEach(({ id, keys, autopilot }) => {
      this.held.set(id, keys);
      if (autopilot) this.autopilots.add(id);
    });
  }

  #useStadium({ stadium: name, checksum }: TickState): void {
    if (checksum === this.#checksum && this.#world !== undefined) return;
    this.#checksum = checksum;
    this.#live = false;
    const stadium = this.#findStadium(name, checksum);
    this.#world = stadium === undefined ? undefined : createWorld(createArena(stadium));
  }

  #load(keyframe: Readonly<Keyframe>): PatchResult {
    if (this.#world === undefined) return "waiting";
    try {
      readKeyframe(keyframe, this.#world);
    } catch (error) {
      // It does not fit this page's stadium; without a world the client requests another keyframe.
      if (!(error instanceof RangeError)) throw error;
      this.#live = false;
      return "waiting";
    }
    this.#live = true;
    return "loaded";
  }

  #agrees(state: TickState): boolean {
    const world = this.#world!;
    return world.game.tick % HASH_TICKS !== 0 || hashWord(world) === state.hash;
  }
}

function setHeldKeys(world: World, held: ReadonlyMap<number, number>): void {
  const { players } = world;
  for (let p = 0; p < players.count; p++) setKeys(world, p, held.get(players.id[p]!) ?? 0);
}
