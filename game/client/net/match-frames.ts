/**
 * One client's view of a match, from patches in and keys out to the frames that are drawn. Players see the predicted
 * world, spectators the confirmed one, interpolated. It knows no socket and no clock: tests drive it over a virtual line.
 */
import type { InputHandle, Predict } from "@colyseus/sdk";
import type { KeysInput } from "#protocol/state.ts";
import { canKick } from "#sim/control.ts";
import { PAUSED } from "#sim/rules/game.ts";
import type { Stadium } from "#sim/stadium.ts";
import { findPlayer, type World } from "#sim/world.ts";
import { createFrame, type Frame, type FrameSource } from "../session/frame.ts";
import { ConfirmedWorld, type FindStadium, type PatchResult, type TickState } from "./confirmed-world.ts";
import { discKey, DiscMotion } from "./disc-motion.ts";
import { EventFeed } from "./event-feed.ts";
import { LineMeter } from "./line-meter.ts";
import { Pacer } from "./pacer.ts";
import { PredictedWorld, type RemoteKeys } from "./predicted-world.ts";
import { Timeline } from "./timeline.ts";

/** A pause between frames longer than this (hidden page, sleep) breaks the flow: prediction starts afresh. */
const BREAK_MS = 250;

export class MatchFrames {
  readonly confirmed: ConfirmedWorld;
  readonly predicted: PredictedWorld;
  readonly motion = new DiscMotion();
  readonly pacer = new Pacer();
  readonly meter = new LineMeter();
  readonly #timeline = new Timeline();
  readonly #feed = new EventFeed();
  #ownId = -1;
  #keys = 0;
  #playing = false;
  /** The shown moment between the last two ticks, as of the last frame. */
  #alpha = 0;
  #reset = false;
  #frame: Frame | undefined;
  #lastMs = NaN;

  constructor(predict: Predict, input: InputHandle<KeysInput>, findStadium: FindStadium, remoteKeys?: RemoteKeys) {
    this.confirmed = new ConfirmedWorld(findStadium);
    this.predicted = new PredictedWorld(this.confirmed, predict, input, this.motion.markPrevious, remoteKeys);
  }

  /** Who this client is in the match. */
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
    const reset = this.#feed.confirmed(world, this.confirmed.log, !this.#plays(world));
    this.#reset = this.#reset || reset;
    this.#timeline.push(world);
    return result;
  }

  /** Sends the inputs that are due at this frame and gives what to draw; undefined while there is no world yet. */
  sample(nowMs: number): Frame | undefined {
    const due = this.pacer.frame(nowMs);
    const elapsed = Number.isNaN(this.#lastMs) ? 0 : Math.max(0, nowMs - this.#lastMs);
    this.#lastMs = nowMs;
    const confirmed = this.confirmed.world;
    if (confirmed === undefined) return undefined;
    const plays = this.#plays(confirmed);
    this.meter.frame(nowMs, this.motion.correctionOf(discKey(this.#ownId, 0)), this.motion.correctionOf(0));
    if (plays) this.#play(nowMs, due, elapsed > BREAK_MS);
    this.#playing = plays;
    const world = plays ? (this.predicted.world ?? confirmed) : confirmed;
    const frame = this.#frameFor(world);
    if (plays) {
      this.#alpha = this.pacer.alpha;
      this.motion.melt(elapsed);
      this.motion.read(world, this.#alpha, frame.x, frame.y);
    } else {
      this.#timeline.read(world, nowMs, frame.x, frame.y);
    }
    return this.#fill(frame, world);
  }

  /** Lets go of all keys at once, without waiting for a frame (a hidden page draws none). */
  release(): void {
    this.#keys = 0;
    if (this.#playing) this.predicted.send(0);
  }

  #play(nowMs: number, due: number, broken: boolean): void {
    const fresh = broken || !this.#playing;
    if (fresh || this.predicted.acknowledged) {
      this.motion.correct(
        () => this.predicted.world,
        this.#alpha,
        fresh || this.#reset,
        () => {
          if (fresh) this.predicted.restart();
          this.predicted.reconcile(nowMs);
          if (this.predicted.world !== undefined) this.motion.markCurrent(this.predicted.world);
        },
      );
      this.#reset = false;
    }
    for (let n = 0; n < due; n++) this.#tick();
  }

  #tick(): void {
    this.predicted.send(this.#keys);
    const { world, log } = this.predicted;
    if (world === undefined) return;
    this.motion.markCurrent(world);
    this.#feed.predicted(world, log);
  }

  #plays(world: World): boolean {
    const p = findPlayer(world, this.#ownId);
    return p >= 0 && world.players.disc[p]! >= 0;
  }

  #frameFor(world: World): Frame {
    if (this.#frame === undefined || this.#frame.x.length < world.discs.x.length)
      this.#frame = createFrame(world.discs.x.length);
    return this.#frame;
  }

  #fill(frame: Frame, world: World): Frame {
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
    frame.events = this.#feed.take();
    return frame;
  }
}

const EMPTY_FRAME = createFrame(0);

/** The frames of a match on one stadium, for the view. */
export function frameSource(stadium: Stadium, frames: MatchFrames): FrameSource {
  return { stadium, sample: (nowMs) => frames.sample(nowMs) ?? EMPTY_FRAME };
}
