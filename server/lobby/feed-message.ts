/** Messages of the feed as JSON, serialized once for all readers at the same cursor. */
import type { LiveNews, LiveSnapshot } from "#protocol/live.ts";
import { type Cursor, writeCursor } from "./cursor.ts";
import type { LiveFeed } from "./live-feed.ts";

export type FeedMessage = {
  readonly kind: "rooms" | "changes";
  readonly cursor: string;
  readonly json: string;
};

export function feedMessage(message: LiveSnapshot | LiveNews): FeedMessage {
  return { kind: "rooms" in message ? "rooms" : "changes", cursor: message.cursor, json: JSON.stringify(message) };
}

/** The changes at one moment, by cursor. */
export class ChangeMessages {
  readonly #feed: LiveFeed;
  readonly #messages = new Map<string, FeedMessage | undefined>();

  constructor(feed: LiveFeed) {
    this.#feed = feed;
  }

  /** Undefined when nothing changed. */
  since(cursor: Cursor): FeedMessage | undefined {
    const key = writeCursor(cursor);
    if (!this.#messages.has(key)) {
      const news = this.#feed.since(cursor);
      this.#messages.set(key, news && feedMessage(news));
    }
    return this.#messages.get(key);
  }
}
