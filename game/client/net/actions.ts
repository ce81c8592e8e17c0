/** Composes the network side of the page, and turns the player's actions into requests. */
import type { JoinOptions } from "#protocol/join-options.ts";
import type { NetActions, JoinRequest } from "../session/actions.ts";
import type { Session } from "../session/session.ts";
import { createHelp } from "./help/create-help.ts";
import { Identity } from "./identity/identity.ts";
import { reloadIfOutdated } from "./load-module.ts";
import { createPublicMaps } from "./maps/public-maps.ts";
import { joinOptionsFor } from "./room/join-options.ts";
import { joinRanked } from "./room/ranked-queue.ts";
import { RoomClient } from "./room/room-client.ts";
import { type JoinAttempt, type JoinedRoom, reclaimSeat, RoomEntry } from "./room/room-entry.ts";
import { findSeat } from "./room/seat-token.ts";
import { StadiumSource } from "./stadiums/stadium-source.ts";
import { joinWithWork } from "./work/join-with-work.ts";
import { solveWork } from "./work/work.ts";

/** The actions of a page on its own server, without the room list (lobby/lobby-actions.ts). */
export function createActions(session: Session): Omit<NetActions, "followLobby"> {
  const client = new RoomClient(location.origin);
  const identity = new Identity(session);
  const stadiums = new StadiumSource(session);

  /** The nickname of the last join. */
  let ownName = "";

  /** `join` sends the options that it is given; the framework does not check their type. */
  const joinAs = (
    nickname: string,
    target: string,
    attempt: JoinAttempt,
    join: (options: Partial<JoinOptions>) => Promise<JoinedRoom>,
  ): Promise<JoinedRoom> => {
    ownName = nickname;
    return joinWithWork(target, () => joinOptionsFor(identity, nickname, target), join, {
      solve: solveWork,
      ...attempt,
    });
  };
  const joinByCode = async (nickname: string, code: string, how: JoinRequest, attempt: JoinAttempt) => {
    const seat = findSeat(code, Date.now())?.split(":")[1] ?? "";
    const reclaimed = how.takeSeat === true || how.viewer === true ? undefined : await reclaimSeat(client, code);
    return (
      reclaimed ?? joinAs(nickname, code, attempt, (options) => client.joinById(code, { ...options, ...how, seat }))
    );
  };
  const entry = new RoomEntry(session, stadiums, {
    rejoin: ({ code, token: seat }, attempt) =>
      joinAs(ownName, code, attempt, (options) => client.joinById(code, { ...options, seat })),
    reloadIfOutdated,
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    now: () => performance.now(),
    random: Math.random,
  });

  return {
    playNow: (nickname) =>
      void entry.join({}, (attempt) =>
        joinAs(nickname, "quick", attempt, (options) => client.joinOrCreate("quick", options)),
      ),
    playRanked: (nickname, mode) =>
      void entry.join({}, (attempt) =>
        joinRanked({ session, mode, client, ...attempt }, (target, join) => joinAs(nickname, target, attempt, join)),
      ),
    createRoom: (nickname, room) =>
      void entry.join({}, (attempt) =>
        joinAs(nickname, "create", attempt, (options) => client.create("friends", { ...options, room })),
      ),
    joinRoom: (nickname, code, how = {}) =>
      void entry.join({ code, ...how }, (attempt) => joinByCode(nickname, code, how, attempt)),
    leave: () => entry.leave(),
    ask: (kind, ...[message]) => entry.connection?.send(kind, message),
    ...stadiumActions(session, stadiums, entry),
    maps: createPublicMaps(),
    setHandicap: (delayMs) => entry.connection?.setHandicap(delayMs),
    holdKeys: (keys) => entry.holdKeys(keys),
    help: createHelp(session, client, identity, location.origin),
    makeIdentityPortable: () => identity.makePortable(),
    identityFile: () => identity.toFile(),
    loadIdentity: (text) => identity.load(text),
  };
}

type StadiumActions = Pick<NetActions, "uploadStadium" | "saveStadium" | "deleteStadium" | "stadiumText">;

function stadiumActions(session: Session, stadiums: StadiumSource, entry: RoomEntry): StadiumActions {
  return {
    uploadStadium: async (text, purpose) =>
      (await entry.connection?.uploadStadium(text, purpose)) ?? { kind: "refused" },
    saveStadium: () => stadiums.save(session.frames.peek()?.stadium),
    deleteStadium: (name) => stadiums.forget(name),
    stadiumText: (name) => stadiums.textOf(name, session.frames.peek()?.stadium),
  };
}
