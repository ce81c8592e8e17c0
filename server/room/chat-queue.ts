/**
 * Chat lines on their way to the referee. In a room with a script each line waits for the script's verdict, but not for
 * long: a script that is slow, or has ended, does not silence the room.
 */
import type { Match } from "#match/match.ts";
import { findMember } from "#match/members.ts";

/** What decides whether chat lines are shown. */
export type ChatGate = {
  /** False: the line is hidden. Private lines are not asked about. */
  ask(memberId: number, text: string, scope: "room" | "team"): Promise<boolean>;
};

/** A line without a verdict after this time is shown, in milliseconds. */
export const VERDICT_MS = 100;

export type ChatLine = {
  /** Id of the sender. */
  readonly by: number;
  readonly text: string;
  readonly scope: "room" | "team" | "private";
  /** Called once, with the verdict; not if the sender has left meanwhile. */
  readonly settle: (shown: boolean) => void;
};

type Waiting = Pick<ChatLine, "by" | "settle"> & { readonly untilMs: number; shown: boolean | undefined };

export class ChatQueue {
  /** Undefined: all lines are shown at once. */
  gate: ChatGate | undefined;
  readonly #match: Match;
  readonly #now: () => number;
  #waiting: Waiting[] = [];

  /** `now` in monotonic milliseconds. */
  constructor(match: Match, now: () => number) {
    this.#match = match;
    this.#now = now;
  }

  /** The gate is asked at once, so that it receives the lines in order. */
  add({ by, text, scope, settle }: ChatLine): void {
    const { gate } = this;
    if (gate === undefined && this.#waiting.every((other) => other.by !== by)) return settle(true);
    const waiting: Waiting = { by, settle, untilMs: this.#now() + VERDICT_MS, shown: undefined };
    this.#waiting.push(waiting);
    // Before its first tick a client is no member yet: its lines are dropped.
    if (gate === undefined || scope === "private" || findMember(this.#match, by) === undefined) waiting.shown = true;
    else void verdictOf(gate.ask(by, text, scope)).then((shown) => (waiting.shown = shown));
  }

  /** Before each tick: settles the lines that have a verdict, or have waited long enough. Those of one sender keep their order. */
  release(): void {
    if (this.#waiting.length === 0) return;
    const now = this.#now();
    const held = new Set<number>();
    this.#waiting = this.#waiting.filter((line) => {
      const { by, shown, untilMs, settle } = line;
      const isDue = !held.has(by) && (shown !== undefined || now >= untilMs);
      if (!isDue) held.add(by);
      else if (findMember(this.#match, by) !== undefined) settle(shown ?? true);
      return !isDue;
    });
  }
}

/** A gate that fails shows the line. */
async function verdictOf(answer: Promise<boolean>): Promise<boolean> {
  try {
    return await answer;
  } catch {
    return true;
  }
}
