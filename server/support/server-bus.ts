/**
 * Events between the processes of a server about players, reports and the host's requests, over the framework's presence. With
 * one process they are delivered at once.
 */
import { matchMaker } from "@colyseus/core";
import type { Logger } from "pino";
import type { LogLine, ProcessFigures, RoomFigures } from "#protocol/admin.ts";
import type { HelpMessage, HelpSide } from "#protocol/help.ts";
import type { Report } from "#protocol/report.ts";

export type ServerEvent =
  | { readonly kind: "message"; readonly key: string; readonly message: HelpMessage }
  | { readonly kind: "typing"; readonly key: string; readonly from: HelpSide; readonly typing: boolean }
  | { readonly kind: "read"; readonly key: string; readonly by: HelpSide; readonly at: number }
  | { readonly kind: "conversationClosed"; readonly key: string }
  /** A report is new or has changed. */
  | { readonly kind: "report"; readonly report: Report }
  /** Number of admin pages on duty at one process. */
  | { readonly kind: "duty"; readonly process: string; readonly count: number }
  /** An admin page is open: processes publish their figures for a while; with `all` also the log that they keep. */
  | { readonly kind: "watch"; readonly all: boolean }
  | { readonly kind: "figures"; readonly figures: ProcessFigures; readonly rooms: readonly RoomFigures[] }
  | { readonly kind: "log"; readonly lines: readonly LogLine[] }
  /** The server-wide bans have changed. */
  | { readonly kind: "bans" }
  /** Removes a player from all rooms, with a close code and a text. */
  | { readonly kind: "dismiss"; readonly key: string; readonly code: number; readonly reason: string }
  | { readonly kind: "announce"; readonly text: string }
  | { readonly kind: "drain"; readonly on: boolean };

type Listener = (event: ServerEvent) => void;

export class ServerBus {
  readonly #topic: string;
  readonly #log: Logger;
  readonly #listeners = new Set<Listener>();
  readonly #receive = (event: ServerEvent): void => this.#deliver(event);

  constructor(namespace: string, log: Logger) {
    this.#topic = `events@${namespace}`;
    this.#log = log;
  }

  /** Called when the matchmaker has started; events before it are lost. */
  async open(): Promise<void> {
    await matchMaker.presence.subscribe(this.#topic, this.#receive);
  }

  close(): void {
    this.#listeners.clear();
    // Undefined when the matchmaker never started.
    const { presence } = matchMaker as { presence: typeof matchMaker.presence | undefined };
    Promise.resolve(presence?.unsubscribe(this.#topic, this.#receive)).catch((error: unknown) =>
      this.#log.error({ err: error }, "events could not be unsubscribed"),
    );
  }

  /** Sends an event to all processes, this one included. */
  publish(event: ServerEvent): void {
    void Promise.resolve(matchMaker.presence.publish(this.#topic, event)).catch((error: unknown) =>
      this.#log.error({ err: error, kind: event.kind }, "an event could not be published"),
    );
  }

  /** Returns the function that ends it. */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** An exception of one listener does not affect the others. */
  #deliver(event: ServerEvent): void {
    for (const listener of [...this.#listeners]) {
      try {
        listener(event);
      } catch (error) {
        this.#log.error({ err: error, kind: event.kind }, "an event could not be handled");
      }
    }
  }
}
