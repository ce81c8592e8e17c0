/**
 * One client's view of a match, from patches in and keys out to the frames that are drawn. Players see the predicted
 * world, spectators the confirmed one, interpolated. No socket and no clock: tests drive it over a virtual connection.
 */
import type { InputHandle, Predict } from "@colyseus/sdk";
import type { KeysInput } from "#protocol/state.ts";
import { canKick } from "#sim/player-control.ts";
import { PAUSED } from "#sim/rules/game.ts";
import type { Stadium } from "#sim/stadium.ts";
import { findPlayer, type World } from "#sim/world.ts";
import { createFrame, type Frame, type FrameSource, shownCoordinate } from "../../session/frame.ts";
import { ConfirmedWorld, type FindStadium, type PatchResult, type TickState } from "./confirmed-world.ts";
import { discKey } from "./disc-poses.ts";
import { EffectsFeed } from "./effects-feed.ts";
import { InputPacer } from "./input-pacer.ts";
import { NetMeter } from "./net-meter.ts";
import { PredictedWorld, type RemoteKeys } from "./predicted-world.ts";
import { Smoothing } from "./smoothing.ts";
import { SpectatorTimeline } from "./spectator-timeline.ts";

/** After a longer pause between frames (hidden page, sleep) prediction starts again from the confirmed world. */
const BREAK_MS = 250;

export class FramePipeline {
  readonly confirmed: ConfirmedWorld;
  readonly predicted: PredictedWorld;
  readonly smoothing = new Smoothing();
  readonly pacer = new InputPacer();
  readonly meter = new NetMeter();
  readonly #timeline = new SpectatorTimeline();
  readonly #effects = new EffectsFeed();
  #ownId = -1;
  #keys = 0;
  /** True while frames show the predicted world. */
  #playing = false;
  /** Time of the last frame between the last two ticks, 0 … 1. */
  #alpha = 0;
  /** True after a position reset that no frame has shown yet. */
  #positionsReset = false;
  #frame: Frame | undefined;
  #lastMs = NaN;
  /** Of the frame at hand: ticks to send, time since the frame before, and what that one showed. */
  #ticksDue = 0;
  #elapsedMs = 0;
  #wasPlaying = false;

  constructor(predict: Predict, input: InputHandle<KeysInput>, findStadium: FindStadium, remoteKeys?: RemoteKeys) {
    this.confirmed = new ConfirmedWorld(findStadium);
    this.predicted = new PredictedWorld(this.confirmed, predict, input, remoteKeys);
  }

  /** Member id of this client. */
  set ownId(id: number) {
    this.#ownId = id;
    this.predicted.ownId = id;
  }

  /** Keys held from now on. */
  set keys(keys: number) {
    this.#keys = keys;
  }

  /** The full state, or one patch: one tick. */
  patch(state: TickState): PatchResult {
    const result = this.confirmed.apply(state);
    const world = this.confirmed.world;
    if (world === undefined) return result;
    if (this.#effects.confirmed(world, this.confirmed.log, !this.#isOnPitch(world))) this.#positionsReset = true;
    this.#timeline.push(world);
    return result;
  }

  /**
   * Sends the inputs that are due at this frame and returns what to draw; undefined while there is no world yet. The order
   * of the phases is a contract: corrections come before new ticks, and both before the positions are read.
   */
  sample(nowMs: number): Frame | undefined {
    this.#advanceTime(nowMs);
    if (!this.#chooseWorld()) return undefined;
    this.#reconcile(nowMs);
    this.#predict();
    this.#place(nowMs);
    return this.#describe();
  }

  /** Releases all keys at once, without waiting for a frame (a hidden page draws none). */
  release(): void {
    this.#keys = 0;
    if (this.#playing) this.predicted.send(0);
  }

  #advanceTime(nowMs: number): void {
    this.#ticksDue = this.pacer.frame(nowMs);
    this.#elapsedMs = Number.isNaN(this.#lastMs) ? 0 : Math.max(0, nowMs - this.#lastMs);
    this.#lastMs = nowMs;
  }

  /** Players see the predicted world, spectators the confirmed one. False while there is none. */
  #chooseWorld(): boolean {
    const world = this.confirmed.world;
    if (world === undefined) return false;
    this.#wasPlaying = this.#playing;
    this.#playing = this.#isOnPitch(world);
    return true;
  }

  /** Adopts what the server has confirmed since the last frame, keeping every disc where it is shown. */
  #reconcile(nowMs: number): void {
    const { predicted, smoothing } = this;
    this.meter.frame(nowMs, smoothing.correctionOf(discKey(this.#ownId, 0)), smoothing.correctionOf(0));
    if (!this.#playing) return;
    const starts = !this.#wasPlaying || this.#elapsedMs > BREAK_MS;
    if (!starts && !predicted.acknowledged) return;
    smoothing.capture(predicted.poses, this.#alpha);
    if (starts) predicted.restart();
    predicted.reconcile(nowMs);
    const jump = starts || this.#positionsReset;
    if (predicted.world !== undefined) smoothing.absorb(predicted.world, predicted.poses, this.#alpha, jump);
    this.#positionsReset = false;
  }

  /** Sends the keys of the ticks that are due and makes these ticks. */
  #predict(): void {
    if (!this.#playing) return;
    for (let n = 0; n < this.#ticksDue; n++) {
      this.predicted.send(this.#keys);
      const { world, log } = this.predicted;
      if (world !== undefined) this.#effects.predicted(world, log);
    }
  }

  /** Writes the positions of this moment into the frame. */
  #place(nowMs: number): void {
    const world = this.#shownWorld;
    const { x, y } = this.#frameFor(world);
    if (this.#playing) {
      this.#alpha = this.pacer.alpha;
      this.smoothing.decay(this.#elapsedMs);
      this.smoothing.place(world, this.predicted.poses, this.#alpha, x, y);
    } else {
      this.#timeline.read(world, nowMs, x, y);
    }
    for (let i = 0; i < world.discs.count; i++) {
      x[i] = shownCoordinate(x[i]!);
      y[i] = shownCoordinate(y[i]!);
    }
  }

  /** Writes the rest of the frame: discs, kick rings, pause, effects. */
  #describe(): Frame {
    const world = this.#shownWorld;
    const frame = this.#frameFor(world);
    const { discs, players, game } = world;
    frame.count = discs.count;
    frame.radius.set(discs.radius);
    frame.owner.set(discs.owner);
    frame.ring.fill(0);
    for (let p = 0; p < players.count; p++) {
      if (players.disc[p]! >= 0 && canKick(world, p)) frame.ring[players.disc[p]!] = 1;
    }
    frame.paused = game.pauseTicks > 0;
    frame.resumeFraction = game.pauseTicks / PAUSED;
    frame.events = this.#effects.take();
    return frame;
  }

  get #shownWorld(): World {
    return (this.#playing ? this.predicted.world : undefined) ?? this.confirmed.world!;
  }

  #isOnPitch(world: World): boolean {
    const p = findPlayer(world, this.#ownId);
    return p >= 0 && world.players.disc[p]! >= 0;
  }

  #frameFor(world: World): Frame {
    if (this.#frame === undefined || this.#frame.x.length < world.discs.x.length)
      this.#frame = createFrame(world.discs.x.length);
    return this.#frame;
  }
}

const EMPTY_FRAME = createFrame(0);

/** The frames of a match on one stadium, for the view. */
export function frameSource(stadium: Stadium, frames: FramePipeline): FrameSource {
  return { stadium, sample: (nowMs) => frames.sample(nowMs) ?? EMPTY_FRAME };
}
