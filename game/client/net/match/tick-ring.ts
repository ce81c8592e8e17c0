/**
 * The last seconds of confirmed ticks, for replays in the match: positions, sizes and owners of all discs, kick rings and
 * effects, in columns that are overwritten. Ticks of a pause are left out.
 */
import { GOAL_EVENT, POSITIONS_RESET_EVENT, type EventLog } from "#sim/event.ts";
import { TICK_RATE } from "#sim/step.ts";
import type { World } from "#sim/world.ts";
import { createFrame, type Frame, type FrameEvent } from "../../session/frame.ts";
import { EffectsFeed } from "./effects-feed.ts";
import { writeKickRings } from "./world-frame.ts";

/** Ticks that are kept. */
export const RING_TICKS = 16 * TICK_RATE;

/** Discs that a tick has place for at first, and steps in which that grows. */
const STRIDE = 16;

export class TickRing {
  /** Number of ticks so far; those from `oldest` on are kept. */
  end = 0;
  /** The number of the last tick with a goal; -1 without one. */
  goal = -1;
  #start = 0;
  /** Discs per tick in the columns. */
  #stride = 0;
  #x = new Float32Array();
  #y = new Float32Array();
  #radius = new Float32Array();
  #owner = new Int32Array();
  #kickRing = new Uint8Array();
  readonly #count = new Uint16Array(RING_TICKS);
  /** 1: in this tick the discs were put to their places. */
  readonly #reset = new Uint8Array(RING_TICKS);
  readonly #events: (readonly FrameEvent[])[] = Array.from({ length: RING_TICKS }, () => []);
  readonly #feed = new EffectsFeed();
  #frame = createFrame(0);

  get oldest(): number {
    return Math.max(this.#start, this.end - RING_TICKS);
  }

  /** Adds a tick of a running game. */
  push(world: World, log: EventLog): void {
    const { discs, game } = world;
    if (discs.count === 0 || game.pauseTicks > 0) return;
    if (discs.count > this.#stride) this.#grow(discs.count);
    const slot = this.end % RING_TICKS;
    const from = slot * this.#stride;
    for (let i = 0; i < discs.count; i++) {
      this.#x[from + i] = discs.x[i]!;
      this.#y[from + i] = discs.y[i]!;
      this.#radius[from + i] = discs.radius[i]!;
      this.#owner[from + i] = discs.owner[i]!;
    }
    this.#kickRing.fill(0, from, from + this.#stride);
    writeKickRings(world, this.#kickRing, from);
    this.#count[slot] = discs.count;
    this.#reset[slot] = 0;
    for (let i = 0; i < log.count; i++) {
      if (log.kind[i] === GOAL_EVENT) this.goal = this.end;
      if (log.kind[i] === POSITIONS_RESET_EVENT) this.#reset[slot] = 1;
    }
    this.#feed.confirmed(world, log, true);
    this.#events[slot] = this.#feed.take();
    this.end++;
  }

  clear(): void {
    this.#start = this.end;
    this.goal = -1;
  }

  /** The frame at a time between two ticks that are kept, without events; the same object at each call. */
  read(at: number): Frame {
    const tick = Math.max(this.oldest, Math.min(this.end - 1, Math.floor(at)));
    const next = Math.min(this.end - 1, tick + 1);
    const [a, b] = [tick % RING_TICKS, next % RING_TICKS];
    const alpha = this.#reset[b] === 1 ? 0 : Math.max(0, Math.min(1, at - tick));
    const count = this.#count[a]!;
    if (this.#frame.x.length < count) this.#frame = createFrame(this.#stride);
    const frame = this.#frame;
    for (let i = 0; i < count; i++) {
      const [from, to] = [a * this.#stride + i, b * this.#stride + i];
      const share = i < this.#count[b]! && this.#owner[from] === this.#owner[to] ? alpha : 0;
      frame.x[i] = this.#x[from]! + (this.#x[to]! - this.#x[from]!) * share;
      frame.y[i] = this.#y[from]! + (this.#y[to]! - this.#y[from]!) * share;
      frame.radius[i] = this.#radius[from]!;
      frame.owner[i] = this.#owner[from]!;
      frame.ring[i] = this.#kickRing[from]!;
    }
    frame.count = count;
    return frame;
  }

  /** Events of a tick that is kept. */
  eventsOf(tick: number): readonly FrameEvent[] {
    return this.#events[tick % RING_TICKS]!;
  }

  /** Ticks with fewer places are given up: a stadium with more discs, or more players, has come. */
  #grow(count: number): void {
    this.clear();
    this.#stride = Math.ceil(count / STRIDE) * STRIDE;
    const length = RING_TICKS * this.#stride;
    this.#x = new Float32Array(length);
    this.#y = new Float32Array(length);
    this.#radius = new Float32Array(length);
    this.#owner = new Int32Array(length);
    this.#kickRing = new Uint8Array(length);
  }
}
