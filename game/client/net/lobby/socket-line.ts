/** The room list over the socket: a stay in the server's lobby. */
import type { Client, Room } from "@colyseus/sdk";
import { LOBBY, type LiveNews, type LiveSnapshot } from "#protocol/live.ts";
import type { Line, LineEvents } from "./line.ts";

/** How often the round trip is measured. A question that is not answered by the second next time: the line is dead. */
const PING_MS = 4000;

export function openSocket(client: Client, events: LineEvents): Line {
  let stay: Stay | undefined;
  let open = true;
  const end = () => {
    if (open) events.onEnd();
    open = false;
  };
  client.joinOrCreate(LOBBY).then((room: Room) => {
    if (open) stay = new Stay(room, events, end);
    else turnAround(room);
  }, end);
  return {
    close: () => {
      open = false;
      stay?.leave();
    },
  };
}

/** Nobody waits for the list any more. */
function turnAround(room: Room): void {
  room.onMessage("*", () => undefined);
  void room.leave();
}

class Stay {
  readonly #room: Room;
  readonly #pings: ReturnType<typeof setInterval>;
  readonly #end: () => void;
  #unanswered = 0;

  constructor(room: Room, events: LineEvents, end: () => void) {
    this.#room = room;
    this.#end = end;
    // Whoever comes back to the lobby comes anew: there is no seat to keep.
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

  #ping(events: LineEvents): void {
    if (this.#unanswered > 1) return this.#giveUp();
    // One at a time: the framework times an answer from the last question.
    if (this.#unanswered++ > 0) return;
    this.#room.ping((ms) => {
      this.#unanswered = 0;
      events.onPing(ms);
    });
  }

  /** A socket that leads nowhere may take long to notice that it is closed. */
  #giveUp(): void {
    this.#stop();
    this.#room.connection.close();
  }

  #stop(): void {
    clearInterval(this.#pings);
    this.#end();
  }
}
