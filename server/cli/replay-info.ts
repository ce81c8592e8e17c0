/** The report of `rondo replay info`. */
import type { RecordedPlayer, Recording } from "#recording/recording.ts";
import { haxballChecksum } from "#recording/stadium-layout.ts";
import { BLUE_TEAM, RED_TEAM } from "#sim/world.ts";
import { quote } from "#stadium/diagnostics.ts";
import { clock, type RecordingFile } from "./replay-files.ts";

const TEAMS = ["spectators", "red", "blue"] as const;

/** The file first, then what is in it, indented. */
export function infoLines(path: string, { recording, warnings, size }: RecordingFile): string[] {
  const { room, ticks, markers } = recording;
  const lines = [
    `room        ${quote(room.name ?? "")}, ${limits(recording)}`,
    `stadium     ${quote(room.stadium.name)}, checksum ${haxballChecksum(room.stadium)}`,
    room.game === null
      ? "game        none at the start"
      : `game        ${room.game.red}:${room.game.blue} at the start`,
    ...[RED_TEAM, BLUE_TEAM, 0].map((team) => `${TEAMS[team]!.padEnd(12)}${namesOf(room.players, team)}`),
    `events      ${eventCounts(recording)}`,
    `goals       ${markers.length === 0 ? "no markers" : markers.map(({ tick }) => clock(tick)).join(", ")}`,
    ...warnings.map((warning) => `warning     ${warning}`),
  ];
  return [`${path}: ${clock(ticks)}, ${ticks} ticks, ${size} bytes`, ...lines.map((line) => `  ${line}`)];
}

function limits({ room: { scoreLimit, timeLimit } }: Recording): string {
  const score = scoreLimit === 0 ? "no score limit" : `score limit ${scoreLimit}`;
  const time = timeLimit === 0 ? "no time limit" : `time limit ${timeLimit} min`;
  return `${score}, ${time}`;
}

function namesOf(players: readonly RecordedPlayer[], team: number): string {
  const names = players.filter((player) => player.team === team).map(({ name }) => quote(name ?? ""));
  return names.length === 0 ? "none" : names.join(", ");
}

/** Most frequent first. */
function eventCounts({ events }: Recording): string {
  const counts = new Map<string, number>();
  for (const { action } of events) counts.set(action.kind, (counts.get(action.kind) ?? 0) + 1);
  const sorted = [...counts].toSorted(([, a], [, b]) => b - a);
  return sorted.length === 0 ? "none" : sorted.map(([kind, count]) => `${count} ${kind}`).join(", ");
}
