/** Coming and going, teams and the queue for seats. */
import type { Arrangement } from "#protocol/notice.ts";
import type { Refusal } from "#protocol/refusal.ts";
import { setTeam } from "#sim/rules/player-list.ts";
import { BLUE_TEAM, RED_TEAM, SPECTATORS } from "#sim/world.ts";
import { refuse, type CommandOf, type Outcome } from "./command.ts";
import { releaseGame } from "./game-commands.ts";
import { freeName } from "./look-alike-names.ts";
import { findMember, type Match } from "./match.ts";
import { createHuman, NOBODY, type Member } from "./member.ts";
import { nameOf, announce, notify } from "./notices.ts";
import { shuffled } from "./random.ts";
import { comesAsAdmin, humansOf, nobodyDirects, promoteNext } from "./rights.ts";
import { freeSeats, hasSeat, seat, teamForNewcomer, unseat } from "./seats.ts";
import { resetIdle } from "./talk.ts";

/** A newcomer goes to the team that needs him; without a free seat, he waits for one. */
export function join(match: Match, { id, name, identity = NOBODY, watch = false }: CommandOf<"join">): Outcome {
  const given = freeName(match, name, identity.fingerprint, id);
  const member = createHuman(id, given, identity);
  member.admin = comesAsAdmin(match, member);
  match.members.push(member);
  announce(match, { kind: "joined", id, name: given });
  if (given !== name) notify(match, [id], { kind: "renamed", name: given });
  if (nobodyDirects(match)) releaseGame(match);
  if (watch || match.teamsLocked) return "world";
  const team = nextWaiting(match) === undefined ? teamForNewcomer(match) : SPECTATORS;
  if (team === SPECTATORS) match.waiting.push(id);
  else seat(match, member, team);
  return "world";
}

/** Bots go unseen; everybody else is told of. */
export function leave(match: Match, id: number): Outcome {
  const member = findMember(match, id);
  if (member === undefined) return "nothing";
  unseat(match, member);
  match.members.splice(match.members.indexOf(member), 1);
  forgetQueued(match, id);
  if (!match.kicked.some((gone) => gone.id === id)) announce(match, { kind: "left", id, name: member.name });
  if (member.admin) promoteNext(match);
  return "world";
}

export function setConnected(match: Match, { id, connected }: CommandOf<"connection">): Outcome {
  const member = findMember(match, id);
  if (member === undefined || member.connected === connected) return "nothing";
  member.connected = connected;
  member.keys = 0;
  member.typing = false;
  resetIdle(member);
  if (nobodyDirects(match)) releaseGame(match);
  return "world";
}

/** Bots sit where the fill puts them; one that is sent away would only be replaced. */
export function moveMember(match: Match, { id, team, by }: CommandOf<"team">): Outcome {
  const member = findMember(match, id);
  if (member === undefined) return refuse("gone");
  if (member.bot !== null || (team !== SPECTATORS && team !== RED_TEAM && team !== BLUE_TEAM)) return refuse("notThis");
  if (member.team === team) return "nothing";
  const refusal = team === SPECTATORS ? undefined : refusalOfMove(match, member, team, by);
  if (refusal !== undefined) return refuse(refusal);
  if (by === id) resetIdle(member);
  else announce(match, { kind: "moved", name: member.name, team, by: nameOf(match, by) });
  forgetQueued(match, id);
  seat(match, member, team);
  return "world";
}

/** Whoever moves himself needs a seat of that team; host and admins may make the teams uneven. */
function refusalOfMove(match: Match, member: Member, team: number, by: number | undefined): Refusal | undefined {
  const ordered = by === undefined || findMember(match, by)?.admin === true;
  if (!ordered && match.teamsLocked) return "locked";
  if (member.team === SPECTATORS && freeSeats(match) === 0) return "full";
  // A seat that became free this very moment is the queue's.
  const next = nextWaiting(match);
  if (!ordered && member.team === SPECTATORS && next !== undefined && next !== member) return "full";
  return ordered || hasSeat(match, team) ? undefined : "full";
}

export function setQueued(match: Match, { id, waiting }: CommandOf<"queue">): Outcome {
  const member = findMember(match, id);
  if (member === undefined) return refuse("gone");
  if (member.bot !== null || (waiting && member.team !== SPECTATORS)) return refuse("notThis");
  const place = match.waiting.indexOf(id);
  if (waiting === place >= 0) return "nothing";
  resetIdle(member);
  if (waiting) match.waiting.push(id);
  else match.waiting.splice(place, 1);
  return "room";
}

function nextWaiting(match: Match): Member | undefined {
  return match.waiting.map((id) => findMember(match, id)!).find(({ connected }) => connected);
}

/** Seats that are free go to those who wait, in order; who is not connected keeps his place. True if somebody was seated. */
export function seatWaiting(match: Match): boolean {
  let seated = false;
  while (!match.teamsLocked) {
    const team = teamForNewcomer(match);
    const member = nextWaiting(match);
    if (team === SPECTATORS || member === undefined) return seated;
    forgetQueued(match, member.id);
    resetIdle(member);
    seat(match, member, team);
    announce(match, { kind: "seated", name: member.name, team });
    seated = true;
  }
  return seated;
}

const ARRANGE: Readonly<Record<Arrangement, (match: Match) => void>> = {
  auto: seatNextTwo,
  random: mixTeams,
  swap: swapSides,
  reset: (match) => void emptyPitch(match),
};

export function arrange(match: Match, { how, by }: CommandOf<"arrange">): Outcome {
  ARRANGE[how](match);
  announce(match, { kind: "arranged", how, by: nameOf(match, by) });
  return "world";
}

/** Who is sent off the pitch like this did not ask to wait for a seat. */
function emptyPitch(match: Match): Member[] {
  const players = humansOf(match).filter((member) => member.team !== SPECTATORS);
  for (const member of players) seat(match, member, SPECTATORS);
  return players;
}

function mixTeams(match: Match): void {
  for (const member of shuffled(match, emptyPitch(match))) seat(match, member, teamForNewcomer(match));
}

/** As HaxBall's players know it: one more for each team, or as many as the smaller one lacks. */
function seatNextTwo(match: Match): void {
  const next = [
    ...match.waiting.map((id) => findMember(match, id)!),
    ...humansOf(match).filter((member) => member.team === SPECTATORS && !match.waiting.includes(member.id)),
  ].filter((member) => member.connected);
  const red = match.members.filter((member) => member.bot === null && member.team === RED_TEAM).length;
  const blue = match.members.filter((member) => member.bot === null && member.team === BLUE_TEAM).length;
  for (const member of next.slice(0, red === blue ? 2 : Math.abs(red - blue))) {
    const team = teamForNewcomer(match);
    if (team === SPECTATORS) return;
    forgetQueued(match, member.id);
    seat(match, member, team);
  }
}

/** Bots change sides too, so that nobody is replaced. */
function swapSides(match: Match): void {
  for (const member of match.members.filter((each) => each.team !== SPECTATORS)) {
    member.team = member.team === RED_TEAM ? BLUE_TEAM : RED_TEAM;
    setTeam(match.world, member.id, member.team);
  }
}

function forgetQueued(match: Match, id: number): void {
  const place = match.waiting.indexOf(id);
  if (place >= 0) match.waiting.splice(place, 1);
}

/** Typed text is cleaned before it comes here. Avatars show at the next tick. */
export function setAvatar(match: Match, { id, text }: CommandOf<"avatar">): Outcome {
  const member = findMember(match, id);
  if (member === undefined) return refuse("gone");
  if (member.avatar === text) return "nothing";
  member.avatar = text;
  return "room";
}
