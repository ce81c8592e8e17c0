/** Start and end of a game's statistics, and whose line each disc on the pitch writes to. */
import { createPlayerStatistics, type GameEnding } from "#room/statistics.ts";
import type { Match } from "./match.ts";
import { findMember, type Member } from "./members.ts";
import { createStatistics, type MatchStatistics, type StatisticsLine } from "./statistics.ts";
import { personOf } from "./voters.ts";

/** Players that come and go in an endless game would fill the memory; those after this number share one line per team. */
export const LINES_MAX = 96;

/** A game starts. One that was running is finished without a result. */
export function beginStatistics(match: Match): void {
  finishStatistics(match, "stopped");
  match.statistics = { ...createStatistics(), running: true };
}

/** The running game has ended: it is added to `match.finished`. Does nothing without one. */
export function finishStatistics(match: Match, ending: GameEnding): void {
  const { statistics, world, stadiumName, ranked } = match;
  if (!statistics.running) return;
  statistics.running = false;
  const { red, blue, time, scoreLimit, timeLimit, overtime } = world.game;
  const { id, startedAt, ticks, lines } = statistics;
  match.finished.push({
    ...{ id, startedAt, ending, red, blue, seconds: time, ticks, scoreLimit, timeLimit, stadiumName },
    overtime: overtime === 1,
    stadium: world.arena.stadium,
    leavers: ranked?.players.flatMap(({ key, left }) => (left ? [key] : [])) ?? [],
    lines: lines.map((line) => ({ ...line, distance: Math.round(line.distance) })),
  });
}

/** Matches discs and lines again, after a change of the players on the pitch. */
export function assignLines({ statistics, world, members }: Match): void {
  const { slots } = statistics;
  const { players } = world;
  for (const column of Object.values(slots)) column.length = 0;
  for (let p = 0; p < players.count; p++) {
    const id = players.id[p]!;
    const line = lineOf(statistics, findMember({ members }, id), players.team[p]!);
    slots.counts.push(!slots.line.includes(line));
    slots.id.push(id);
    slots.line.push(line);
  }
}

function lineOf({ lines }: MatchStatistics, member: Member | undefined, team: number): number {
  const identity = member === undefined ? NO_ONE : identityOf(member);
  const found = findLine(lines, identity.person, team);
  if (found >= 0) return found;
  if (lines.length < LINES_MAX) return lines.push({ ...createPlayerStatistics(), ...identity, team }) - 1;
  const shared = findLine(lines, NO_ONE.person, team);
  return shared >= 0 ? shared : lines.push({ ...createPlayerStatistics(), ...NO_ONE, team }) - 1;
}

function findLine(lines: readonly StatisticsLine[], person: string, team: number): number {
  return lines.findIndex((line) => line.person === person && line.team === team);
}

type LineIdentity = Pick<StatisticsLine, "person" | "name" | "bot" | "key" | "network">;

/** The line of all players for which there is none left. */
const NO_ONE: LineIdentity = { person: "", name: "", bot: true, key: "", network: "" };

function identityOf(member: Member): LineIdentity {
  const { name, bot, autopilot, key, network } = member;
  if (bot) return { person: `bot ${name}`, name, bot, key: "", network: "" };
  if (autopilot === null) return { person: personOf(member), name, bot, key, network };
  return { person: `autopilot ${personOf(member)}`, name, bot: true, key: "", network: "" };
}
