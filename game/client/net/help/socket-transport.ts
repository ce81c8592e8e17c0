/** The help chat over a socket: a connection to the room `help`. */
import type { Room } from "@colyseus/sdk";
import type { HelpToClient } from "#protocol/help.ts";
import { pingUntilDead } from "../ping.ts";
import { SocketError } from "../room/exit-reason.ts";
import type { HelpEvents, HelpTransport } from "./transport.ts";

/** `join` rejects with SocketError when the server responds, but no socket can be opened. */
export function openSocket(join: () => Promise<Room>, events: HelpEvents): HelpTransport {
  let room: Room | undefined;
  let open = true;
  const end = (blocked: boolean) => {
    if (open) events.onEnd(blocked);
    open = false;
  };
  join().then(
    (joined) => {
      if (!open) return leaveAtOnce(joined);
      room = joined;
      listen(joined, events, () => end(false));
    },
    (error: unknown) => end(error instanceof SocketError),
  );
  return {
    send: (kind, message) => room?.send(kind, message),
    close: () => {
      open = false;
      void room?.leave();
    },
  };
}

/** The chat was closed before the room answered. */
function leaveAtOnce(room: Room): void {
  room.onMessage("*", () => undefined);
  void room.leave();
}

function listen(room: Room, events: HelpEvents, onEnd: () => void): void {
  // There are no seats: a new connection joins again.
  room.reconnection.enabled = false;
  room.onMessage("help", (snapshot: HelpToClient["help"]) => events.onSnapshot(snapshot));
  room.onMessage("message", (message: HelpToClient["message"]) => events.onMessage(message));
  room.onMessage("typing", ({ typing }: HelpToClient["typing"]) => events.onTyping(typing));
  room.onMessage("duty", ({ onDuty }: HelpToClient["duty"]) => events.onDuty(onDuty));
  room.onMessage("read", ({ at }: HelpToClient["read"]) => events.onRead(at));
  room.onMessage("refused", ({ id }: HelpToClient["refused"]) => id !== undefined && events.onRefused(id));
  const endPings = pingUntilDead(room, onEnd);
  room.onLeave(() => {
    endPings();
    onEnd();
  });
}
