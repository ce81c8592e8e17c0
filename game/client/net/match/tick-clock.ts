/**
 * The clock of the predicted world: a tick with fractions that runs ahead of the server by the way there and a margin, so that
 * keys for the next tick arrive just before the server makes it. It measures the way by the server's reports on how early the
 * messages arrived, and approaches the least lead that the connection allows by running slightly faster or slower.
 *
 * A message that is sent at local time t for tick n arrives n - t / TICK_MS - c - d ticks early, where c relates both clocks
 * and d is its delay. The clock keeps c + d of the messages of the last seconds. They do not depend on what the clock itself
 * does meanwhile, so that its corrections cannot build up an oscillation.
 */
import { TICK_MS } from "#sim/step.ts";

/** The server reports in eighths of a tick (server/room/earliness-log.ts). */
const EARLINESS_STEPS = 8;

/** Messages of this time count, in milliseconds; at least MESSAGES_MIN of them. */
const WINDOW_MS = 4000;
const MESSAGES_MIN = 16;

/** Share of messages that may need more lead than is given, before the margin; at least the few of one stall. */
const LATE_SHARE = 0.08;

/** Least time by which all other messages are early: in ticks, and as a share of their distance to the median. */
const MARGIN = 0.1;
const MARGIN_SHARE = 0.3;

/** The lead before the first report, beyond the way there, in ticks. */
const FIRST_LEAD = 2;

/** Reports until which the clock jumps forward to its goal instead of approaching it. */
const FIRST_REPORTS = 3;

/** Change of speed per tick of error, and its bounds for small and for large errors. */
const SPEED_PER_TICK = 0.02;
const SPEED_BOUND = 0.03;
const FAST_BOUND = 0.1;
const LARGE_ERROR = 3;

/** A message that took this much longer than a later one was held up by a stall, in ticks: it does not count. */
const STALL_TICKS = 6;

/** Messages that arrive within this time of each other have waited together. */
const BURST_TICKS = 0.3;

/** Drift between both clocks that is followed in advance, as a share of the speed. Less than the minimum looks like jitter. */
const DRIFT_MIN = 0.004;
const DRIFT_BOUND = 0.06;

/** Above this error the clock jumps forward: the connection has stalled, and nothing that is sent is in time. */
const JUMP_TICKS = 12;

/** Pairs of messages at least this far apart show the drift between both clocks. */
const DRIFT_MS = 1000;

/** Older messages do not count at all. */
const OUTDATED_MS = 10_000;

/** After a longer frame (hidden tab, sleep) the clock starts again from the last patch. */
const STALL_MS = 250;

/** Ticks ahead of the last patch beyond which the clock waits: the server or the connection has stalled. */
export const AHEAD_MAX = 60;

/** The predicted world must be this far ahead of every patch, in ticks, or there is nothing between two ticks to show. */
const PATCH_LEAD = 1;

/** The earliest patches of this time and of the one before count, in milliseconds. */
const PATCH_WINDOW_MS = 500;

/** Weight of a patch in the average of how far the clock is ahead of patches. */
const LEAD_WEIGHT = 0.1;

type Sent = { readonly seq: number; readonly tick: number; readonly atMs: number };
type Way = { readonly atMs: number; readonly ticks: number };

export class TickClock {
  #tick = NaN;
  #lastMs = NaN;
  #speed = 1;
  /** Tick of the last patch. */
  #patchTick = NaN;
  /** Average of the clock minus the tick of a patch, when it arrives. */
  #lead = NaN;
  #reports = 0;
  #seq = 0;
  #sent: Sent[] = [];
  #ways: Way[] = [];
  /** Wanted difference of the clock to the local time, in ticks; undefined before the first report. */
  #goal: number | undefined;
  /** Least difference of the clock to the local time by the arrival of patches, in ticks: of this window and the last one. */
  #leastNow = -Infinity;
  #leastBefore = -Infinity;
  #windowMs = NaN;
  /** Change of the way per millisecond, in ticks: the drift between both clocks. */
  #drift = 0;
  #goalMs = NaN;
  #rttMs = 0;
  /** Mean time by which the messages of the last report were early, in ticks. */
  early = 0;

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
    if (this.#reports === 0) this.#tick = Math.max(this.#tick, this.#patchTick + rttMs / TICK_MS + FIRST_LEAD);
  }

  get isRunning(): boolean {
    return !Number.isNaN(this.#tick);
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
    this.#leastNow = -Infinity;
    this.#leastBefore = -Infinity;
    this.#windowMs = NaN;
    const way = Number.isNaN(this.#lead) ? this.#rttMs / TICK_MS + FIRST_LEAD : this.#lead;
    this.#tick = this.#patchTick + way;
    this.#lastMs = nowMs;
    this.#reports = 0;
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
    this.#tick = Math.min(this.#tick, this.#patchTick + AHEAD_MAX);
    if (this.#tick < this.#patchTick) this.#tick = this.#patchTick;
    return true;
  }

  /** A message for this tick was sent. */
  sent(tick: number, nowMs: number): void {
    this.#seq = (this.#seq + 1) & 0xff;
    this.#sent.push({ seq: this.#seq, tick, atMs: nowMs });
    if (this.#sent.length > 0x80) this.#sent.shift();
  }

  /** The connection was replaced: both sides count messages from the start. */
  resetCount(): void {
    this.#seq = 0;
    this.#sent = [];
  }

  /** The server's report: the number of its last message, then a signed byte per message (server/room/earliness-log.ts). */
  report(bytes: Uint8Array, nowMs: number): void {
    const last = bytes[0] ?? 0;
    const count = bytes.length - 1;
    let sum = 0;
    for (let i = 0; i < count; i++) {
      const early = ((bytes[i + 1]! << 24) >> 24) / EARLINESS_STEPS;
      const seq = (last - (count - 1 - i)) & 0xff;
      const sent = this.#sent.find((each) => each.seq === seq);
      sum += early;
      if (sent !== undefined) this.#ways.push({ atMs: sent.atMs, ticks: sent.tick - sent.atMs / TICK_MS - early });
    }
    if (count > 0) this.early = sum / count;
    this.#reports++;
    this.#measure(nowMs);
    if (this.#reports <= FIRST_REPORTS) this.#tick += Math.max(0, this.#errorAt(this.#lastMs));
  }

  /** The goal is the lead that all but the latest few messages of the last seconds would have needed. */
  #measure(nowMs: number): void {
    const recent = this.#ways.filter(({ atMs }) => nowMs - atMs <= WINDOW_MS);
    const last = this.#ways.slice(-MESSAGES_MIN).filter(({ atMs }) => nowMs - atMs <= OUTDATED_MS);
    this.#ways = recent.length >= last.length ? recent : last;
    if (this.#ways.length === 0) return;
    const ways = withoutStalls(this.#ways);
    this.#drift = driftOf(ways);
    const needed = ways.map(({ atMs, ticks }) => ticks + this.#drift * (nowMs - atMs)).toSorted((a, b) => b - a);
    const way = needed[Math.floor(LATE_SHARE * needed.length)]!;
    this.#goal = way + MARGIN + MARGIN_SHARE * (way - needed[needed.length >> 1]!);
    this.#goalMs = nowMs;
  }

  #errorAt(nowMs: number): number {
    if (this.#goal === undefined) return 0;
    const goal = Math.max(this.#goal + this.#drift * (nowMs - this.#goalMs), this.#leastNow, this.#leastBefore);
    return goal - (this.#tick - nowMs / TICK_MS);
  }

  #speedAt(nowMs: number): number {
    const error = this.#errorAt(nowMs);
    const bound = Math.abs(error) > LARGE_ERROR ? FAST_BOUND : SPEED_BOUND;
    return 1 + this.#drift * TICK_MS + clamp(error * SPEED_PER_TICK, bound);
  }
}

/**
 * Without messages that were held up by a stall: those that took much longer than a later one, and all but the last one of a
 * burst that had waited together. `ways` oldest first.
 */
function withoutStalls(ways: readonly Way[]): Way[] {
  const kept: Way[] = [];
  let least = Infinity;
  for (let end = ways.length - 1; end >= 0;) {
    let start = end;
    while (start > 0 && arrivalOf(ways[end]!) - arrivalOf(ways[start - 1]!) < BURST_TICKS) start--;
    const isStall = ways[start]!.ticks > ways[end]!.ticks + STALL_TICKS;
    const burst = ways.slice(isStall ? end : start, end + 1);
    least = Math.min(least, ...burst.map(({ ticks }) => ticks));
    kept.push(...burst.filter(({ ticks }) => ticks <= least + STALL_TICKS));
    end = start - 1;
  }
  return kept;
}

/** When a message arrived, in ticks. */
function arrivalOf({ atMs, ticks }: Way): number {
  return atMs / TICK_MS + ticks;
}

/**
 * The change of the ways per millisecond: the median slope between messages that are far enough apart, so that single late ones
 * have no influence on it; 0 for one that may be jitter.
 */
function driftOf(ways: readonly Way[]): number {
  const slopes: number[] = [];
  for (const a of ways) {
    for (const b of ways) if (b.atMs - a.atMs >= DRIFT_MS) slopes.push((b.ticks - a.ticks) / (b.atMs - a.atMs));
  }
  if (slopes.length < MESSAGES_MIN) return 0;
  const drift = slopes.toSorted((a, b) => a - b)[slopes.length >> 1]! * TICK_MS;
  return Math.abs(drift) < DRIFT_MIN ? 0 : clamp(drift, DRIFT_BOUND) / TICK_MS;
}

function clamp(value: number, bound: number): number {
  return Math.max(-bound, Math.min(bound, value));
}
