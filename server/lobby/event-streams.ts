/** The feed as server-sent events. Their ids are cursors, so that a reconnecting reader misses nothing. */
import type { ServerResponse } from "node:http";
import { type Cursor, readCursor } from "./cursor.ts";
import { feedMessage, type FeedMessage, ChangeMessages } from "./feed-message.ts";
import type { LiveFeed } from "./live-feed.ts";
import { type QuotaLimits, Quota } from "../limits/quota.ts";

export type StreamLimits = QuotaLimits & {
  /** Interval of empty comments, in milliseconds: they keep proxies from closing a quiet connection. */
  readonly heartbeatMs: number;
};

/** A reader with more unread bytes is disconnected. */
const UNREAD_MAX = 512 * 1024;

/** Streams per turn of the event loop. */
const BATCH_SIZE = 100;

/** Pause before a browser reconnects, in milliseconds. */
const RETRY_MS = 3000;

export class EventStreams {
  readonly #feed: LiveFeed;
  readonly #quota: Quota;
  readonly #streams = new Map<ServerResponse, Cursor>();
  readonly #heartbeatTimer: NodeJS.Timeout;

  constructor(feed: LiveFeed, limits: StreamLimits) {
    this.#feed = feed;
    this.#quota = new Quota(limits);
    this.#heartbeatTimer = setInterval(() => this.#heartbeat(), limits.heartbeatMs).unref();
    feed.follow(() => this.#sendChanges());
  }

  get size(): number {
    return this.#streams.size;
  }

  /** Starts with a snapshot, or with what is newer than `cursor`. False when the quota is used up. */
  open(stream: ServerResponse, network: string, cursor: Cursor | undefined): boolean {
    const leave = this.#quota.take(network);
    if (leave === undefined) return false;
    stream.on("close", () => {
      this.#streams.delete(stream);
      leave();
    });
    stream.writeHead(200, {
      "Content-Type": "text/event-stream; charset=utf-8",
      "Cache-Control": "no-store",
      // Some proxies buffer a response until it ends, and this one does not end.
      "X-Accel-Buffering": "no",
    });
    stream.write(`retry: ${RETRY_MS}\n\n`);
    if (cursor === undefined) this.#send(stream, feedMessage(this.#feed.snapshot()));
    else this.#sendSince(stream, new ChangeMessages(this.#feed), cursor);
    return true;
  }

  /** Ends all streams, when the server stops. */
  close(): void {
    clearInterval(this.#heartbeatTimer);
    for (const stream of [...this.#streams.keys()]) stream.end();
  }

  #sendChanges(): void {
    const texts = new ChangeMessages(this.#feed);
    this.#feed.inBatches([...this.#streams.keys()], BATCH_SIZE, (stream) => {
      const cursor = this.#streams.get(stream);
      // It can have been closed between two batches.
      if (cursor !== undefined) this.#sendSince(stream, texts, cursor);
    });
  }

  #sendSince(stream: ServerResponse, texts: ChangeMessages, cursor: Cursor): void {
    const text = texts.since(cursor);
    if (text === undefined) this.#streams.set(stream, cursor);
    else this.#send(stream, text);
  }

  #send(stream: ServerResponse, { kind, cursor, json }: FeedMessage): void {
    this.#streams.set(stream, readCursor(cursor)!);
    stream.write(`event: ${kind}\nid: ${cursor}\ndata: ${json}\n\n`);
    if (stream.writableLength > UNREAD_MAX) stream.destroy();
  }

  #heartbeat(): void {
    for (const stream of this.#streams.keys()) stream.write(":\n\n");
  }
}
