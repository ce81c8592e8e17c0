/** What the feed says as JSON, written out once for all who ask at the same moment from the same point. */
import type { LiveNews, LiveSnapshot } from "#protocol/live.ts";
import { type Cursor, writeCursor } from "./cursor.ts";
import type { LiveFeed } from "./live-feed.ts";

export type FeedText = {
  readonly kind: "rooms" | "changes";
  readonly cursor: string;
  readonly json: string;
};

export function feedText(said: LiveSnapshot | LiveNews): FeedText {
  return { kind: "rooms" in said ? "rooms" : "changes", cursor: said.cursor, json: JSON.stringify(said) };
}

/** The news of one moment. */
export class NewsTexts {
  readonly #feed: LiveFeed;
  readonly #written = new Map<string, FeedText | undefined>();

  constructor(feed: LiveFeed) {
    this.#feed = feed;
  }

  /** Undefined when there is nothing new. */
  since(cursor: Cursor): FeedText | undefined {
    const key = writeCursor(cursor);
    if (!this.#written.has(key)) {
      const news = this.#feed.since(cursor);
      this.#written.set(key, news && feedText(news));
    }
    return this.#written.get(key);
  }
}
