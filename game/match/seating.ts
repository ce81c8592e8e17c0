/**
 * Moves members onto the pitch and off it, and keeps the number of bots right. Bots make room: a human that enters a team
 * takes over a bot's disc where it is, and a bot takes over the disc of a human that leaves.
 */
import { humansIn } from "#room/seats.ts";
import { BLUE_TEAM, RED_TEAM, SIDES, SPECTATORS } from "#room/team.ts";
import { removePlayer, addPlayer, replacePlayer, setTeam } from "#sim/rules/player-list.ts";
import { findPlayer } from "#sim/world.ts";
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
  if (team !== SPECTATORS) enterPitch(match, member, team);
  match.events.push({ kind: "team", id: member.id, team, by });
}

/** In the place of a bot, if the team has one. */
function enterPitch(match: Match, member: Member, team: number): void {
  const { world } = match;
  const bot = member.bot ? undefined : match.members.find((other) => other.bot && other.team === team);
  if (bot !== undefined) {
    takeOver(match, bot.id, member.id, team);
    removeBot(match, bot);
  } else {
    addPlayer(world, member.id);
    setTeam(world, member.id, team);
  }
  // Waiting time and budget of kicks belong to the player: changing teams does not renew them.
  const p = findPlayer(world, member.id);
  world.players.armed[p] = member.kickArmed ? 1 : 0;
  world.players.wait[p] = member.kickWait;
  world.players.budget[p] = member.kickBudget;
}

/** Gives the place of a player on the pitch to another one. */
function takeOver(match: Match, from: number, to: number, team: number): void {
  const { world } = match;
  const change = replacePlayer(world, from, to);
  match.events.push({
    kind: "replaced",
    from,
    to,
    team,
    order: [...world.players.id.slice(0, world.players.count)],
    change,
  });
}

/** Makes a member a spectator, giving the disc to a new bot where the bot fill asks for one. */
export function takeOffPitch(match: Match, member: Member): void {
  const { team } = member;
  if (team === SPECTATORS) return;
  member.team = SPECTATORS;
  member.keys = 0;
  member.usedKeys = 0;
  member.autopilot = null;
  const p = findPlayer(match.world, member.id);
  member.kickArmed = match.world.players.armed[p] === 1;
  member.kickWait = match.world.players.wait[p]!;
  member.kickBudget = match.world.players.budget[p]!;
  if (!member.bot && botsIn(match, team) < botsWanted(match, team)) {
    const bot = addBot(match);
    bot.team = team;
    takeOver(match, member.id, bot.id, team);
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
      removeBot(match, bot);
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
  match.events.push({ kind: "botJoined", member: bot });
  return bot;
}

function removeBot(match: Match, bot: Member): void {
  match.members.splice(match.members.indexOf(bot), 1);
  match.events.push({ kind: "botLeft", member: bot });
}

function botsIn(match: Match, team: number): number {
  return match.members.filter((member) => member.bot && member.team === team).length;
}
