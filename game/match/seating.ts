/**
 * Moves members onto the pitch and off it, and keeps the number of bots right. Bots make room: a human that enters a team
 * takes over a bot's disc where it is, and a bot takes over the disc of a human that leaves.
 */
import { humansIn } from "#room/seats.ts";
import { BLUE_TEAM, RED_TEAM, SIDES, SPECTATORS } from "#room/team.ts";
import { removePlayer, addPlayer, replacePlayer, setTeam } from "#sim/rules/player-list.ts";
import { pickBotName } from "./bot-names.ts";
import { takeId, type Match } from "./match.ts";
import { createBot, type Member } from "./members.ts";

/**
 * Moves a member to a team, taking over a bot's disc if the team has one. The member goes to the end of the list. `by`: the
 * member that asked for it.
 */
export function moveToTeam(match: Match, member: Member, team: number, by?: number): void {
  if (member.team === team) return;
  takeOffPitch(match, member);
  member.team = team;
  member.idleTicks = 0;
  member.hasPlayed = false;
  match.members.splice(match.members.indexOf(member), 1);
  match.members.push(member);
  match.events.push({ kind: "team", id: member.id, by });
  if (team === SPECTATORS) return;
  const bot = match.members.find((other) => other.bot && other.team === team);
  if (bot !== undefined && !member.bot) {
    replacePlayer(match.world, bot.id, member.id);
    removeMember(match, bot);
  } else {
    addPlayer(match.world, member.id);
    setTeam(match.world, member.id, team);
  }
}

/** Makes a member a spectator, giving the disc to a new bot where the bot fill asks for one. */
export function takeOffPitch(match: Match, member: Member): void {
  const { team } = member;
  if (team === SPECTATORS) return;
  member.team = SPECTATORS;
  member.keys = 0;
  member.usedKeys = 0;
  member.autopilot = null;
  if (!member.bot && botsIn(match, team) < botsWanted(match, team)) {
    const bot = addBot(match);
    bot.team = team;
    replacePlayer(match.world, member.id, bot.id);
  } else {
    removePlayer(match.world, member.id);
  }
}

/** Adds and removes bots until each team has as many as the bot fill asks for. True if a bot was added or removed. */
export function balanceBots(match: Match): boolean {
  let changed = false;
  for (const team of SIDES) {
    const wanted = botsWanted(match, team);
    changed ||= botsIn(match, team) !== wanted;
    for (let n = botsIn(match, team); n < wanted; n++) moveToTeam(match, addBot(match), team);
    for (let n = botsIn(match, team); n > wanted; n--) {
      const bot = match.members.findLast((member) => member.bot && member.team === team)!;
      takeOffPitch(match, bot);
      removeMember(match, bot);
    }
  }
  return changed;
}

function botsWanted(match: Match, team: number): number {
  const { bots } = match.options;
  if (match.settings.rated) return 0;
  const humans = humansIn(match, team);
  if (bots === "full") return Math.max(0, match.settings.teamSize - humans);
  if (bots === "none") return 0;
  return Math.max(humansIn(match, RED_TEAM), humansIn(match, BLUE_TEAM)) - humans;
}

function addBot(match: Match): Member {
  const id = takeId(match);
  const name = pickBotName(
    match.members.map((member) => member.name),
    id,
  );
  const bot = createBot(id, name, match.options.botLevel, match.options.seed + id);
  match.members.push(bot);
  return bot;
}

function removeMember(match: Match, member: Member): void {
  match.members.splice(match.members.indexOf(member), 1);
}

function botsIn(match: Match, team: number): number {
  return match.members.filter((member) => member.bot && member.team === team).length;
}
