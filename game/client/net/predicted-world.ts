/**
 * The predicted world: the confirmed one, carried on by the inputs that the server has not used yet, with everybody
 * else's last known keys. It starts again from the confirmed world with every patch, not only with every acknowledgement:
 * while the server waits for a late input the others still move.
 */
import { createEventLog, type EventLog } from "#sim/event.ts";
import { setKeys } from "#sim/rules/player-list.ts";
import { step } from "#sim/step.ts";
import { copyWorld, createWorld, type World } from "#sim/world.ts";
import type { InputLine } from "./input-line.ts";

/**
 * What is assumed of the others in a tick that lies `ahead` ticks (1 …) beyond the confirmed one: the keys each holds,
 * given the ones he was last known to hold. Holding them was measured best (docs/performance.md).
 */
export type RemoteKeys = (lastKnown: number, ahead: number) => number;

export const holdKeys: RemoteKeys = (lastKnown) => lastKnown;

/** More unacknowledged inputs than this (0.75 s) are not replayed: the view follows the confirmed world instead. */
export const REPLAY_MAX = 45;

export class PredictedWorld {
  readonly #line: InputLine;
  #world: World | undefined;
  #firstSeq = 0;
  #epoch = -1;
  /** Events of replayed ticks are nobody's business: they were shown when the tick was first predicted. */
  readonly #ignored: EventLog = createEventLog(1024, false);
  /** Called with the world before the last tick it is at, for interpolation. */
  readonly #beforeLast: (world: World) => void;
  readonly #remoteKeys: RemoteKeys;
  #ahead = 0;

  constructor(line: InputLine, beforeLast: (world: World) => void, remoteKeys: RemoteKeys = holdKeys) {
    this.#line = line;
    this.#beforeLast = beforeLast;
    this.#remoteKeys = remoteKeys;
  }

  get world(): World | undefined {
    return this.#world;
  }

  /** How many inputs are on their way. */
  get pending(): number {
    return this.#line.sentCount - Math.max(this.#line.lastProcessed, this.#firstSeq);
  }

  /** True while the server is too far behind to predict. */
  get behind(): boolean {
    return this.pending > REPLAY_MAX;
  }

  /** Starts again from the confirmed world and replays what the server has not used yet. */
  adopt(confirmed: World, held: ReadonlyMap<number, number>, ownId: number): void {
    const line = this.#line;
    if (line.epoch !== this.#epoch) {
      this.#epoch = line.epoch;
      this.#firstSeq = line.sentCount;
    }
    if (this.#world?.arena !== confirmed.arena) this.#world = createWorld(confirmed.arena);
    const world = this.#world;
    copyWorld(confirmed, world);
    this.#ahead = 0;
    if (this.pending === 0 || this.behind) return this.#beforeLast(world);
    for (let seq = Math.max(line.lastProcessed, this.#firstSeq) + 1; seq <= line.sentCount; seq++) {
      if (seq === line.sentCount) this.#beforeLast(world);
      this.#step(world, held, ownId, line.keysAt(seq) ?? 0, this.#ignored);
    }
  }

  /** Makes the tick of an input that was just sent. `log` gets its events. */
  advance(held: ReadonlyMap<number, number>, ownId: number, keys: number, log: EventLog): void {
    const world = this.#world;
    if (world === undefined || this.behind) return;
    this.#beforeLast(world);
    this.#step(world, held, ownId, keys, log);
  }

  #step(world: World, held: ReadonlyMap<number, number>, ownId: number, keys: number, log: EventLog): void {
    if (log === this.#ignored) log.count = 0;
    const ahead = ++this.#ahead;
    const { players } = world;
    for (let p = 0; p < players.count; p++) {
      const id = players.id[p]!;
      setKeys(world, p, id === ownId ? keys : this.#remoteKeys(held.get(id) ?? 0, ahead));
    }
    step(world, log);
  }
}
