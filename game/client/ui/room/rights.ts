/**
 * What a visitor may do in his room, worked out from what everybody knows. It only decides what is shown: the referee
 * asks the same questions again.
 */
import type { PlayerInfo, TeamId } from "../../session/player.ts";
import type { GameInfo, RoomInfo } from "../../session/room.ts";

export type Scene = {
  readonly room: RoomInfo | null;
  readonly players: readonly PlayerInfo[];
  readonly me: PlayerInfo | undefined;
  readonly game: GameInfo | null;
};

/** Whether he decides about game, map, kits and limits: admins do, and in rooms without one whoever is alone. */
export function mayDirect({ room, players, me }: Scene): boolean {
  if (me === undefined || room === null) return false;
  return me.admin || (room.adminless && players.every((other) => other.id === me.id || other.bot || !other.connected));
}

/** Name, password, seats: for admins, and for whoever made a room without one. */
export function maySettle({ room, me }: Scene): boolean {
  if (me === undefined || room === null) return false;
  return me.admin || (room.adminless && room.owner === me.id);
}

/** Whether he is asked in votes: those who play are, or everybody while nobody plays. */
export function mayVote(scene: Scene): boolean {
  const { room, players, me } = scene;
  if (me === undefined || room === null || !room.adminless || mayDirect(scene)) return false;
  return me.team !== 0 || players.every((player) => player.bot || !player.connected || player.team === 0);
}

/**
 * Whether a team can take a player. Bots make room for people, and admins may make the teams uneven as long as there are
 * seats at all.
 */
export function hasSeat({ room, players, me }: Scene, player: PlayerInfo, team: TeamId): boolean {
  if (team === 0) return true;
  const size = room?.teamSize ?? 0;
  const people = players.filter((other) => !other.bot && other.team !== 0 && other.id !== player.id);
  if (me?.admin === true) return people.length < 2 * size;
  return people.filter((other) => other.team === team).length < size;
}

/** Bots stay where they fill up a team; locked teams can be left. */
export function mayMove({ room, me }: Scene, player: PlayerInfo, to: TeamId): boolean {
  if (me === undefined || player.bot || player.team === to) return false;
  return me.admin || (player.id === me.id && (to === 0 || room?.teamsLocked !== true));
}

/** Whether there is a team that he may be moved to. */
export function isMovable(scene: Scene, player: PlayerInfo): boolean {
  return ([0, 1, 2] as const).some((team) => mayMove(scene, player, team));
}

/** What can be done with, to or about a player. */
export type Deed =
  | { readonly kind: "team"; readonly team: TeamId }
  | { readonly kind: "admin"; readonly admin: boolean }
  | { readonly kind: "kick" | "ban" | "voteKick" | "mute" | "whisper" | "follow" | "avatar" };

/** In the order in which a menu shows them. */
export function deedsFor(scene: Scene, player: PlayerInfo): readonly Deed[] {
  const { me } = scene;
  if (me === undefined) return [];
  const deeds: Deed[] = [];
  for (const team of [1, 0, 2] as const) if (mayMove(scene, player, team)) deeds.push({ kind: "team", team });
  if (player.id === me.id) deeds.push({ kind: "avatar" });
  else if (me.team === 0 && player.team !== 0) deeds.push({ kind: "follow" });
  if (player.bot) return deeds;
  if (player.id !== me.id) deeds.push({ kind: "whisper" });
  if (player.id !== me.id && player.fingerprint !== "") deeds.push({ kind: "mute" });
  return [...deeds, ...rankDeeds(scene, player)];
}

/** Nobody but himself takes anything from who made the room. */
function rankDeeds(scene: Scene, player: PlayerInfo): readonly Deed[] {
  const { room, me, players } = scene;
  if (me === undefined || room === null) return [];
  const mine = player.id === me.id;
  const owner = room.owner === player.id;
  if (room.adminless) return mine || !mayVote(scene) ? [] : [{ kind: "voteKick" }];
  if (!me.admin) return [];
  const alone = players.every((other) => other.bot || other.id === me.id);
  const deeds: Deed[] = [];
  if (!player.admin) deeds.push({ kind: "admin", admin: true });
  else if (mine ? !alone : !owner) deeds.push({ kind: "admin", admin: false });
  if (!mine && !owner) deeds.push({ kind: "kick" }, { kind: "ban" });
  return deeds;
}
