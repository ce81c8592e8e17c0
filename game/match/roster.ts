/** Joining and leaving, moves between teams, and the queue for seats. */
import type { Arrangement } from "#protocol/notice.ts";
import { areTeamsLocked } from "#room/permissions.ts";
import { humansIn, nextInQueue, teamToJoin } from "#room/seats.ts";
import { BLUE_TEAM, RED_TEAM, SPECTATORS } from "#room/team.ts";
import { reorderPlayers, setTeam } from "#sim/rules/player-list.ts";
import { isAdminByRight, isLeaderless } from "./admin.ts";
import type { CommandOf, Outcome } from "./command.ts";
import { releaseGame } from "./game.ts";
import { takeId, type Match } from "./match.ts";
import { createHuman, findMember, humansOf, nameOf, NO_IDENTITY, resetIdle, type Member } from "./members.ts";
import { updateMutes } from "./mute.ts";
import { announce, notify } from "./notices.ts";
import { shuffled } from "./random.ts";
import { restoreRights } from "./rights.ts";
import { rankedTeam } from "./ranked-game.ts";
import { moveToTeam, takeOffPitch } from "./seating.ts";
import { uniqueName } from "./unique-name.ts";

export type JoinOptions = Omit<CommandOf<"join">, "kind" | "id" | "name">;

/** Reserves an id and queues the join; the member exists after the next `advance`. */
export function queueJoin(match: Match, name: string, options: JoinOptions = {}): number {
  const id = takeId(match);
  match.queue.push({ kind: "join", id, name, ...options });
  return id;
}

/** A new member goes to the team with fewer players; without a free seat, into the queue. */
export function join(match: Match, { id, name, identity = NO_IDENTITY, watch = false }: CommandOf<"join">): Outcome {
  const owner = match.ownerKey !== "" && identity.key === match.ownerKey;
  const clean = match.settings.listed ? match.options.censor(name) : name;
  const unique = uniqueName(match, clean, identity.fingerprint, id);
  const member = createHuman(id, unique, identity, { owner, joinedTick: match.world.game.tick });
  member.admin = isAdminByRight(match, member);
  restoreRights(match, member);
  match.members.push(member);
  // Before the next command, which may be a chat line of this member.
  updateMutes(match);
  announce(match, { kind: "joined", id, name: member.name });
  match.events.push({ kind: "joined", id, member });
  if (member.name !== clean) notify(match, [id], { kind: "renamed", name: member.name });
  if (match.ranked !== null) {
    moveToTeam(match, member, rankedTeam(match.ranked, member.key));
    return "world";
  }
  if (isLeaderless(match)) releaseGame(match);
  if (watch || areTeamsLocked(match) || match.settings.scripted) return "world";
  const team = nextInQueue(match) === undefined ? teamToJoin(match) : SPECTATORS;
  if (team === SPECTATORS) match.seatQueue.push(id);
  else moveToTeam(match, member, team);
  return "world";
}

/** Announced unless the member was kicked. */
export function leave(match: Match, id: number): Outcome {
  const member = findMember(match, id);
  if (member === undefined) return "nothing";
  const { team } = member;
  takeOffPitch(match, member);
  match.members.splice(match.members.indexOf(member), 1);
  leaveQueue(match, id);
  match.events.push({ kind: "left", member, team });
  if (!match.kicked.some((kicked) => kicked.id === id)) announce(match, { kind: "left", id, name: member.name });
  if (member.admin && isLeaderless(match)) releaseGame(match);
  return "world";
}

export function setConnected(match: Match, { id, connected }: CommandOf<"connection">): Outcome {
  const member = findMember(match, id);
  if (member === undefined || member.connected === connected) return "nothing";
  member.connected = connected;
  member.keys = 0;
  member.typing = false;
  resetIdle(member);
  if (isLeaderless(match)) releaseGame(match);
  return "world";
}

export function moveMember(match: Match, { id, team, by }: CommandOf<"team">): Outcome {
  const member = findMember(match, id)!;
  if (member.team === team) return "nothing";
  if (by === id) resetIdle(member);
  else announce(match, { kind: "moved", name: member.name, team, by: nameOf(match, by) });
  leaveQueue(match, id);
  moveToTeam(match, member, team, by);
  return "world";
}

/** Members that are not in the room are left out. Players line up, kick and move in the order of the list. */
export function reorder(match: Match, { ids, top }: CommandOf<"reorder">): Outcome {
  const moved = ids.map((id) => findMember(match, id)).filter((member) => member !== undefined);
  const listed = [...new Set(moved)];
  const others = match.members.filter((member) => !listed.includes(member));
  match.members.splice(0, match.members.length, ...(top ? [...listed, ...others] : [...others, ...listed]));
  reorderPlayers(
    match.world,
    match.members.map(({ id }) => id),
  );
  match.events.push({ kind: "ordered", order: [...match.world.players.id.slice(0, match.world.players.count)] });
  return "world";
}

export function setQueued(match: Match, { id, waiting }: CommandOf<"queue">): Outcome {
  if (waiting === match.seatQueue.includes(id)) return "nothing";
  resetIdle(findMember(match, id)!);
  if (waiting) match.seatQueue.push(id);
  else leaveQueue(match, id);
  return "room";
}

/** Gives free seats to the queue, in order; members that are not connected keep their position. True if one was seated. */
export function seatQueued(match: Match): boolean {
  let seated = false;
  while (!areTeamsLocked(match)) {
    const team = teamToJoin(match);
    const member = findMember(match, nextInQueue(match));
    if (team === SPECTATORS || member === undefined) return seated;
    leaveQueue(match, member.id);
    resetIdle(member);
    moveToTeam(match, member, team);
    announce(match, { kind: "seated", name: member.name, team });
    seated = true;
  }
  return seated;
}

type By = number | undefined;

const ARRANGE: Readonly<Record<Arrangement, (match: Match, by: By) => void>> = {
  auto: seatNextPlayers,
  random: shuffleTeams,
  swap: swapTeams,
  reset: (match, by) => void clearPitch(match, by),
};

export function arrange(match: Match, { how, by }: CommandOf<"arrange">): Outcome {
  ARRANGE[how](match, by);
  announce(match, { kind: "arranged", how, by: nameOf(match, by) });
  return "world";
}

/** Moves all players to the spectators, without putting them into the queue. Returns them. */
function clearPitch(match: Match, by: By): Member[] {
  const players = humansOf(match).filter((member) => member.team !== SPECTATORS);
  for (const member of players) moveToTeam(match, member, SPECTATORS, by);
  return players;
}

function shuffleTeams(match: Match, by: By): void {
  for (const member of shuffled(match, clearPitch(match, by))) moveToTeam(match, member, teamToJoin(match), by);
}

/** As in HaxBall: one more player for each team, or as many as the smaller one lacks; the queue goes first. */
function seatNextPlayers(match: Match, by: By): void {
  const next = [
    ...match.seatQueue.map((id) => findMember(match, id)!),
    ...humansOf(match).filter((member) => member.team === SPECTATORS && !match.seatQueue.includes(member.id)),
  ].filter((member) => member.connected);
  const red = humansIn(match, RED_TEAM);
  const blue = humansIn(match, BLUE_TEAM);
  for (const member of next.slice(0, red === blue ? 2 : Math.abs(red - blue))) {
    const team = teamToJoin(match);
    if (team === SPECTATORS) return;
    leaveQueue(match, member.id);
    moveToTeam(match, member, team, by);
  }
}

/** Bots change teams too, so that no disc is replaced. */
function swapTeams(match: Match, by: By): void {
  for (const member of match.members.filter((each) => each.team !== SPECTATORS)) {
    member.team = member.team === RED_TEAM ? BLUE_TEAM : RED_TEAM;
    setTeam(match.world, member.id, member.team);
    match.events.push({ kind: "team", id: member.id, team: member.team, by });
  }
}

function leaveQueue({ seatQueue }: Match, id: number): void {
  const index = seatQueue.indexOf(id);
  if (index >= 0) seatQueue.splice(index, 1);
}

/** The text is cleaned before it becomes a command. Avatars show in the next tick. */
export function setAvatar(match: Match, { id, text }: CommandOf<"avatar">): Outcome {
  const member = findMember(match, id)!;
  if (member.avatar === text) return "nothing";
  member.avatar = text;
  match.events.push({ kind: "avatar", id, text: text === "" ? null : text });
  return "room";
}
