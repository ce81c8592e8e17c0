/**
 * How far ahead of the server a client has to run, measured by the server's reports on how early its messages arrived.
 *
 * A message that is sent at local time t for tick n arrives n - t / TICK_MS - c - d ticks early, where c relates both clocks
 * and d is its delay. The meter keeps c + d of the messages of the last seconds. They do not depend on what the tick clock does
 * meanwhile, so that its corrections cannot build up an oscillation.
 */
import { decodeEarliness, EARLINESS_MIN } from "#protocol/earliness-report.ts";
import { TICK_MS } from "#sim/step.ts";

/** Messages of this time count, in milliseconds; at least MESSAGES_MIN of them. */
const WINDOW_MS = 4000;
const MESSAGES_MIN = 16;

/** Share of messages that may need more lead than is given, before the margin; at least the few of one stall. */
const LATE_SHARE = 0.08;

/** Least time by which all other messages are early: in ticks, and as a share of their distance to the median. */
const MARGIN = 0.1;
const MARGIN_SHARE = 0.3;

/** A message that took this much longer than a later one was held up by a stall, in ticks: it does not count. */
const STALL_TICKS = 6;

/** Messages that arrive within this time of each other have waited together. */
const BURST_TICKS = 0.3;

/** Drift between both clocks that is followed in advance, as a share of the speed. Less than the minimum looks like jitter. */
const DRIFT_MIN = 0.004;
const DRIFT_BOUND = 0.06;

/** Pairs of messages at least this far apart show the drift between both clocks. */
const DRIFT_MS = 1000;

/** Older messages do not count at all. */
const OUTDATED_MS = 10_000;

type Sent = { readonly seq: number; readonly tick: number; readonly atMs: number };
/** `isBound`: the message was later than a report can contain, and took longer than this. */
type Way = { readonly atMs: number; readonly ticks: number; readonly isBound: boolean };

export class WayMeter {
  #seq = 0;
  #sent: Sent[] = [];
  #ways: Way[] = [];
  /** Wanted difference of the tick clock to the local time, in ticks; undefined before the first report. */
  #goal: number | undefined;
  #goalMs = NaN;
  #drift = 0;
  #early = 0;

  /** Mean time by which the messages of the last report were early, in ticks. */
  get early(): number {
    return this.#early;
  }

  /** Change of the way per millisecond, in ticks: the drift between both clocks. */
  get drift(): number {
    return this.#drift;
  }

  /** Wanted difference of the tick clock to this local time, in ticks; undefined before the first report. */
  goalAt(nowMs: number): number | undefined {
    return this.#goal === undefined ? undefined : this.#goal + this.#drift * (nowMs - this.#goalMs);
  }

  /** A message for this tick was sent. */
  sent(tick: number, nowMs: number): void {
    this.#seq = (this.#seq + 1) & 0xff;
    this.#sent.push({ seq: this.#seq, tick, atMs: nowMs });
    if (this.#sent.length > 0x80) this.#sent.shift();
  }

  /** The server has left out ticks: every later message needs that much less lead than those before. */
  skipped(ticks: number): void {
    this.#ways = this.#ways.map((way) => ({ ...way, ticks: way.ticks - ticks }));
    if (this.#goal !== undefined) this.#goal -= ticks;
  }

  /** The connection was replaced: both sides count messages from the start. */
  resetCount(): void {
    this.#seq = 0;
    this.#sent = [];
  }

  /** A report of the server has arrived (protocol/earliness-report.ts). */
  report(bytes: Uint8Array, nowMs: number): void {
    const values = decodeEarliness(bytes);
    for (const { seq, ticks } of values) {
      const sent = this.#sent.find((each) => each.seq === seq);
      if (sent === undefined) continue;
      const { atMs, tick } = sent;
      this.#ways.push({ atMs, ticks: tick - atMs / TICK_MS - ticks, isBound: ticks <= EARLINESS_MIN });
    }
    if (values.length > 0) this.#early = values.reduce((sum, { ticks }) => sum + ticks, 0) / values.length;
    this.#measure(nowMs);
  }

  /** The goal is the lead that all but the latest few messages of the last seconds would have needed. */
  #measure(nowMs: number): void {
    const recent = this.#ways.filter(({ atMs }) => nowMs - atMs <= WINDOW_MS);
    const last = this.#ways.slice(-MESSAGES_MIN).filter(({ atMs }) => nowMs - atMs <= OUTDATED_MS);
    this.#ways = recent.length >= last.length ? recent : last;
    if (this.#ways.length === 0) return;
    const ways = withoutStalls(withoutLowBounds(this.#ways));
    this.#drift = driftOf(ways);
    const needed = ways.map(({ atMs, ticks }) => ticks + this.#drift * (nowMs - atMs)).toSorted((a, b) => b - a);
    const way = needed[Math.floor(LATE_SHARE * needed.length)]!;
    this.#goal = way + MARGIN + MARGIN_SHARE * (way - needed[needed.length >> 1]!);
    this.#goalMs = nowMs;
  }
}

/** Without lower bounds of ways that are below all known ways: they tell nothing. */
function withoutLowBounds(ways: readonly Way[]): readonly Way[] {
  const known = ways.filter(({ isBound }) => !isBound);
  const least = Math.min(...known.map(({ ticks }) => ticks));
  return known.length === 0 ? ways : ways.filter(({ ticks, isBound }) => !isBound || ticks >= least);
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
  const drift = Float64Array.from(slopes).sort()[slopes.length >> 1]! * TICK_MS;
  return Math.abs(drift) < DRIFT_MIN ? 0 : clamp(drift, DRIFT_BOUND) / TICK_MS;
}

function clamp(value: number, bound: number): number {
  return Math.max(-bound, Math.min(bound, value));
}
