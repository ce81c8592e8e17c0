/** The room list of a page on its own server. A file of its own: the home page needs it before everything else of the net. */
import type { NetActions } from "../../session/actions.ts";
import type { Session } from "../../session/session.ts";
import { RoomClient } from "../room/room-client.ts";
import { LobbyFeed } from "./lobby-feed.ts";

export function createLobbyActions(session: Session): Pick<NetActions, "followLobby"> {
  const feed = new LobbyFeed(new RoomClient(location.origin), session);
  return { followLobby: (on) => feed.follow(on) };
}
