/**
 * The clock of the predicted world: a tick with fractions that runs ahead of the server by the way there and a margin, so that
 * keys for the next tick arrive just before the server makes it. It approaches the least lead that the connection allows
 * (way-meter.ts) by running slightly faster or slower.
 */
import { TICK_MS } from "#sim/step.ts";
import { WayMeter } from "./way-meter.ts";

/** The lead before the first report, beyond the way there, in ticks. */
const FIRST_LEAD = 2;

/** Reports until which the clock jumps forward to its goal instead of approaching it. */
const FIRST_REPORTS = 3;

/** Change of speed per tick of error, and its bounds for small and for large errors. */
const SPEED_PER_TICK = 0.02;
const SPEED_BOUND = 0.03;
const FAST_BOUND = 0.1;
const LARGE_ERROR = 3;

/** Above this error the clock jumps forward: the connection has stalled, and nothing that is sent is in time. */
const JUMP_TICKS = 12;

/** After a longer frame (hidden tab, sleep) the clock starts again from the last patch. */
const STALL_MS = 250;

/** Ticks ahead of the last patch beyond which the clock waits: the server or the connection has stalled. */
export const AHEAD_MAX = 60;

/** The clock is at least this far ahead of every patch, in ticks, so that it need not jump when one is early. */
const PATCH_LEAD = 0.1;

/** The earliest patches of this time and of the one before count, in milliseconds. */
const PATCH_WINDOW_MS = 500;

/** Weight of a patch in the average of how far the clock is ahead of patches. */
const LEAD_WEIGHT = 0.1;

export class TickClock {
  readonly #way = new WayMeter();
  #tick = NaN;
  #lastMs = NaN;
  #speed = 1;
  /** Tick of the last patch. */
  #patchTick = NaN;
  /** Average of the clock minus the tick of a patch, when it arrives. */
  #lead = NaN;
  #reports = 0;
  /** Least difference of the clock to the local time by the arrival of patches, in ticks: of this window and the last one. */
  #leastNow = -Infinity;
  #leastBefore = -Infinity;
  #windowMs = NaN;
  #rttMs = 0;

  /** The tick that is due, and how far the next one is, 0 … 1. Not a number before `start`. */
  get tick(): number {
    return Math.floor(this.#tick);
  }

  get alpha(): number {
    return this.#tick - this.tick;
  }

  get speed(): number {
    return this.#speed;
  }

  /** The measured round trip in milliseconds: the lead until the server has reported. */
  set rttMs(rttMs: number) {
    this.#rttMs = rttMs;
    if (this.#reports === 0) this.#set(Math.max(this.#tick, this.#patchTick + rttMs / TICK_MS + FIRST_LEAD));
  }

  get isRunning(): boolean {
    return !Number.isNaN(this.#tick);
  }

  /** Whether the last frame is recent enough for `nextTick` to be true. */
  runsAt(nowMs: number): boolean {
    return this.isRunning && nowMs - this.#lastMs <= STALL_MS;
  }

  /** The first tick in which keys that are pressed now can be held. */
  nextTick(nowMs: number): number {
    const since = Number.isNaN(this.#lastMs) ? 0 : Math.max(0, Math.min(STALL_MS, nowMs - this.#lastMs));
    return Math.floor(this.#tick + (since / TICK_MS) * this.#speed) + 1;
  }

  /** A patch of this tick has arrived. */
  patch(tick: number, nowMs: number): void {
    this.#patchTick = tick;
    const arrival = tick + PATCH_LEAD - nowMs / TICK_MS;
    if (!(nowMs - this.#windowMs < PATCH_WINDOW_MS)) {
      this.#leastBefore = this.#leastNow;
      this.#leastNow = arrival;
      this.#windowMs = nowMs;
    }
    this.#leastNow = Math.max(this.#leastNow, arrival);
    if (!this.isRunning) return;
    const ahead = this.#tick + (nowMs - this.#lastMs) / TICK_MS - tick;
    this.#lead = Number.isNaN(this.#lead) ? ahead : this.#lead + LEAD_WEIGHT * (ahead - this.#lead);
  }

  /** Starts, or starts again, from the last patch. */
  start(nowMs: number): void {
    this.#forgetPatches();
    const way = Number.isNaN(this.#lead) ? this.#rttMs / TICK_MS + FIRST_LEAD : this.#lead;
    this.#set(this.#patchTick + way);
    this.#lastMs = nowMs;
    this.#reports = 0;
  }

  /** The server has left out ticks, and the clock goes back by as many. */
  skipped(ticks: number): void {
    this.#forgetPatches();
    this.#way.skipped(ticks);
    const error = this.#errorAt(this.#lastMs);
    // A clock that had to wait during the stall is not that far ahead.
    this.#set(this.#reports > 0 ? this.#tick + error : this.#tick - ticks);
  }

  stop(): void {
    this.#tick = NaN;
  }

  /** Advances to this frame. False when it came so late that the clock has to start again. */
  frame(nowMs: number): boolean {
    const elapsed = nowMs - this.#lastMs;
    if (elapsed > STALL_MS) return false;
    this.#lastMs = nowMs;
    this.#tick += (Math.max(0, elapsed) / TICK_MS) * this.#speed;
    const error = this.#errorAt(nowMs);
    if (error > JUMP_TICKS) this.#tick += error;
    this.#speed = this.#speedAt(nowMs);
    this.#set(Math.max(this.#tick, this.#patchTick));
    return true;
  }

  /** A message for this tick was sent. */
  sent(tick: number, nowMs: number): void {
    this.#way.sent(tick, nowMs);
  }

  /** The connection was replaced: both sides count messages from the start. */
  resetCount(): void {
    this.#way.resetCount();
  }

  /** A report of the server on how early messages arrived (protocol/earliness-report.ts). */
  report(bytes: Uint8Array, nowMs: number): void {
    this.#way.report(bytes, nowMs);
    this.#reports++;
    if (this.#reports <= FIRST_REPORTS) this.#set(this.#tick + Math.max(0, this.#errorAt(this.#lastMs)));
  }

  /** Mean time by which the messages of the last report were early, in ticks. */
  get early(): number {
    return this.#way.early;
  }

  /** Never so far beyond the last patch that the server would refuse keys for that time. */
  #set(tick: number): void {
    this.#tick = Math.min(tick, this.#patchTick + AHEAD_MAX);
  }

  #forgetPatches(): void {
    this.#leastNow = -Infinity;
    this.#leastBefore = -Infinity;
    this.#windowMs = NaN;
  }

  #errorAt(nowMs: number): number {
    const way = this.#way.goalAt(nowMs);
    if (way === undefined) return 0;
    return Math.max(way, this.#leastNow, this.#leastBefore) - (this.#tick - nowMs / TICK_MS);
  }

  #speedAt(nowMs: number): number {
    const error = this.#errorAt(nowMs);
    const bound = Math.abs(error) > LARGE_ERROR ? FAST_BOUND : SPEED_BOUND;
    return 1 + this.#way.drift * TICK_MS + clamp(error * SPEED_PER_TICK, bound);
  }
}

function clamp(value: number, bound: number): number {
  return Math.max(-bound, Math.min(bound, value));
}
