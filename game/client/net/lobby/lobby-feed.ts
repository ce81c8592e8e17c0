/**
 * Follows the server's room list while the page shows it: over the socket, and where that is impossible, over plain HTTP,
 * from where the socket is tried again periodically. A broken transport is replaced.
 */
import type { Client } from "@colyseus/sdk";
import { effect, signal, type ReadonlySignal } from "@preact/signals-core";
import type { LiveNews, LiveSnapshot } from "#protocol/live.ts";
import type { LobbyInfo, LobbyTransportKind } from "../../session/lobby.ts";
import type { Session } from "../../session/session.ts";
import type { LobbyEvents, LobbyTransport } from "./transport.ts";
import { withChanges, withSnapshot } from "./listed-rooms.ts";
import { openPolling } from "./polling-transport.ts";
import { isLost, pauseAfter, transportAfter } from "./transport-order.ts";
import { openSocket } from "./socket-transport.ts";
import { openStream } from "./stream-transport.ts";

export type LobbyTimeouts = {
  /** A transport without the list after this time has failed. */
  readonly firstListMs: number;
  /** After this time the end of a transport does not count as one more failure in a row. */
  readonly stableMs: number;
  /** Interval at which the socket is tried from another transport. */
  readonly probeMs: number;
};

const TIMEOUTS: LobbyTimeouts = { firstListMs: 8000, stableMs: 10_000, probeMs: 60_000 };

export class LobbyFeed {
  readonly #client: Client;
  readonly #session: Session;
  readonly #timeouts: LobbyTimeouts;
  readonly #wanted = signal(false);
  readonly #kind = signal<LobbyTransportKind | null>(null);
  /** The transport that delivers the list. */
  #transport: LobbyTransport | undefined;
  /** A transport that is being tried. */
  #candidate: LobbyTransport | undefined;
  #next: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;
  #liveSinceMs = 0;
  /** Server's clock minus the page's, by the least delayed message of this transport. */
  #aheadMs = 0;

  constructor(client: Client, session: Session, timeouts: LobbyTimeouts = TIMEOUTS) {
    this.#client = client;
    this.#session = session;
    this.#timeouts = timeouts;
    let following = false;
    effect(() => {
      const wanted = this.#wanted.value && session.screen.value.kind !== "room";
      if (wanted === following) return;
      following = wanted;
      if (wanted) this.#start();
      else this.#stop();
    });
  }

  /** The transport in use; null while there is none. */
  get kind(): ReadonlySignal<LobbyTransportKind | null> {
    return this.#kind;
  }

  follow(on: boolean): void {
    this.#wanted.value = on;
  }

  #start(): void {
    this.#failures = 0;
    this.#update({ connection: "connecting" });
    this.#try(transportAfter(0), () => this.#failed());
  }

  /** The list stays in the session, so that it is shown at once the next time. */
  #stop(): void {
    clearTimeout(this.#next);
    this.#candidate?.close();
    this.#transport?.close();
    this.#candidate = undefined;
    this.#transport = undefined;
    this.#kind.value = null;
    this.#update({ connection: "off", pingMs: null });
  }

  #try(kind: LobbyTransportKind, failed: () => void): void {
    const fail = () => {
      clearTimeout(deadline);
      this.#candidate = undefined;
      failed();
    };
    const deadline = setTimeout(() => {
      transport.close();
      fail();
    }, this.#timeouts.firstListMs);
    const transport = this.#open(kind, {
      onRooms: (snapshot) => {
        clearTimeout(deadline);
        if (this.#transport !== transport) this.#adopt(transport, kind);
        this.#replace(snapshot);
      },
      onChanges: (news) => this.#change(news),
      onPing: (ms) => this.#update({ pingMs: ms, clockAheadMs: this.#aheadMs + ms / 2 }),
      onEnd: () => (this.#transport === transport ? this.#lose() : fail()),
    });
    this.#candidate = {
      close: () => {
        clearTimeout(deadline);
        transport.close();
      },
    };
  }

  #open(kind: LobbyTransportKind, events: LobbyEvents): LobbyTransport {
    try {
      if (kind === "socket") return openSocket(this.#client, events);
      return kind === "stream" ? openStream(this.#origin, events) : openPolling(this.#origin, events);
    } catch {
      // Some browsers lack a transport or forbid it.
      queueMicrotask(() => events.onEnd());
      return { close: () => undefined };
    }
  }

  get #origin(): string {
    const { hostname, port, secure } = this.#client.settings;
    return `${secure ? "https" : "http"}://${hostname}:${port}`;
  }

  #adopt(transport: LobbyTransport, kind: LobbyTransportKind): void {
    this.#transport?.close();
    this.#transport = transport;
    this.#candidate = undefined;
    this.#kind.value = kind;
    this.#liveSinceMs = performance.now();
    clearTimeout(this.#next);
    if (kind !== "socket") this.#probeLater();
  }

  #probeLater(): void {
    const probe = () => this.#try("socket", () => this.#probeLater());
    this.#next = setTimeout(probe, this.#timeouts.probeMs);
  }

  /** The transport ended after it had delivered. */
  #lose(): void {
    const stable = performance.now() - this.#liveSinceMs >= this.#timeouts.stableMs;
    this.#failures = stable ? 0 : this.#failures + 1;
    this.#candidate?.close();
    this.#candidate = undefined;
    this.#transport = undefined;
    this.#kind.value = null;
    this.#update({ connection: "lost", pingMs: null });
    this.#retry();
  }

  #failed(): void {
    this.#failures++;
    if (isLost(this.#failures)) this.#update({ connection: "lost" });
    this.#retry();
  }

  #retry(): void {
    clearTimeout(this.#next);
    const pauseMs = pauseAfter(this.#failures, Math.random());
    this.#next = setTimeout(() => this.#try(transportAfter(this.#failures), () => this.#failed()), pauseMs);
  }

  #replace({ rooms, now }: LiveSnapshot): void {
    const { rooms: known, pingMs } = this.#session.lobby.peek();
    this.#aheadMs = now - Date.now();
    const clockAheadMs = this.#aheadMs + (pingMs ?? 0) / 2;
    this.#update({ connection: "live", rooms: withSnapshot(known, rooms), clockAheadMs });
  }

  #change({ changes, now }: LiveNews): void {
    this.#aheadMs = Math.max(this.#aheadMs, now - Date.now());
    const { rooms } = this.#session.lobby.peek();
    this.#update({ rooms: withChanges(rooms, changes) });
  }

  #update(change: Partial<LobbyInfo>): void {
    const { lobby } = this.#session;
    lobby.value = { ...lobby.peek(), ...change };
  }
}
