/** The way to the server: enters rooms, leaves them, and turns what the player wants into messages. */
import { Client, type Room } from "@colyseus/sdk";
import type { MatchState } from "#protocol/state.ts";
import { PROTOCOL_VERSION } from "#protocol/version.ts";
import type { Actions, GoneReason, Session } from "../session/session.ts";
import { reasonForRefusal } from "./gone-reason.ts";
import { RoomVisit } from "./room-visit.ts";
import { dropSeat, findSeat } from "./seat-token.ts";

type Entry = (client: Client) => Promise<Room<unknown, MatchState>>;

/** The actions of a page on its own server. */
export function createNet(session: Session): Actions {
  const client = new Client(location.origin.replace(/^http/u, "ws"));
  let visit: RoomVisit | undefined;
  /** Counts attempts, so that a room that answers after the visitor went on is left at once. */
  let attempt = 0;

  const gone = (reason: GoneReason | null, code: string | undefined) => {
    visit = undefined;
    forgetRoom(session);
    session.place.value = reason === null ? { kind: "home" } : { kind: "gone", reason, code };
  };

  const enter = async (code: string | undefined, entry: Entry) => {
    const mine = ++attempt;
    visit?.leave();
    forgetRoom(session);
    session.place.value = { kind: "joining", code };
    try {
      const room = await entry(client);
      if (mine !== attempt) return void room.leave(true);
      visit = new RoomVisit(room, session, (reason) => gone(reason, room.roomId));
      session.place.value = { kind: "room" };
    } catch (error) {
      if (mine === attempt) gone(reasonForRefusal(error), code);
    }
  };

  return {
    playNow: (nickname) => void enter(undefined, (c) => c.joinOrCreate("quick", greeting(nickname))),
    createRoom: (nickname) => void enter(undefined, (c) => c.create("friends", greeting(nickname))),
    joinRoom: (nickname, code) => void enter(code, (c) => joinByCode(c, nickname, code)),
    leave: () => {
      attempt++;
      if (visit === undefined) gone(null, undefined);
      else visit.leave();
    },
    chooseTeam: (team) => visit?.send("team", { team }),
    startGame: () => visit?.send("start"),
    stopGame: () => visit?.send("stop"),
    pauseGame: (paused) => visit?.send("pause", { paused }),
    pickStadium: (name) => visit?.send("stadium", { name }),
    holdKeys: (keys) => visit?.holdKeys(keys),
  };
}

function greeting(nickname: string) {
  return { nickname, version: PROTOCOL_VERSION };
}

/** A reloaded page finds its seat again; otherwise it takes a new one. */
async function joinByCode(client: Client, nickname: string, code: string): Promise<Room<unknown, MatchState>> {
  const token = findSeat(code, Date.now());
  if (token !== undefined) {
    try {
      return await client.reconnect(token);
    } catch {
      dropSeat();
    }
  }
  return client.joinById(code, greeting(nickname));
}

function forgetRoom(session: Session): void {
  session.frames.value = null;
  session.game.value = null;
  session.players.value = [];
  session.myId.value = -1;
  session.room.value = null;
  session.link.value = { kind: "live" };
  session.line.value = null;
}
