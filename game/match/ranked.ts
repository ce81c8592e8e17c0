/**
 * A ranked game between players that a queue has put together: fixed teams, one game, without admins. It starts when all
 * players are there, or without those that do not come. A player that leaves, or is away for too long in total, has left for
 * good; a team without players forfeits.
 */
import { BLUE_TEAM, RED_TEAM, SIDES, SPECTATORS, type SideId } from "#room/team.ts";
import { TICK_RATE } from "#sim/step.ts";
import { endGame, startWithLimits } from "./game.ts";
import { isGameOn, type Match } from "./match.ts";
import type { RankedGame } from "./ranked-game.ts";
import { moveToTeam } from "./seating.ts";
import { finishStatistics } from "./statistics-lines.ts";

/** Waiting time for players that have not joined yet. */
export const GATHER_TICKS = 20 * TICK_RATE;

/** Time for which a player may be away in total: a lost connection comes back within it. */
export const ABSENT_TICKS = 60 * TICK_RATE;

/** Counts one tick, after the commands. True if the world or the members changed. */
export function updateRanked(match: Match): boolean {
  const { ranked } = match;
  if (ranked === null) return false;
  ranked.ticks++;
  if (ranked.phase === "gathering") return gather(match, ranked);
  return ranked.phase === "playing" && watch(match, ranked);
}

function gather(match: Match, ranked: RankedGame): boolean {
  const missing = ranked.players.filter(({ key }) => !isPresent(match, key));
  if (missing.length > 0 && ranked.ticks < GATHER_TICKS) return false;
  for (const player of missing) player.left = true;
  const complete = SIDES.every((team) => ranked.players.some((player) => player.team === team && !player.left));
  enter(ranked, complete ? "playing" : "cancelled");
  if (complete) startWithLimits(match);
  return complete;
}

function watch(match: Match, ranked: RankedGame): boolean {
  if (match.world.game.pauseTicks === 0) countAbsence(match, ranked);
  const deserted = SIDES.find((team) => ranked.players.every((player) => player.team !== team || player.left));
  if (deserted !== undefined && match.statistics.running) return forfeit(match, ranked, deserted);
  if (!isGameOn(match)) enter(ranked, "over");
  return removeLeavers(match, ranked);
}

function countAbsence(match: Match, ranked: RankedGame): void {
  for (const player of ranked.players) {
    if (player.left || isPresent(match, player.key)) continue;
    // Without a member there is no seat that is kept.
    const isGone = !match.members.some(({ key }) => key === player.key);
    if (isGone || ++player.absentTicks >= ABSENT_TICKS) player.left = true;
  }
}

/** The team without players has lost, by the score that football gives to such games. */
function forfeit(match: Match, ranked: RankedGame, loser: SideId): boolean {
  const { game } = match.world;
  game.red = loser === RED_TEAM ? 0 : FORFEIT_GOALS;
  game.blue = loser === BLUE_TEAM ? 0 : FORFEIT_GOALS;
  finishStatistics(match, "forfeit");
  endGame(match);
  enter(ranked, "over");
  return true;
}

const FORFEIT_GOALS = 3;

/** A member that has been away for too long makes no more use of its disc. */
function removeLeavers(match: Match, { players }: RankedGame): boolean {
  const gone = match.members.filter(
    ({ key, team }) => team !== SPECTATORS && players.some((player) => player.left && player.key === key),
  );
  for (const member of gone) moveToTeam(match, member, SPECTATORS);
  return gone.length > 0;
}

function enter(ranked: RankedGame, phase: RankedGame["phase"]): void {
  ranked.phase = phase;
  ranked.ticks = 0;
}

function isPresent({ members }: Match, key: string): boolean {
  return members.some((member) => member.key === key && member.connected);
}
