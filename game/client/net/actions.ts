/** Composes the network side of the page, and turns the player's actions into requests. */
import type { JoinOptions } from "#protocol/join-options.ts";
import type { Actions, JoinRequest } from "../session/actions.ts";
import type { Session } from "../session/session.ts";
import { Identity } from "./identity/identity.ts";
import { LobbyFeed } from "./lobby/lobby-feed.ts";
import { joinOptionsFor, type OwnJoinOptions } from "./room/join-options.ts";
import { RoomClient } from "./room/room-client.ts";
import { reclaimSeat, RoomEntry, type JoinedRoom } from "./room/room-entry.ts";
import { StadiumSource } from "./stadiums/stadium-source.ts";

/** Join options as they are sent; the framework does not check their type. */
type SentOptions = OwnJoinOptions & Partial<JoinOptions>;

/** The actions of a page on its own server. */
export function createActions(session: Session): Actions {
  const client = new RoomClient(location.origin);
  const identity = new Identity(session);
  const stadiums = new StadiumSource(session);
  const lobby = new LobbyFeed(client, session);
  const entry = new RoomEntry(session, stadiums);

  const optionsFor = async (
    nickname: string,
    target: string,
    more: Partial<JoinOptions> = {},
  ): Promise<SentOptions> => ({
    ...(await joinOptionsFor(identity, nickname, target)),
    ...more,
  });
  const joinByCode = async (nickname: string, code: string, how: JoinRequest): Promise<JoinedRoom> =>
    (how.takeSeat === true ? undefined : await reclaimSeat(client, code)) ??
    client.joinById(code, await optionsFor(nickname, code, how));

  return {
    playNow: (nickname) =>
      void entry.join({}, async () => client.joinOrCreate("quick", await optionsFor(nickname, "quick"))),
    createRoom: (nickname, room) =>
      void entry.join({}, async () => client.create("friends", await optionsFor(nickname, "create", { room }))),
    joinRoom: (nickname, code, how = {}) => void entry.join({ code, ...how }, () => joinByCode(nickname, code, how)),
    leave: () => entry.leave(),
    ask: (kind, ...[message]) => entry.connection?.send(kind, message),
    uploadStadium: async (text, purpose) =>
      (await entry.connection?.uploadStadium(text, purpose)) ?? { kind: "refused" },
    saveStadium: () => stadiums.save(session.frames.peek()?.stadium),
    deleteStadium: (name) => stadiums.forget(name),
    stadiumText: (name) => stadiums.textOf(name, session.frames.peek()?.stadium),
    setHandicap: (delayMs) => entry.connection?.setHandicap(delayMs),
    holdKeys: (keys) => entry.connection?.holdKeys(keys),
    followLobby: (on) => lobby.follow(on),
    makeIdentityPortable: () => identity.makePortable(),
    identityFile: () => identity.toFile(),
    loadIdentity: (text) => identity.load(text),
  };
}
