/** Seats on the pitch and the queue for them, as the referee and the page count them. Bots make room for people. */
import type { SharedSettings } from "./settings.ts";
import { BLUE_TEAM, RED_TEAM, SPECTATORS, type TeamId } from "./team.ts";

export type RoomMember = {
  readonly id: number;
  readonly team: number;
  readonly bot: boolean;
  readonly admin: boolean;
  /** True for the creator of the room. */
  readonly owner: boolean;
  readonly connected: boolean;
  /** Seconds for which an admin has muted the member (mute.ts); 0 for members that may chat. */
  readonly muteSeconds: number;
  /** Bits of rights (rights.ts) that the room's script has given. */
  readonly rights: number;
};

export type SeatView = {
  readonly settings: Pick<SharedSettings, "teamSize" | "teamsLocked" | "scripted">;
  readonly members: readonly RoomMember[];
  /** Ids of the spectators that wait for a seat, in order. */
  readonly seatQueue: readonly number[];
};

export function humansIn(view: SeatView, team: number): number {
  return view.members.filter((member) => !member.bot && member.team === team).length;
}

/** Seats of both teams together. */
export function seatCount({ teamSize }: Pick<SharedSettings, "teamSize">): number {
  return 2 * teamSize;
}

/** Seats that no human has. Admins may fill them unevenly, and a room may have shrunk: never below 0. Scripts seat all. */
export function freeSeats(view: SeatView): number {
  if (view.settings.scripted) return Infinity;
  return Math.max(0, seatCount(view.settings) - humansIn(view, RED_TEAM) - humansIn(view, BLUE_TEAM));
}

/** Whether the team has a seat for one more human. Spectators need none. */
export function hasSeat(view: SeatView, team: number): boolean {
  return team === SPECTATORS || view.settings.scripted || humansIn(view, team) < view.settings.teamSize;
}

/** The team with fewer humans if it has a free seat, else SPECTATORS. */
export function teamToJoin(view: SeatView): TeamId {
  const red = humansIn(view, RED_TEAM);
  const blue = humansIn(view, BLUE_TEAM);
  if (freeSeats(view) === 0 || Math.min(red, blue) >= view.settings.teamSize) return SPECTATORS;
  return blue < red ? BLUE_TEAM : RED_TEAM;
}

/** The id of the first connected spectator of the queue; members that are not connected keep their position. */
export function nextInQueue({ members, seatQueue }: SeatView): number | undefined {
  return seatQueue.find((id) => members.find((member) => member.id === id)?.connected === true);
}
