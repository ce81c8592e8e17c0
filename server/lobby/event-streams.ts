/** The feed as server-sent events: answers that never end. Their ids are cursors, so a reader who comes back misses nothing. */
import type { ServerResponse } from "node:http";
import { type Cursor, readCursor } from "./cursor.ts";
import { feedText, type FeedText, NewsTexts } from "./feed-text.ts";
import type { LiveFeed } from "./live-feed.ts";
import { type PlaceLimits, Places } from "./places.ts";

export type StreamLimits = PlaceLimits & {
  /** How often a word is said that says nothing, in milliseconds: nobody on the way shall take quiet for dead. */
  readonly heartbeatMs: number;
};

/** A reader with more unread bytes than this is cut off. */
const UNREAD_MAX = 512 * 1024;

/** Streams per turn of the event loop. */
const PORTION = 100;

/** When the browser may come back after a break, in milliseconds. */
const RETRY_MS = 3000;

export class EventStreams {
  readonly #feed: LiveFeed;
  readonly #places: Places;
  readonly #streams = new Map<ServerResponse, Cursor>();
  readonly #heart: NodeJS.Timeout;

  constructor(feed: LiveFeed, limits: StreamLimits) {
    this.#feed = feed;
    this.#places = new Places(limits);
    this.#heart = setInterval(() => this.#beat(), limits.heartbeatMs).unref();
    feed.follow(() => this.#tell());
  }

  get size(): number {
    return this.#streams.size;
  }

  /** Begins with everything, or with what is newer than `cursor`. False when there is no place. */
  open(stream: ServerResponse, network: string, cursor: Cursor | undefined): boolean {
    const leave = this.#places.take(network);
    if (leave === undefined) return false;
    stream.on("close", () => {
      this.#streams.delete(stream);
      leave();
    });
    stream.writeHead(200, {
      "Content-Type": "text/event-stream; charset=utf-8",
      "Cache-Control": "no-store",
      // Some proxies keep an answer back until it is whole, and this one never is.
      "X-Accel-Buffering": "no",
    });
    stream.write(`retry: ${RETRY_MS}\n\n`);
    if (cursor === undefined) this.#send(stream, feedText(this.#feed.snapshot()));
    else this.#bring(stream, new NewsTexts(this.#feed), cursor);
    return true;
  }

  /** The server goes down. */
  close(): void {
    clearInterval(this.#heart);
    for (const stream of [...this.#streams.keys()]) stream.end();
  }

  #tell(): void {
    const texts = new NewsTexts(this.#feed);
    this.#feed.inTurns([...this.#streams.keys()], PORTION, (stream) => {
      const cursor = this.#streams.get(stream);
      // He may have gone while others had their turn.
      if (cursor !== undefined) this.#bring(stream, texts, cursor);
    });
  }

  #bring(stream: ServerResponse, texts: NewsTexts, cursor: Cursor): void {
    const text = texts.since(cursor);
    if (text === undefined) this.#streams.set(stream, cursor);
    else this.#send(stream, text);
  }

  #send(stream: ServerResponse, { kind, cursor, json }: FeedText): void {
    this.#streams.set(stream, readCursor(cursor)!);
    stream.write(`event: ${kind}\nid: ${cursor}\ndata: ${json}\n\n`);
    if (stream.writableLength > UNREAD_MAX) stream.destroy();
  }

  #beat(): void {
    for (const stream of this.#streams.keys()) stream.write(":\n\n");
  }
}
