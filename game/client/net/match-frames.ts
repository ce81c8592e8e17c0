/**
 * One client's view of a match, from patches in and keys out to the frames that are drawn. Players see the predicted
 * world, spectators the confirmed one, interpolated. It knows no socket and no clock: tests drive it over a virtual line.
 */
import { canKick } from "#sim/control.ts";
import { createEventLog } from "#sim/event.ts";
import { PAUSED } from "#sim/rules/game.ts";
import type { Stadium } from "#sim/stadium.ts";
import { findPlayer, type World } from "#sim/world.ts";
import type { Frame, FrameSource } from "../session/frame.ts";
import { ConfirmedWorld, type PatchResult, type TickState } from "./confirmed-world.ts";
import { DiscMotion } from "./disc-motion.ts";
import { EventFeed } from "./event-feed.ts";
import type { InputLine } from "./input-line.ts";
import { Pacer } from "./pacer.ts";
import { PredictedWorld, type RemoteKeys } from "./predicted-world.ts";
import { Timeline } from "./timeline.ts";

/** How the prediction is made; the defaults are what was measured best. Benches try the others. */
export type PredictionPolicy = {
  readonly remoteKeys?: RemoteKeys;
  /** True: starts again from the confirmed world only when an own input is acknowledged, as the framework's own does. */
  readonly adoptOnAckOnly?: boolean;
};

export class MatchFrames {
  readonly confirmed: ConfirmedWorld;
  readonly predicted: PredictedWorld;
  readonly motion = new DiscMotion();
  readonly pacer = new Pacer();
  readonly #timeline = new Timeline();
  readonly #feed = new EventFeed();
  readonly #log = createEventLog();
  readonly #line: InputLine;
  readonly #adoptOnAckOnly: boolean;
  #lastAck = -1;
  #ownId = -1;
  #keys = 0;
  #frame: MutableFrame | undefined;
  #lastMs = NaN;

  constructor(line: InputLine, findStadium: (name: string) => Stadium | undefined, policy: PredictionPolicy = {}) {
    this.#line = line;
    this.#adoptOnAckOnly = policy.adoptOnAckOnly ?? false;
    this.confirmed = new ConfirmedWorld(findStadium);
    this.predicted = new PredictedWorld(line, this.motion.markPrevious, policy.remoteKeys);
  }

  /** Who this client is in the match. */
  set ownId(id: number) {
    this.#ownId = id;
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
    const plays = this.#plays(world);
    const reset = this.#feed.confirmed(world, this.confirmed.log, !plays);
    this.#timeline.push(world);
    if (plays && this.#mayAdopt()) this.#adopt(world, reset);
    return result;
  }

  /** Sends the inputs that are due at this frame and gives what to draw; undefined while there is no world yet. */
  sample(nowMs: number): Frame | undefined {
    const confirmed = this.confirmed.world;
    const due = this.pacer.frame(nowMs);
    const plays = confirmed !== undefined && this.#plays(confirmed);
    if (plays) for (let n = 0; n < due; n++) this.#tick();
    if (confirmed === undefined) return undefined;
    const world = plays ? (this.predicted.world ?? confirmed) : confirmed;
    const frame = this.#frameFor(world);
    if (plays) {
      this.motion.melt(this.#elapsed(nowMs));
      this.motion.read(world, this.pacer.alpha, frame.x, frame.y);
    } else {
      this.#timeline.read(world, nowMs, frame.x, frame.y);
    }
    return this.#fill(frame, world);
  }

  #elapsed(nowMs: number): number {
    const elapsed = Number.isNaN(this.#lastMs) ? 0 : nowMs - this.#lastMs;
    this.#lastMs = nowMs;
    return Math.max(0, elapsed);
  }

  /** Lets go of all keys at once, without waiting for a frame (a hidden page draws none). */
  release(): void {
    this.#keys = 0;
    this.#line.send(0);
  }

  #tick(): void {
    this.#line.send(this.#keys);
    this.#log.count = 0;
    this.predicted.advance(this.confirmed.held, this.#ownId, this.#keys, this.#log);
    const { world } = this.predicted;
    if (world === undefined) return;
    this.motion.markCurrent(world);
    this.#feed.predicted(world, this.#log);
  }

  #adopt(confirmed: World, jump: boolean): void {
    this.motion.correct(
      () => this.predicted.world!,
      this.pacer.alpha,
      jump,
      () => {
        this.predicted.adopt(confirmed, this.confirmed.held, this.#ownId);
        this.motion.markCurrent(this.predicted.world!);
      },
    );
  }

  #mayAdopt(): boolean {
    const acked = this.#line.lastProcessed !== this.#lastAck;
    this.#lastAck = this.#line.lastProcessed;
    return acked || !this.#adoptOnAckOnly;
  }

  #plays(world: World): boolean {
    const p = findPlayer(world, this.#ownId);
    return p >= 0 && world.players.disc[p]! >= 0;
  }

  #frameFor(world: World): MutableFrame {
    if (this.#frame === undefined || this.#frame.x.length < world.discs.x.length) this.#frame = blankFrame(world);
    return this.#frame;
  }

  #fill(frame: MutableFrame, world: World): Frame {
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

type MutableFrame = { -readonly [K in keyof Frame]: Frame[K] };

function blankFrame(world: World): MutableFrame {
  const length = world.discs.x.length;
  return {
    count: 0,
    x: new Float64Array(length),
    y: new Float64Array(length),
    radius: new Float64Array(length),
    owner: new Int32Array(length),
    ring: new Uint8Array(length),
    paused: false,
    resumeFraction: 0,
    events: [],
  };
}

const NOTHING: Frame = {
  count: 0,
  x: new Float64Array(0),
  y: new Float64Array(0),
  radius: new Float64Array(0),
  owner: new Int32Array(0),
  ring: new Uint8Array(0),
  paused: false,
  resumeFraction: 0,
  events: [],
};

/** The frames of a match on one stadium, for the view. */
export function frameSource(stadium: Stadium, frames: MatchFrames): FrameSource {
  return { stadium, sample: (nowMs) => frames.sample(nowMs) ?? NOTHING };
}
