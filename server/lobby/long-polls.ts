/** Questions that wait for news. While they wait they cost an entry in a set and a timer. */
import type { Cursor } from "./cursor.ts";
import { feedText, type FeedText, NewsTexts } from "./feed-text.ts";
import type { LiveFeed } from "./live-feed.ts";
import { type PlaceLimits, Places } from "./places.ts";

export type PollLimits = PlaceLimits & {
  /** How long a question waits, in milliseconds; then it is answered that nothing is new. */
  readonly holdMs: number;
};

/** Answers per turn of the event loop. */
const PORTION = 40;

type Question = { readonly cursor: Cursor; readonly settle: (text: FeedText) => void };

export class LongPolls {
  readonly #feed: LiveFeed;
  readonly #limits: PollLimits;
  readonly #places: Places;
  readonly #waiting = new Set<Question>();

  constructor(feed: LiveFeed, limits: PollLimits) {
    this.#feed = feed;
    this.#limits = limits;
    this.#places = new Places(limits);
    feed.follow(() => this.#tell());
  }

  /** How many wait. */
  get size(): number {
    return this.#waiting.size;
  }

  /**
   * Calls `answer` once: with what is newer than `cursor`, as soon as there is something. Returns what makes the question
   * forgotten; undefined when there is no place to wait.
   */
  ask(cursor: Cursor, network: string, answer: (text: FeedText) => void): (() => void) | undefined {
    const leave = this.#places.take(network);
    if (leave === undefined) return undefined;
    const forget = () => {
      clearTimeout(timer);
      this.#waiting.delete(question);
      leave();
    };
    const question: Question = {
      cursor,
      settle: (text) => {
        forget();
        answer(text);
      },
    };
    const timer = setTimeout(() => question.settle(feedText(this.#feed.silence())), this.#limits.holdMs).unref();
    this.#waiting.add(question);
    return forget;
  }

  /** The server goes down: everybody is answered. */
  close(): void {
    for (const { settle } of [...this.#waiting]) settle(feedText(this.#feed.silence()));
  }

  #tell(): void {
    const texts = new NewsTexts(this.#feed);
    this.#feed.inTurns([...this.#waiting], PORTION, (question) => {
      const text = texts.since(question.cursor);
      // He may have gone while others had their turn.
      if (text !== undefined && this.#waiting.has(question)) question.settle(text);
    });
  }
}
