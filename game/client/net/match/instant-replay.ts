/**
 * Plays the last seconds again over the match, from the ticks that the page has kept. Live frames are taken all the while, so
 * keys and clock go on. It ends by itself, at the latest when a celebrated goal is followed by the kick-off, and when the player
 * presses a key.
 */
import type { Signal } from "@preact/signals-core";
import { TICK_RATE } from "#sim/step.ts";
import { GOAL } from "#sim/world.ts";
import type { Frame, FrameEvent } from "../../session/frame.ts";
import type { InstantReplay } from "../../session/instant-replay.ts";
import type { TickRing } from "./tick-ring.ts";

/** Ticks before a goal and after it that play at half speed. */
const SLOW_BEFORE = 0.35 * TICK_RATE;
const SLOW_AFTER = 0.1 * TICK_RATE;
const SLOW_SPEED = 0.5;

/** Of the replay of a celebrated goal: it fits into the celebration, of which the page shows a part first. */
const GOAL_BEFORE = 0.85 * TICK_RATE;
const GOAL_AFTER = SLOW_AFTER;
/** Of the last seconds: a goal is in the replay if it was scored at most this many ticks ago … */
const RECENT = 8 * TICK_RATE;
const RECENT_BEFORE = 5 * TICK_RATE;
const RECENT_AFTER = 0.75 * TICK_RATE;
/** … and otherwise the replay goes back this far. */
const LAST = 6 * TICK_RATE;
/** Less is not shown. */
const TICKS_MIN = 0.5 * TICK_RATE;
/** A longer frame does not play more: the page was hidden. */
const FRAME_MAX_MS = 250;

const NO_EVENTS: readonly FrameEvent[] = [];

/** State of the live game, and the byte of held keys. */
export type LiveGame = { readonly state: number; readonly keys: number };

type Span = { readonly from: number; readonly to: number };

/** The ticks that a replay plays; undefined while there are too few. */
export function replaySpan(
  ring: Pick<TickRing, "end" | "goal" | "oldest">,
  kind: InstantReplay["kind"],
): Span | undefined {
  const { goal, oldest } = ring;
  const last = ring.end - 1;
  const recent = goal >= oldest && last - goal <= RECENT;
  if (kind === "goal" && !recent) return undefined;
  const before = kind === "goal" ? GOAL_BEFORE : RECENT_BEFORE;
  const after = kind === "goal" ? GOAL_AFTER : RECENT_AFTER;
  const from = Math.max(oldest, recent ? goal - before : last - LAST);
  const to = recent ? Math.min(last, goal + after) : last;
  return to - from < TICKS_MIN ? undefined : { from, to };
}

/** Ticks per second at which this moment plays. */
export function replayRate(at: number, goal: number): number {
  const slow = goal >= 0 && at >= goal - SLOW_BEFORE && at < goal + SLOW_AFTER;
  return slow ? SLOW_SPEED * TICK_RATE : TICK_RATE;
}

export class ReplayOfMatch {
  readonly #ring: TickRing;
  readonly #shown: Signal<InstantReplay | null>;
  /** The replay that is being played. */
  #playing: InstantReplay | null = null;
  #span: Span = { from: 0, to: 0 };
  /** Of this replay; the ring may have a later one meanwhile. */
  #goal = -1;
  #at = 0;
  #keys = 0;
  #lastMs = 0;

  constructor(ring: TickRing, shown: Signal<InstantReplay | null>) {
    this.#ring = ring;
    this.#shown = shown;
  }

  /** The frame to show instead of the live one. `keys` are held by the page's player: another one ends the replay. */
  sample(live: Frame, { state, keys }: LiveGame, nowMs: number): Frame {
    const wanted = this.#shown.peek();
    const pressed = keys & ~this.#keys;
    this.#keys = keys;
    if (wanted === null) return this.#showLive(live);
    if (pressed !== 0) return this.#end(live);
    if (wanted !== this.#playing && !this.#start(wanted, nowMs)) return this.#end(live);
    const ended = this.#at >= this.#span.to || this.#at < this.#ring.oldest;
    if (ended || (wanted.kind === "goal" && state !== GOAL)) return this.#end(live);
    return this.#play(nowMs);
  }

  #start(wanted: InstantReplay, nowMs: number): boolean {
    const span = replaySpan(this.#ring, wanted.kind);
    if (span === undefined) return false;
    this.#playing = wanted;
    this.#span = span;
    this.#goal = this.#ring.goal;
    this.#at = span.from;
    this.#lastMs = nowMs;
    return true;
  }

  #play(nowMs: number): Frame {
    const starts = this.#at === this.#span.from;
    const before = Math.floor(this.#at);
    const seconds = Math.max(0, Math.min(FRAME_MAX_MS, nowMs - this.#lastMs)) / 1000;
    this.#lastMs = nowMs;
    this.#at = Math.min(this.#span.to, this.#at + seconds * replayRate(this.#at, this.#goal));
    const frame = this.#ring.read(this.#at);
    frame.jumped = starts;
    frame.paused = false;
    frame.events = this.#eventsBetween(before, Math.floor(this.#at));
    return frame;
  }

  /** The goal's own effects are left out: they would go on after the replay. */
  #eventsBetween(after: number, last: number): readonly FrameEvent[] {
    let events = NO_EVENTS;
    for (let tick = after + 1; tick <= last; tick++) {
      const found = this.#ring.eventsOf(tick);
      if (found.length > 0) events = [...events, ...found.filter(({ kind }) => kind !== "goal")];
    }
    return events;
  }

  #end(live: Frame): Frame {
    this.#shown.value = null;
    return this.#showLive(live);
  }

  #showLive(live: Frame): Frame {
    live.jumped = this.#playing !== null;
    this.#playing = null;
    return live;
  }
}
