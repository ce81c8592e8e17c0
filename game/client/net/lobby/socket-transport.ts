/** The room list over the socket: a connection to the server's lobby room. */
import type { Client, Room } from "@colyseus/sdk";
import { LOBBY, type LiveNews, type LiveSnapshot } from "#protocol/live.ts";
import type { LobbyEvents, LobbyTransport } from "./transport.ts";

/** Interval of pings. A ping without a pong two intervals later means that the connection is dead. */
const PING_MS = 4000;

export function openSocket(client: Client, events: LobbyEvents): LobbyTransport {
  let connection: LobbyConnection | undefined;
  let open = true;
  const end = () => {
    if (open) events.onEnd();
    open = false;
  };
  client.joinOrCreate(LOBBY).then((room: Room) => {
    if (open) connection = new LobbyConnection(room, events, end);
    else leaveAtOnce(room);
  }, end);
  return {
    close: () => {
      open = false;
      connection?.leave();
    },
  };
}

/** The transport was closed before the room answered. */
function leaveAtOnce(room: Room): void {
  room.onMessage("*", () => undefined);
  void room.leave();
}

class LobbyConnection {
  readonly #room: Room;
  readonly #pings: ReturnType<typeof setInterval>;
  readonly #end: () => void;
  #unanswered = 0;

  constructor(room: Room, events: LobbyEvents, end: () => void) {
    this.#room = room;
    this.#end = end;
    // The lobby has no seats: a new connection joins again.
    room.reconnection.enabled = false;
    room.onMessage("rooms", (snapshot: LiveSnapshot) => events.onRooms(snapshot));
    room.onMessage("changes", (news: LiveNews) => events.onChanges(news));
    room.onLeave(() => this.#stop());
    this.#pings = setInterval(() => this.#ping(events), PING_MS);
    this.#ping(events);
  }

  leave(): void {
    clearInterval(this.#pings);
    void this.#room.leave();
  }

  #ping(events: LobbyEvents): void {
    if (this.#unanswered > 1) return this.#giveUp();
    // One at a time: the framework measures a pong from the last ping.
    if (this.#unanswered++ > 0) return;
    this.#room.ping((ms) => {
      this.#unanswered = 0;
      events.onPing(ms);
    });
  }

  /** Ends at once: a dead socket may take long to report that it is closed. */
  #giveUp(): void {
    this.#stop();
    this.#room.connection.close();
  }

  #stop(): void {
    clearInterval(this.#pings);
    this.#end();
  }
}
