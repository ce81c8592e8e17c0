/**
 * The predicted world: the confirmed one, carried on to the tick of the clock with the keys that this page has sent, while all
 * other players keep their last known keys.
 */
import { createEventLog, type EventLog } from "#sim/event.ts";
import { INPUT_BITS } from "#sim/input.ts";
import { setKeys } from "#sim/rules/player-list.ts";
import { step } from "#sim/step.ts";
import { copyWorld, createWorld, type World } from "#sim/world.ts";
import type { ConfirmedWorld } from "./confirmed-world.ts";
import { DiscPoses } from "./disc-poses.ts";
import type { OwnKeys } from "./own-keys.ts";

/**
 * The keys assumed of another player in a tick that lies `ahead` ticks (1 …) beyond the confirmed one, given the last known
 * ones. Keeping them was the best of the assumptions measured (docs/performance.md).
 */
export type RemoteKeys = (lastKnown: number, ahead: number) => number;

export const holdKeys: RemoteKeys = (lastKnown) => lastKnown;

/** A confirmed world that is this many ticks ahead was not waited for, but was replaced. */
const BEHIND_MAX = 60;

export class PredictedWorld {
  readonly #confirmed: ConfirmedWorld;
  readonly #ownKeys: OwnKeys;
  readonly #remoteKeys: RemoteKeys;
  /** Positions before and after the last predicted tick, for interpolation. */
  readonly poses = new DiscPoses();
  #world: World | undefined;
  /** True when the positions before the next adoption mean nothing. */
  #restarts = true;
  #ownId = -1;
  /** Tick of the confirmed world that was adopted last. */
  #adoptedTick = -1;
  /** Events of the last tick that was predicted for the first time. */
  readonly log: EventLog = createEventLog();
  /** Events of replayed ticks are dropped: they were shown when the tick was first predicted. */
  readonly #replayLog: EventLog = createEventLog(1024, false);

  constructor(confirmed: ConfirmedWorld, ownKeys: OwnKeys, remoteKeys: RemoteKeys = holdKeys) {
    this.#confirmed = confirmed;
    this.#ownKeys = ownKeys;
    this.#remoteKeys = remoteKeys;
  }

  get world(): World | undefined {
    return this.#world;
  }

  set ownId(id: number) {
    this.#ownId = id;
  }

  /** Number of predicted ticks that the server has not confirmed. */
  get pending(): number {
    return this.#world === undefined ? 0 : this.#world.game.tick - this.#adoptedTick;
  }

  /** Whether the predicted world can reach the tick of the confirmed one by the rules: it is of the same stadium and not far behind. */
  get isComparable(): boolean {
    const confirmed = this.#confirmed.world;
    if (this.#restarts || confirmed === undefined || this.#world?.arena !== confirmed.arena) return false;
    return confirmed.game.tick - this.#world.game.tick <= BEHIND_MAX;
  }

  /** Starts from the confirmed world at once, as when a player enters the pitch. */
  restart(): void {
    this.#restarts = true;
  }

  /** Adopts the confirmed world and makes the ticks up to the present one again. */
  reconcile(): void {
    const confirmed = this.#confirmed.world;
    if (confirmed === undefined) return;
    if (this.#world?.arena !== confirmed.arena) {
      this.#world = createWorld(confirmed.arena);
      this.#restarts = true;
    }
    const world = this.#world;
    const tick = this.#restarts ? -1 : world.game.tick;
    this.#restarts = false;
    copyWorld(confirmed, world);
    this.#adoptedTick = confirmed.game.tick;
    this.#ownKeys.forgetBefore(this.#adoptedTick);
    // With nothing to replay, the tick before the shown one is still what it was, unless time itself moved.
    if (world.game.tick > tick) this.poses.recordPrevious(world);
    while (world.game.tick < tick) this.#step(world, this.#replayLog, world.game.tick + 1 === tick);
    this.poses.recordLast(world);
    this.poses.prune(world);
  }

  /** Makes the next tick; its events are in `log`. */
  advance(): void {
    const world = this.#world;
    if (world === undefined) return;
    this.#step(world, this.log, true);
    this.poses.recordLast(world);
  }

  #step(world: World, log: EventLog, isLast: boolean): void {
    if (isLast) this.poses.recordPrevious(world);
    const tick = world.game.tick + 1;
    const ahead = tick - this.#adoptedTick;
    const { players } = world;
    const { held, autopilots } = this.#confirmed;
    const pressed = this.#ownKeys.at(tick);
    // The autopilot steers until the server receives a key; the page's own key shows at once.
    const steers = pressed !== 0 || !autopilots.has(this.#ownId);
    // Without the extra keys of scripts, as on the server.
    const ownKeys = pressed & INPUT_BITS;
    for (let p = 0; p < players.count; p++) {
      const id = players.id[p]!;
      setKeys(world, p, id === this.#ownId && steers ? ownKeys : this.#remoteKeys(held.get(id) ?? 0, ahead));
    }
    log.count = 0;
    step(world, log);
  }
}
