/**
 * The predicted world: the confirmed one, carried on by the inputs that the server has not used yet, while all other
 * players keep their last known keys. Colyseus's `Predict.sim` keeps the inputs and detects acknowledgements; on each one
 * it makes this world adopt the confirmed one and replay the inputs that are still on their way.
 */
import type { InputHandle, Predict } from "@colyseus/sdk";
import type { KeysInput } from "#protocol/state.ts";
import { createEventLog, type EventLog } from "#sim/event.ts";
import { setKeys } from "#sim/rules/player-list.ts";
import { step } from "#sim/step.ts";
import { copyWorld, createWorld, type World } from "#sim/world.ts";
import { PENDING_MAX } from "../../session/net-stats.ts";
import type { ConfirmedWorld } from "./confirmed-world.ts";
import { DiscPoses } from "./disc-poses.ts";

/**
 * The keys assumed of another player in a tick that lies `ahead` ticks (1 …) beyond the confirmed one, given the last known
 * ones. Keeping them was the best of the assumptions measured (docs/performance.md).
 */
export type RemoteKeys = (lastKnown: number, ahead: number) => number;

export const holdKeys: RemoteKeys = (lastKnown) => lastKnown;

export class PredictedWorld {
  readonly #confirmed: ConfirmedWorld;
  readonly #predict: Predict;
  readonly #input: InputHandle<KeysInput>;
  readonly #sim: ReturnType<Predict["sim"]>;
  readonly #remoteKeys: RemoteKeys;
  /** Positions before and after the last predicted tick, for interpolation. */
  readonly poses = new DiscPoses();
  #world: World | undefined;
  #ownId = -1;
  #ahead = 0;
  #acked = -1;
  /** Events of the last tick that was predicted for the first time. */
  readonly log: EventLog = createEventLog();
  /** Events of replayed ticks are dropped: they were shown when the tick was first predicted. */
  readonly #replayLog: EventLog = createEventLog(1024, false);

  constructor(
    confirmed: ConfirmedWorld,
    predict: Predict,
    input: InputHandle<KeysInput>,
    remoteKeys: RemoteKeys = holdKeys,
  ) {
    this.#confirmed = confirmed;
    this.#predict = predict;
    this.#input = input;
    this.#remoteKeys = remoteKeys;
    this.#sim = predict.sim({
      input,
      world: {},
      adopt: () => this.#adopt(),
      step: (context, _world, command) => this.#step(context.tick, context.isReplay, command.keys),
      // Positions on the screen are smoothed per disc (smoothing.ts); here the numbers stay exact.
      smoothMs: 0,
    });
  }

  get world(): World | undefined {
    return this.#world;
  }

  set ownId(id: number) {
    this.#ownId = id;
  }

  /** Number of inputs on their way. */
  get pending(): number {
    return this.#input.pendingCount;
  }

  /** True while the server is too far behind to predict. */
  get behind(): boolean {
    return this.pending > PENDING_MAX;
  }

  /** True when the server has used more inputs since the last `reconcile`. */
  get acknowledged(): boolean {
    return this.#input.lastProcessed !== this.#acked;
  }

  /** Adopts the confirmed world if the server has used more inputs; once per frame, before inputs are sent. */
  reconcile(nowMs: number): void {
    this.#acked = this.#input.lastProcessed;
    this.#predict.tick(nowMs);
    if (this.#world === undefined) return;
    this.poses.recordLast(this.#world);
    this.poses.prune(this.#world);
  }

  /** Starts from the confirmed world at once, as when a player enters the pitch. */
  restart(): void {
    this.#sim.reset();
    if (this.#world !== undefined) this.poses.recordPrevious(this.#world);
  }

  /** Sends one input and makes its tick; the tick's events are in `log`. */
  send(keys: number): void {
    this.log.count = 0;
    this.#input.data.keys = keys;
    this.#input.send();
    if (this.#world !== undefined) this.poses.recordLast(this.#world);
  }

  #adopt(): void {
    const confirmed = this.#confirmed.world;
    if (confirmed === undefined) return;
    if (this.#world?.arena !== confirmed.arena) this.#world = createWorld(confirmed.arena);
    const shownTick = this.#world.game.tick;
    copyWorld(confirmed, this.#world);
    this.#ahead = 0;
    // With nothing to replay, the tick before the shown one is still what it was, unless time itself moved.
    if (this.#world.game.tick !== shownTick) this.poses.recordPrevious(this.#world);
  }

  #step(seq: number, isReplay: boolean, ownKeys: number): void {
    const world = this.#world;
    if (world === undefined || this.behind) return;
    if (seq === this.#input.sentCount) this.poses.recordPrevious(world);
    const ahead = ++this.#ahead;
    const { players } = world;
    const { held, autopilots } = this.#confirmed;
    // The autopilot steers until the server receives a key; the page's own key shows at once.
    const steers = ownKeys !== 0 || !autopilots.has(this.#ownId);
    for (let p = 0; p < players.count; p++) {
      const id = players.id[p]!;
      setKeys(world, p, id === this.#ownId && steers ? ownKeys : this.#remoteKeys(held.get(id) ?? 0, ahead));
    }
    const log = isReplay ? this.#replayLog : this.log;
    log.count = 0;
    step(world, log);
  }
}
