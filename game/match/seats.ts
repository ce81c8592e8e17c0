/**
 * Who sits where: finds a team for a newcomer and keeps the number of bots right. Bots yield: a human who enters a team
 * takes over a bot's disc where it is, and a bot takes over the disc of a human who goes.
 */
import { removePlayer, addPlayer, replacePlayer, setTeam } from "#sim/rules/player-list.ts";
import { BLUE_TEAM, RED_TEAM, SPECTATORS } from "#sim/world.ts";
import { pickBotName } from "./bot-names.ts";
import { takeId, type Match } from "./match.ts";
import { createBot, type Member } from "./member.ts";

const TEAMS = [RED_TEAM, BLUE_TEAM] as const;

/** The team with fewer humans that has a seat for another; SPECTATORS if there is none. */
export function teamForNewcomer(match: Match): number {
  const red = humansIn(match, RED_TEAM);
  const blue = humansIn(match, BLUE_TEAM);
  if (freeSeats(match) === 0 || Math.min(red, blue) >= match.settings.teamSize) return SPECTATORS;
  return blue < red ? BLUE_TEAM : RED_TEAM;
}

export function hasSeat(match: Match, team: number): boolean {
  return team === SPECTATORS || humansIn(match, team) < match.settings.teamSize;
}

/** Seats on the pitch that no human has. An admin may fill them unevenly. */
export function freeSeats(match: Match): number {
  return Math.max(0, 2 * match.settings.teamSize - humansIn(match, RED_TEAM) - humansIn(match, BLUE_TEAM));
}

/** Moves a member to a team, taking over a bot's disc there if the team has one. Every move is to the end of the list. */
export function seat(match: Match, member: Member, team: number): void {
  if (member.team === team) return;
  unseat(match, member);
  member.team = team;
  match.members.splice(match.members.indexOf(member), 1);
  match.members.push(member);
  if (team === SPECTATORS) return;
  const bot = match.members.find((other) => other.bot !== null && other.team === team);
  if (bot !== undefined && member.bot === null) {
    replacePlayer(match.world, bot.id, member.id);
    drop(match, bot);
  } else {
    addPlayer(match.world, member.id);
    setTeam(match.world, member.id, team);
  }
}

/** Takes a member off the pitch, giving his disc to a bot where the fill asks for one. */
export function unseat(match: Match, member: Member): void {
  const { team } = member;
  if (team === SPECTATORS) return;
  member.team = SPECTATORS;
  member.keys = 0;
  if (member.bot === null && botsIn(match, team) < botsWanted(match, team)) {
    const bot = hire(match);
    bot.team = team;
    replacePlayer(match.world, member.id, bot.id);
  } else {
    removePlayer(match.world, member.id);
  }
}

/** Adds and removes bots until each team has as many as the fill asks for. True if one came or went. */
export function balanceBots(match: Match): boolean {
  let changed = false;
  for (const team of TEAMS) {
    const wanted = botsWanted(match, team);
    changed ||= botsIn(match, team) !== wanted;
    for (let n = botsIn(match, team); n < wanted; n++) seat(match, hire(match), team);
    for (let n = botsIn(match, team); n > wanted; n--) {
      const bot = match.members.findLast((member) => member.bot !== null && member.team === team)!;
      unseat(match, bot);
      drop(match, bot);
    }
  }
  return changed;
}

function botsWanted(match: Match, team: number): number {
  const { bots } = match.options;
  const humans = humansIn(match, team);
  if (bots === "full") return Math.max(0, match.settings.teamSize - humans);
  if (bots === "none") return 0;
  const largest = Math.max(humansIn(match, RED_TEAM), humansIn(match, BLUE_TEAM));
  return largest - humans;
}

function hire(match: Match): Member {
  const id = takeId(match);
  const name = pickBotName(
    match.members.map((member) => member.name),
    id,
  );
  const bot = createBot(id, name, match.options.botLevel, match.options.seed + id);
  match.members.push(bot);
  return bot;
}

function drop(match: Match, member: Member): void {
  match.members.splice(match.members.indexOf(member), 1);
}

function humansIn(match: Match, team: number): number {
  return match.members.filter((member) => member.bot === null && member.team === team).length;
}

function botsIn(match: Match, team: number): number {
  return match.members.filter((member) => member.bot !== null && member.team === team).length;
}
