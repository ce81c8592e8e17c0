/** Long polls: requests that wait for a change. A waiting one costs an entry in a set and a timer. */
import type { Cursor } from "./cursor.ts";
import { feedMessage, type FeedMessage, ChangeMessages } from "./feed-message.ts";
import type { LiveFeed } from "./live-feed.ts";
import { type QuotaLimits, Quota } from "../limits/quota.ts";

export type PollLimits = QuotaLimits & {
  /** Maximum wait, in milliseconds; then the answer is that nothing changed. */
  readonly holdMs: number;
};

/** Answers per turn of the event loop. */
const BATCH_SIZE = 40;

type Poll = { readonly cursor: Cursor; readonly settle: (text: FeedMessage) => void };

export class LongPolls {
  readonly #feed: LiveFeed;
  readonly #limits: PollLimits;
  readonly #quota: Quota;
  readonly #waiting = new Set<Poll>();

  constructor(feed: LiveFeed, limits: PollLimits) {
    this.#feed = feed;
    this.#limits = limits;
    this.#quota = new Quota(limits);
    feed.follow(() => this.#answer());
  }

  /** Number of waiting polls. */
  get size(): number {
    return this.#waiting.size;
  }

  /**
   * Calls `answer` once, with what is newer than `cursor`, as soon as there is something. Returns the function that cancels
   * the poll; undefined when the quota is used up.
   */
  wait(cursor: Cursor, network: string, answer: (text: FeedMessage) => void): (() => void) | undefined {
    const leave = this.#quota.take(network);
    if (leave === undefined) return undefined;
    const cancel = () => {
      clearTimeout(timer);
      this.#waiting.delete(poll);
      leave();
    };
    const poll: Poll = {
      cursor,
      settle: (text) => {
        cancel();
        answer(text);
      },
    };
    const timer = setTimeout(() => poll.settle(feedMessage(this.#feed.noChanges())), this.#limits.holdMs).unref();
    this.#waiting.add(poll);
    return cancel;
  }

  /** Answers every waiting poll, when the server stops. */
  close(): void {
    for (const { settle } of [...this.#waiting]) settle(feedMessage(this.#feed.noChanges()));
  }

  #answer(): void {
    const texts = new ChangeMessages(this.#feed);
    this.#feed.inBatches([...this.#waiting], BATCH_SIZE, (poll) => {
      const text = texts.since(poll.cursor);
      // It can have been cancelled between two batches.
      if (text !== undefined && this.#waiting.has(poll)) poll.settle(text);
    });
  }
}
