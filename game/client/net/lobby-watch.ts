/**
 * Follows the server's room list while somebody looks at it and is not in a room: over the socket, and where that cannot be
 * had, over plain HTTP, from where the socket is tried again now and then. A line that breaks is replaced by itself.
 */
import type { Client } from "@colyseus/sdk";
import { effect, signal, type ReadonlySignal } from "@preact/signals-core";
import type { LiveNews, LiveSnapshot } from "#protocol/live.ts";
import type { LobbyInfo, LobbyWay } from "../session/lobby.ts";
import type { Session } from "../session/session.ts";
import type { Line, LineEvents } from "./lobby/line.ts";
import { withChanges, withSnapshot } from "./lobby/listed-rooms.ts";
import { openPolling } from "./lobby/polling-line.ts";
import { isLost, pauseAfter, wayAfter } from "./lobby/route.ts";
import { openSocket } from "./lobby/socket-line.ts";
import { openStream } from "./lobby/stream-line.ts";

export type LobbyPatience = {
  /** A way that has not brought the list by then does not work. */
  readonly firstWordMs: number;
  /** After this long a line has proved itself: its end is an accident, not one more failure. */
  readonly steadyMs: number;
  /** How often the socket is tried from another way. */
  readonly probeMs: number;
};

const PATIENCE: LobbyPatience = { firstWordMs: 8000, steadyMs: 10_000, probeMs: 60_000 };

export class LobbyWatch {
  readonly #client: Client;
  readonly #session: Session;
  readonly #patience: LobbyPatience;
  readonly #wanted = signal(false);
  readonly #way = signal<LobbyWay | null>(null);
  /** Brings the list. */
  #line: Line | undefined;
  /** May become the line. */
  #candidate: Line | undefined;
  #next: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;
  #liveSinceMs = 0;
  /** Server's clock minus ours, as of the least delayed message of this line. */
  #aheadMs = 0;

  constructor(client: Client, session: Session, patience: LobbyPatience = PATIENCE) {
    this.#client = client;
    this.#session = session;
    this.#patience = patience;
    let following = false;
    effect(() => {
      const wanted = this.#wanted.value && session.screen.value.kind !== "room";
      if (wanted === following) return;
      following = wanted;
      if (wanted) this.#start();
      else this.#stop();
    });
  }

  /** How the list comes in; null while it does not. */
  get way(): ReadonlySignal<LobbyWay | null> {
    return this.#way;
  }

  follow(on: boolean): void {
    this.#wanted.value = on;
  }

  #start(): void {
    this.#failures = 0;
    this.#tell({ link: "connecting" });
    this.#try(wayAfter(0), () => this.#failed());
  }

  /** What was listed stays in sight: whoever comes back sees it at once, and then what has become of it. */
  #stop(): void {
    clearTimeout(this.#next);
    this.#candidate?.close();
    this.#line?.close();
    this.#candidate = undefined;
    this.#line = undefined;
    this.#way.value = null;
    this.#tell({ link: "off", pingMs: null });
  }

  #try(way: LobbyWay, failed: () => void): void {
    const fail = () => {
      clearTimeout(deadline);
      this.#candidate = undefined;
      failed();
    };
    const deadline = setTimeout(() => {
      line.close();
      fail();
    }, this.#patience.firstWordMs);
    const line = this.#open(way, {
      onRooms: (snapshot) => {
        clearTimeout(deadline);
        if (this.#line !== line) this.#adopt(line, way);
        this.#replace(snapshot);
      },
      onChanges: (news) => this.#change(news),
      onPing: (ms) => this.#tell({ pingMs: ms, clockAheadMs: this.#aheadMs + ms / 2 }),
      onEnd: () => (this.#line === line ? this.#lose() : fail()),
    });
    this.#candidate = {
      close: () => {
        clearTimeout(deadline);
        line.close();
      },
    };
  }

  #open(way: LobbyWay, events: LineEvents): Line {
    try {
      if (way === "socket") return openSocket(this.#client, events);
      return way === "stream" ? openStream(this.#origin, events) : openPolling(this.#origin, events);
    } catch {
      // Not every browser has everything, and some are not allowed to use it.
      queueMicrotask(() => events.onEnd());
      return { close: () => undefined };
    }
  }

  get #origin(): string {
    const { hostname, port, secure } = this.#client.settings;
    return `${secure ? "https" : "http"}://${hostname}:${port}`;
  }

  #adopt(line: Line, way: LobbyWay): void {
    this.#line?.close();
    this.#line = line;
    this.#candidate = undefined;
    this.#way.value = way;
    this.#liveSinceMs = performance.now();
    clearTimeout(this.#next);
    if (way !== "socket") this.#probeLater();
  }

  #probeLater(): void {
    const probe = () => this.#try("socket", () => this.#probeLater());
    this.#next = setTimeout(probe, this.#patience.probeMs);
  }

  /** The line ended after it had worked. */
  #lose(): void {
    const steady = performance.now() - this.#liveSinceMs >= this.#patience.steadyMs;
    this.#failures = steady ? 0 : this.#failures + 1;
    this.#candidate?.close();
    this.#candidate = undefined;
    this.#line = undefined;
    this.#way.value = null;
    this.#tell({ link: "lost", pingMs: null });
    this.#retry();
  }

  #failed(): void {
    this.#failures++;
    if (isLost(this.#failures)) this.#tell({ link: "lost" });
    this.#retry();
  }

  #retry(): void {
    clearTimeout(this.#next);
    const pauseMs = pauseAfter(this.#failures, Math.random());
    this.#next = setTimeout(() => this.#try(wayAfter(this.#failures), () => this.#failed()), pauseMs);
  }

  #replace({ rooms, now }: LiveSnapshot): void {
    const { rooms: known, pingMs } = this.#session.lobby.peek();
    this.#aheadMs = now - Date.now();
    const clockAheadMs = this.#aheadMs + (pingMs ?? 0) / 2;
    this.#tell({ link: "live", rooms: withSnapshot(known, rooms), clockAheadMs });
  }

  #change({ changes, now }: LiveNews): void {
    this.#aheadMs = Math.max(this.#aheadMs, now - Date.now());
    const { rooms } = this.#session.lobby.peek();
    this.#tell({ rooms: withChanges(rooms, changes) });
  }

  #tell(news: Partial<LobbyInfo>): void {
    const { lobby } = this.#session;
    lobby.value = { ...lobby.peek(), ...news };
  }
}
