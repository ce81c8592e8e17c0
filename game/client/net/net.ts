/** Puts the page's side of the wire together, and turns what the player wants into requests. */
import { Client } from "@colyseus/sdk";
import type { Actions, JoinRequest } from "../session/actions.ts";
import type { Session } from "../session/session.ts";
import { Doorway, takeSeat, type Entered } from "./doorway.ts";
import { greeting } from "./greeting.ts";
import { Identity } from "./identity/identity.ts";
import { LobbyWatch } from "./lobby-watch.ts";
import { StadiumShelf } from "./stadium-shelf.ts";

/** The actions of a page on its own server. */
export function createNet(session: Session): Actions {
  const client = new Client(location.origin.replace(/^http/u, "ws"));
  const identity = new Identity(session);
  const shelf = new StadiumShelf(session);
  const lobby = new LobbyWatch(client, session);
  const door = new Doorway(session, shelf);

  const greet = (nickname: string, target: string) => greeting(identity, nickname, target);
  const join = async (nickname: string, code: string, how: JoinRequest): Promise<Entered> => {
    const seat = await takeSeat(client, code);
    return seat ?? client.joinById(code, { ...(await greet(nickname, code)), ...how });
  };

  return {
    playNow: (nickname) =>
      void door.enter({}, async () => client.joinOrCreate("quick", await greet(nickname, "quick"))),
    createRoom: (nickname, wish) =>
      void door.enter({}, async () => client.create("friends", { ...(await greet(nickname, "create")), wish })),
    joinRoom: (nickname, code, how = {}) => void door.enter({ code, ...how }, () => join(nickname, code, how)),
    leave: () => door.leave(),
    ask: (kind, ...[message]) => door.visit?.send(kind, message),
    uploadStadium: async (text, purpose) => (await door.visit?.uploadStadium(text, purpose)) ?? { kind: "refused" },
    storeStadium: () => shelf.store(session.frames.peek()?.stadium),
    forgetStadium: (name) => shelf.forget(name),
    stadiumText: (name) => shelf.textOf(name, session.frames.peek()?.stadium),
    setHandicap: (delayMs) => door.visit?.setHandicap(delayMs),
    holdKeys: (keys) => door.visit?.holdKeys(keys),
    followLobby: (on) => lobby.follow(on),
    makeIdentityPortable: () => identity.makePortable(),
    identityFile: () => identity.toFile(),
    loadIdentity: (text) => identity.load(text),
  };
}
