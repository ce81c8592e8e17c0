/** The outputs of `rondo replay simulate`. Rows and events are those of `rondo simulate`. */
import { createHash } from "node:crypto";
import { recordedStatistics, type RecordedGoal } from "#match/recorded-statistics.ts";
import type { StatisticsLine } from "#match/statistics.ts";
import { Playback } from "#recording/playback.ts";
import type { Recording } from "#recording/recording.ts";
import { STATISTIC_NAMES } from "#room/statistics.ts";
import { eventsOf, rowOf, type EventRow } from "#scenario/simulation.ts";
import { createEventLog } from "#sim/event.ts";
import { hashWorld } from "#sim/hash.ts";
import { TICK_RATE } from "#sim/step.ts";
import { RED_TEAM, STOPPED, type World } from "#sim/world.ts";
import { clock } from "./replay-files.ts";

/** Above the number of contacts that a tick of a full stadium can have. */
const LOG_CAPACITY = 65536;

/** The digest of the final state, and SHA-256 of all rows. */
export function finalDigest(recording: Recording): string[] {
  const playback = new Playback(recording);
  const rows = createHash("sha256").update(rowBytes(playback.world));
  while (!playback.isOver) {
    playback.advance();
    rows.update(rowBytes(playback.world));
  }
  return [`${hashWorld(playback.world).whole}\n`, `${rows.digest("hex")}\n`];
}

/** The JSON object in pieces, so that a long recording needs no string of its size. */
export function* rowPieces(recording: Recording, withEvents: boolean): Generator<string> {
  const playback = new Playback(recording, createEventLog(LOG_CAPACITY));
  const events: EventRow[] = [];
  yield `{"rows":[${JSON.stringify(rowOf(playback))}`;
  while (!playback.isOver) {
    playback.advance();
    if (withEvents) for (const event of eventsOf(playback)) events.push(event);
    yield `,${JSON.stringify(rowOf(playback))}`;
  }
  yield withEvents ? `],"events":${JSON.stringify(events)}}\n` : "]}\n";
}

/** Goals, then a table for each game. */
export function statisticsLines(recording: Recording): string[] {
  const { goals, games } = recordedStatistics(recording);
  const tables = games.flatMap(({ red, blue, ending, lines }, i) => [
    "",
    `game ${i + 1}: ${red}:${blue}, ${ending}`,
    ...columns([["team", "player", ...STATISTIC_NAMES], ...lines.map(statisticsRow)]),
  ]);
  return [`goals: ${goals.length}`, ...goals.map(goalLine), ...tables];
}

function goalLine({ tick, team, red, blue, scorer, assist, own, speed }: RecordedGoal): string {
  const author = scorer === null ? "no player" : `${scorer}${own ? " (own goal)" : ""}`;
  const helper = assist === null ? "" : `, assist ${assist}`;
  const side = team === RED_TEAM ? "red" : "blue";
  return `  ${clock(tick)}  ${red}:${blue}  ${side}  ${author}${helper}, ${speed.toFixed(1)} units/tick`;
}

const SECONDS: ReadonlySet<string> = new Set(["possession", "time"]);

function statisticsRow(line: StatisticsLine): string[] {
  const figures = STATISTIC_NAMES.map((name) =>
    SECONDS.has(name) ? `${(line[name] / TICK_RATE).toFixed(1)} s` : String(line[name]),
  );
  return [line.team === RED_TEAM ? "red" : "blue", line.name, ...figures];
}

function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]!.map((_, i) => Math.max(...rows.map((row) => row[i]!.length)));
  return rows.map((row) => `  ${row.map((cell, i) => cell.padEnd(widths[i]!)).join("  ")}`.trimEnd());
}

/** int32 state, red, blue, goalTicks, pauseTicks; float64 time; int32 number of discs; 4 float64 per disc. −0 is 0. */
function rowBytes({ game, discs }: World): Uint8Array {
  const none = game.state === STOPPED;
  const view = new DataView(new ArrayBuffer(none ? 16 : 32 + discs.count * 32));
  let at = 0;
  const int = (value: number) => {
    view.setInt32(at, value, true);
    at += 4;
  };
  const float = (value: number) => {
    view.setFloat64(at, value + 0, true);
    at += 8;
  };
  for (const value of none ? [game.state] : [game.state, game.red, game.blue, game.goalTicks, game.pauseTicks])
    int(value);
  float(none ? 0 : game.time);
  int(none ? 0 : discs.count);
  for (let i = 0; i < discs.count; i++) for (const key of ["x", "y", "vx", "vy"] as const) float(discs[key][i]!);
  return new Uint8Array(view.buffer);
}
