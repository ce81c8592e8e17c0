/** Applies one command to a match: checks the right, then changes what it asks for. */
import { createArena } from "#sim/arena.ts";
import { addPlayer, setTeam } from "#sim/rules/player-list.ts";
import { setKickRate, setPaused, startGame, stopGame } from "#sim/rules/game.ts";
import { roundDiscChange, setDisc, type DiscChange } from "#sim/set-disc.ts";
import { createWorld, BLUE_TEAM, RED_TEAM, SPECTATORS, STOPPED } from "#sim/world.ts";
import { needsAdmin, type Command } from "./command.ts";
import { findMember, type Match } from "./match.ts";
import { createHuman } from "./member.ts";
import { hasSeat, seat, teamForNewcomer, unseat } from "./seats.ts";

/** True if something changed. What a member has no right to, or what makes no sense now, changes nothing. */
export function applyCommand(match: Match, command: Command): boolean {
  if (!allowed(match, command)) return false;
  switch (command.kind) {
    case "join":
      return join(match, command.id, command.name);
    case "leave":
      return leave(match, command.id);
    case "connection":
      return setConnected(match, command.id, command.connected);
    case "team":
      return moveMember(match, command.id, command.team);
    case "admin":
      return setAdmin(match, command.id, command.admin);
    case "disc":
      return nudgeDisc(match, command.disc, command.change);
    case "stadium":
      return changeStadium(match, command);
    case "kit":
      match.kits[command.team === RED_TEAM ? "red" : "blue"] = command.kit;
      return true;
    default:
      return applyToGame(match, command);
  }
}

type GameCommand = Extract<Command, { kind: "start" | "stop" | "pause" | "limits" | "kickRate" }>;

function applyToGame(match: Match, command: GameCommand): boolean {
  const { world } = match;
  const on = world.game.state !== STOPPED;
  switch (command.kind) {
    case "start":
      match.autoStart = true;
      if (!on) startGame(world, match.scoreLimit, match.timeLimit);
      return true;
    case "stop":
      match.autoStart = false;
      if (on) stopGame(world);
      return true;
    case "pause":
      setPaused(world, command.paused);
      return on;
    case "limits":
      if (on) return false;
      match.scoreLimit = command.scoreLimit;
      match.timeLimit = command.timeLimit;
      return true;
    case "kickRate":
      setKickRate(world, ...command.rate);
      return true;
  }
}

/** Without `by` it is the host who asks. */
function allowed(match: Match, command: Command): boolean {
  const by = "by" in command ? command.by : undefined;
  if (by === undefined) return true;
  const member = findMember(match, by);
  return member !== undefined && (member.admin || !needsAdmin(command));
}

/** The first human of a room is its admin; a newcomer goes to the team that needs him. */
function join(match: Match, id: number, name: string): boolean {
  const member = createHuman(id, name);
  member.admin = !match.members.some((other) => other.bot === null && other.admin);
  match.members.push(member);
  seat(match, member, teamForNewcomer(match));
  return true;
}

function leave(match: Match, id: number): boolean {
  const member = findMember(match, id);
  if (member === undefined) return false;
  unseat(match, member);
  match.members.splice(match.members.indexOf(member), 1);
  if (member.admin) promoteNext(match);
  return true;
}

/** Somebody must be able to look after the room: the one who is there the longest. */
function promoteNext(match: Match): void {
  const humans = match.members.filter((member) => member.bot === null);
  if (humans.some((member) => member.admin)) return;
  const eldest = humans.toSorted((a, b) => Number(b.connected) - Number(a.connected) || a.id - b.id)[0];
  if (eldest !== undefined) eldest.admin = true;
}

function setConnected(match: Match, id: number, connected: boolean): boolean {
  const member = findMember(match, id);
  if (member === undefined || member.connected === connected) return false;
  member.connected = connected;
  member.keys = 0;
  return true;
}

/** Bots sit where the fill puts them; one that is sent away would only be replaced. */
function moveMember(match: Match, id: number, team: number): boolean {
  const member = findMember(match, id);
  if (member === undefined || member.bot !== null || member.team === team || !hasSeat(match, team)) return false;
  if (team !== SPECTATORS && team !== RED_TEAM && team !== BLUE_TEAM) return false;
  seat(match, member, team);
  return true;
}

function setAdmin(match: Match, id: number, admin: boolean): boolean {
  const member = findMember(match, id);
  if (member === undefined || member.bot !== null || member.admin === admin) return false;
  member.admin = admin;
  return true;
}

/** Never a disturbance: whoever knows the change can make it too, so the change is all that needs to be told. */
function nudgeDisc(match: Match, disc: number, change: DiscChange): boolean {
  if (!(Number.isInteger(disc) && disc >= 0 && disc < match.world.discs.count)) return false;
  const rounded = roundDiscChange(change);
  try {
    setDisc(match.world, disc, rounded);
  } catch (error) {
    // Out of bounds: what cannot be done changes nothing, as with every other command.
    if (error instanceof RangeError) return false;
    throw error;
  }
  match.nudges.push({ disc, change: rounded });
  return false;
}

/** A running game ends; the tick count goes on, because clients count with it. */
function changeStadium(match: Match, command: Extract<Command, { kind: "stadium" }>): boolean {
  const before = match.world;
  const world = createWorld(createArena(command.stadium));
  Object.assign(world.game, before.game);
  stopGame(world);
  for (let p = 0; p < before.players.count; p++) {
    const id = before.players.id[p]!;
    addPlayer(world, id);
    setTeam(world, id, before.players.team[p]!);
  }
  match.world = world;
  match.stadiumName = command.name;
  return true;
}
