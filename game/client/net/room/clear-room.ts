/** Empties what the session has of a room. */
import type { Session } from "../../session/session.ts";
import { NO_PAINT } from "../../session/room.ts";

export function clearRoom(session: Session): void {
  session.frames.value = null;
  session.game.value = null;
  session.players.value = [];
  session.myId.value = -1;
  session.room.value = null;
  session.vote.value = null;
  session.summary.value = null;
  session.bans.value = null;
  session.chat.value = [];
  session.goals.value = [];
  session.practice.value = null;
  session.emotes.value = new Map();
  session.scriptCamera.value = null;
  session.discPaints.value = NO_PAINT;
  session.spectating.value = { kind: "ball" };
  session.connection.value = { kind: "live" };
  session.netStats.value = null;
}
