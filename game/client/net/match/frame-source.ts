/**
 * One client's view of a match, from patches in and keys out to the frames that are drawn. Players see the predicted
 * world, spectators the confirmed one, interpolated. No socket and no clock: tests drive it over a virtual connection.
 */
import type { Signal } from "@preact/signals-core";
import { KEEP_ALIVE_MS } from "#protocol/keys-message.ts";
import type { Stadium } from "#sim/stadium.ts";
import { findPlayer, STOPPED, type World } from "#sim/world.ts";
import { createFrame, type Frame, type FrameSource } from "../../session/frame.ts";
import type { InstantReplay } from "../../session/instant-replay.ts";
import { ConfirmedWorld, type FindStadium, type PatchResult, type TickState } from "./confirmed-world.ts";
import { discKey } from "./disc-poses.ts";
import { EffectsFeed } from "./effects-feed.ts";
import { NetMeter } from "./net-meter.ts";
import { OwnKeys } from "./own-keys.ts";
import { PredictedWorld, type RemoteKeys } from "./predicted-world.ts";
import { Smoothing } from "./smoothing.ts";
import { type LiveGame, ReplayOfMatch } from "./instant-replay.ts";
import { SpectatorTimeline } from "./spectator-timeline.ts";
import { TickClock } from "./tick-clock.ts";
import { TickRing } from "./tick-ring.ts";
import { boundPositions, describeWorld } from "./world-frame.ts";

/** Sends the keys that are held from this tick on. */
export type SendKeys = (tick: number, keys: number) => void;

/** Changed keys that no frame has sent for this time are sent with a patch, in milliseconds. */
const UNSENT_MAX_MS = 100;

/** After this time without a frame the effects of what happened meanwhile are left out, in milliseconds. */
const EFFECTS_MAX_MS = 1000;

export class FramePipeline {
  readonly confirmed: ConfirmedWorld;
  readonly predicted: PredictedWorld;
  readonly smoothing = new Smoothing();
  readonly clock = new TickClock();
  readonly meter = new NetMeter();
  readonly #ownKeys = new OwnKeys();
  readonly #sendKeys: SendKeys;
  readonly #timeline = new SpectatorTimeline();
  readonly #effects = new EffectsFeed();
  /** The last seconds, for replays. */
  readonly ring = new TickRing();
  #ownId = -1;
  #keys = 0;
  /** When they changed last. */
  #heldMs = NaN;
  readonly #live = { state: STOPPED, keys: 0 };
  #sentMs = -Infinity;
  #sentTick = 0;
  /** True while frames show the predicted world. */
  #playing = false;
  /** Time of the last frame between the last two ticks, 0 … 1. */
  #alpha = 0;
  /** True after a position reset that no frame has shown yet. */
  #positionsReset = false;
  /** True if a patch has arrived since the last frame. */
  #patched = false;
  #frame: Frame | undefined;
  #lastMs = NaN;
  /** Of the frame at hand: time since the frame before, whether that was too long ago, and what it showed. */
  #elapsedMs = 0;
  #resumes = false;
  #wasPlaying = false;

  constructor(sendKeys: SendKeys, findStadium: FindStadium, remoteKeys?: RemoteKeys) {
    this.#sendKeys = sendKeys;
    this.confirmed = new ConfirmedWorld(findStadium);
    this.predicted = new PredictedWorld(this.confirmed, this.#ownKeys, remoteKeys);
  }

  /** Member id of this client. */
  set ownId(id: number) {
    this.#ownId = id;
    this.predicted.ownId = id;
  }

  /** Keys held from now on. They are sent at once, for the next tick that they can reach. */
  hold(keys: number, nowMs: number): void {
    if (keys === this.#keys) return;
    this.#keys = keys;
    this.#heldMs = nowMs;
    // After a long frame the clock is wrong until the next one, which sends them.
    if (this.clock.runsAt(nowMs)) this.#sendHeld(this.clock.nextTick(nowMs), nowMs);
  }

  /** The full state or a patch has arrived at this time, with what happened in the ticks since the one before. */
  patch(state: TickState, nowMs: number): PatchResult {
    const { confirmed } = this;
    for (let silent = confirmed.silentTicks(state); silent > 0; silent--) {
      confirmed.stepSilently();
      this.#addTick();
    }
    const result = confirmed.apply(state);
    if (confirmed.world === undefined) return result;
    const { tick } = confirmed.world.game;
    // The server may hold back a patch with nothing but keys that this page has sent.
    if (!this.#ownKeys.changesAt(tick)) this.meter.patch(nowMs, tick);
    this.clock.patch(tick, nowMs);
    this.#patched = true;
    this.#addTick();
    this.#keepAlive(nowMs);
    // A hidden page has no frames, and its player must not keep running.
    if (this.#isUnsent && nowMs - this.#heldMs > UNSENT_MAX_MS) this.#sendHeld(tick + 1, nowMs);
    return result;
  }

  /** The server has left out ticks: what was predicted beyond its new time is void, and so are keys that were sent for then. */
  skipped(ticks: number): void {
    this.clock.skipped(ticks);
    this.#ownKeys.dropAfter(this.clock.tick);
    this.#sentTick -= ticks;
    // The next patch sends the keys that hold, which replace those on the server.
    this.#sentMs = -Infinity;
  }

  /** The connection was replaced: the server has released all keys, and starts again with a keyframe. */
  reconnected(): void {
    this.confirmed.interrupt();
    this.#ownKeys.reset();
    this.clock.resetCount();
    this.clock.stop();
    this.#sentTick = 0;
  }

  /**
   * Returns what to draw at this frame; undefined while there is no world yet. The order of the phases
   * is a contract: corrections come before new ticks, and both before the positions are read.
   */
  sample(nowMs: number): Frame | undefined {
    if (!this.#chooseWorld()) return undefined;
    this.#advanceTime(nowMs);
    this.#reconcile(nowMs);
    this.#predict();
    this.#place(nowMs);
    return this.#describe();
  }

  #addTick(): void {
    const { log } = this.confirmed;
    const world = this.confirmed.world!;
    if (this.#effects.confirmed(world, log, !this.#isOnPitch(world))) this.#positionsReset = true;
    this.#timeline.push(world);
    this.ring.push(world, log);
  }

  /**
   * Sends keys that still hold, while frames are drawn. Only when a patch arrives, at a known time: a frame has the time of its
   * vertical blank, which may be long ago.
   */
  #keepAlive(nowMs: number): void {
    if (!this.#playing || nowMs - this.#sentMs < KEEP_ALIVE_MS || !this.clock.runsAt(nowMs)) return;
    this.#send(this.clock.nextTick(nowMs), nowMs);
  }

  #send(tick: number, nowMs: number): void {
    this.#sentTick = Math.max(tick, this.#sentTick);
    this.#sentMs = nowMs;
    this.#sendKeys(this.#sentTick, this.#ownKeys.held);
    this.clock.sent(this.#sentTick, nowMs);
  }

  /** Players see the predicted world, spectators the confirmed one. False while there is none. */
  #chooseWorld(): boolean {
    const { world } = this.confirmed;
    if (world === undefined) return false;
    this.#wasPlaying = this.#playing;
    this.#playing = this.#isOnPitch(world);
    return true;
  }

  #advanceTime(nowMs: number): void {
    this.#elapsedMs = Number.isNaN(this.#lastMs) ? 0 : Math.max(0, nowMs - this.#lastMs);
    this.#lastMs = nowMs;
    this.#resumes = !this.clock.isRunning || !this.clock.frame(nowMs);
    if (this.#resumes) this.clock.start(nowMs);
    if (this.#elapsedMs > EFFECTS_MAX_MS) this.#effects.take();
    if (this.#isUnsent) this.#sendHeld(this.clock.nextTick(nowMs), nowMs);
  }

  /** True for keys that changed while the clock did not run, or before the connection was replaced. */
  get #isUnsent(): boolean {
    return this.#ownKeys.held !== this.#keys;
  }

  /** Sends the keys that have changed, to be held from this tick on. */
  #sendHeld(tick: number, nowMs: number): void {
    this.#send(this.#ownKeys.hold(this.#keys, tick), nowMs);
  }

  /** Adopts what the server has confirmed since the last frame, keeping every disc where it is shown. */
  #reconcile(nowMs: number): void {
    const { predicted, smoothing } = this;
    this.meter.frame(nowMs, smoothing.correctionOf(discKey(this.#ownId, 0)), smoothing.correctionOf(0));
    if (!this.#playing) return;
    const wentBack = predicted.world !== undefined && predicted.world.game.tick > this.clock.tick;
    const starts = !this.#wasPlaying || this.#resumes || wentBack;
    if (!starts && !this.#patched) return smoothing.rest();
    this.#patched = false;
    // The clock may be less than a tick ahead of patches: both worlds are compared at the same tick.
    if (!starts && predicted.isComparable) this.#predictTo(this.confirmed.world!.game.tick);
    smoothing.capture(predicted.poses, this.#alpha);
    if (starts) predicted.restart();
    predicted.reconcile();
    const jump = starts || this.#positionsReset;
    if (predicted.world !== undefined) smoothing.absorb(predicted.world, predicted.poses, this.#alpha, jump);
    this.#positionsReset = false;
  }

  /** Makes the ticks that are due. */
  #predict(): void {
    if (this.#playing) this.#predictTo(this.clock.tick);
  }

  #predictTo(tick: number): void {
    const { predicted } = this;
    while (predicted.world !== undefined && predicted.world.game.tick < tick) {
      predicted.advance();
      this.#effects.predicted(predicted.world, predicted.log);
    }
  }

  /** Writes the positions of this moment into the frame. */
  #place(nowMs: number): void {
    const world = this.#shownWorld;
    const { x, y } = this.#frameFor(world);
    if (this.#playing) {
      this.#alpha = this.clock.alpha;
      this.smoothing.decay(this.#elapsedMs);
      this.smoothing.place(world, this.predicted.poses, this.#alpha, x, y);
    } else {
      this.#timeline.read(world, nowMs, x, y);
    }
    boundPositions(this.#frameFor(world), world);
  }

  /** Writes the rest of the frame: discs, kick rings, pause, effects. */
  #describe(): Frame {
    const world = this.#shownWorld;
    const frame = this.#frameFor(world);
    describeWorld(frame, world);
    frame.events = this.#effects.take();
    return frame;
  }

  /** What ends a replay. Without a world the game counts as stopped. */
  get live(): LiveGame {
    this.#live.state = this.confirmed.world === undefined ? STOPPED : this.#shownWorld.game.state;
    this.#live.keys = this.#keys;
    return this.#live;
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

/** The frames of a match on one stadium, for the view: the live ones, or those of the replay that is shown. */
export function frameSource(
  stadium: Stadium,
  frames: FramePipeline,
  shownReplay: Signal<InstantReplay | null>,
): FrameSource {
  frames.ring.clear();
  const replay = new ReplayOfMatch(frames.ring, shownReplay);
  return {
    stadium,
    sample: (nowMs) => replay.sample(frames.sample(nowMs) ?? EMPTY_FRAME, frames.live, nowMs),
  };
}
