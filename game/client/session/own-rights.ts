/** What the page's own member may do, by the same rules as the referee's (room/permissions.ts). */
import { computed, type ReadonlySignal } from "@preact/signals-core";
import {
  decidesByVote,
  holdsRight,
  managesGame,
  managesSetting,
  refusalOf,
  runsGame,
  type RoomAct,
  type RoomView,
} from "#room/permissions.ts";
import type { Refusal } from "#room/refusal.ts";
import type { PlayerInfo } from "./player.ts";
import type { GameInfo, RoomInfo } from "./room.ts";

export type OwnRights = {
  /** Start, pause and stop the game. */
  readonly play: boolean;
  /** Arrange the teams. */
  readonly arrange: boolean;
  /** Choose stadium, kits and limits. */
  readonly game: boolean;
  /** Change name, password, seats and the like. */
  readonly room: boolean;
  readonly lockTeams: boolean;
  readonly lockChat: boolean;
  /** Kick, mute, and lift bans. */
  readonly moderate: boolean;
  readonly admin: boolean;
  /** Call votes and answer them. */
  readonly vote: boolean;
};

export const NO_RIGHTS: OwnRights = {
  play: false,
  arrange: false,
  game: false,
  room: false,
  lockTeams: false,
  lockChat: false,
  moderate: false,
  admin: false,
  vote: false,
};

export type RoomSignals = {
  readonly room: ReadonlySignal<RoomInfo | null>;
  readonly players: ReadonlySignal<readonly PlayerInfo[]>;
  readonly game: ReadonlySignal<GameInfo | null>;
  readonly myId: ReadonlySignal<number>;
};

/** The room as the rules of permissions see it; null before joining. */
export function roomViewOf({ room, players, game }: Omit<RoomSignals, "myId">): RoomView | null {
  if (room.value === null) return null;
  const queued = players.value.filter(({ queuePosition }) => queuePosition > 0);
  return {
    settings: room.value,
    members: players.value,
    seatQueue: queued.toSorted((a, b) => a.queuePosition - b.queuePosition).map(({ id }) => id),
    gameOn: game.value !== null,
  };
}

/** All false before joining. */
export function computeOwnRights(
  signals: Omit<RoomSignals, "myId">,
  me: ReadonlySignal<PlayerInfo | undefined>,
): ReadonlySignal<OwnRights> {
  return computed(() => {
    const view = roomViewOf(signals);
    const own = me.value;
    if (view === null || own === undefined) return NO_RIGHTS;
    return {
      play: runsGame(view, own) || holdsRight(view, own, "start"),
      arrange: runsGame(view, own) || holdsRight(view, own, "teams"),
      game: managesGame(view, own) || holdsRight(view, own, "stadium"),
      room: managesSetting(view, own, "name"),
      lockTeams: managesSetting(view, own, "teamsLocked"),
      lockChat: managesSetting(view, own, "chatLocked"),
      moderate: own.admin || holdsRight(view, own, "moderate"),
      admin: own.admin,
      vote: decidesByVote(view, own),
    };
  });
}

/** Why the referee would refuse this now; undefined when it is allowed. "rights" before joining. */
export function ownRefusal(session: RoomSignals, act: RoomAct): Refusal | undefined {
  const view = roomViewOf(session);
  return view === null ? "rights" : refusalOf(view, act, session.myId.value);
}

/** Whether the page's own member may do this now. */
export function mayDo(session: RoomSignals, act: RoomAct): boolean {
  return ownRefusal(session, act) === undefined;
}
