/**
 * `npm run bench -- recording`: what recording costs a match of six against six, how fast its recording is played, and how long
 * hostile files keep their reader busy.
 */
import { GameRecorder } from "#match/game-recorder.ts";
import type { Match } from "#match/match.ts";
import { CHECK_TICKS, MatchRecorder } from "#match/recorder.ts";
import { advance } from "#match/tick.ts";
import { Playback } from "#recording/playback.ts";
import { readRecording } from "#recording/read-recording.ts";
import type { Recording } from "#recording/recording.ts";
import { summarise } from "#recording/summary.ts";
import { writeRecording } from "#recording/write-recording.ts";
import { hashWorld } from "#sim/hash.ts";
import { TICK_RATE } from "#sim/step.ts";
import { createKeyboardPlayers } from "../../support/keyboard-players.ts";
import { applyCommands, join, quietMatch } from "../../support/match-builder.ts";
import type { Bench } from "../bench.ts";
import { machine, table, writeSection } from "../table.ts";
import { hostileFiles } from "./hostile-files.ts";
import { measureJumps, timed, type Jumps, type JumpTimes } from "./jump-times.ts";

const PER_TEAM = 6;
const MINUTES = 10;
const JUMPS = 500;
const REFUSALS = 9;

export type RecordingFigures = {
  readonly ticks: number;
  /** Microseconds per tick: medians of ticks without a checksum, and the mean that ticks with one add. */
  readonly advance: number;
  readonly record: number;
  readonly checks: number;
  readonly memory: number;
  readonly fileBytes: number;
  /** Milliseconds. */
  readonly write: number;
  readonly read: number;
  readonly ticksPerSecond: number;
  /** In a recording of bots. */
  readonly jumps: JumpTimes;
  /** Of the last state, in the match and in the recording. */
  readonly digests: readonly [match: string, recording: string];
  readonly checksPassed: number;
};

export function measureRecording(tiny: boolean): RecordingFigures {
  const ticks = tiny ? CHECK_TICKS + 60 : MINUTES * 60 * TICK_RATE;
  const match = humanMatch();
  const recorder = new GameRecorder(match);
  const costs = recordTicks(match, recorder, ticks);
  const { recorder: recorded } = recorder.current!;
  const [bytes, write] = timed(() => writeRecording(recorded.recording()));
  const [recording, read] = timed(() => accepted(bytes));
  const playback = new Playback(recording);
  const [, play] = timed(() => {
    while (!playback.isOver) playback.advance();
  });
  return {
    ...costs,
    ...{ ticks, write, read, memory: recorded.size, fileBytes: bytes.length },
    ticksPerSecond: (ticks / play) * 1000,
    jumps: measureJumps(botRecording(ticks), tiny ? 5 : JUMPS),
    digests: [hashWorld(match.world).discs, hashWorld(playback.world).discs],
    checksPassed: summarise(recording).checks.passed,
  };
}

function accepted(bytes: Uint8Array): Recording {
  const result = readRecording(bytes);
  if (!result.ok) throw new Error(result.error.message);
  return result.recording;
}

/**
 * Milliseconds of processor time until each hostile file is refused, in a thread that has refused one before: the median of
 * several times. Throws if one is not refused.
 */
export function measureRefusals(times = REFUSALS): ReadonlyMap<string, number> {
  const figures = new Map<string, number>();
  for (const [name, bytes] of hostileFiles()) {
    if (readRecording(bytes).ok) throw new Error(`${name}: not refused`);
    const runs = Float64Array.from({ length: times }, () => {
      const before = process.threadCpuUsage();
      readRecording(bytes);
      const { user, system } = process.threadCpuUsage(before);
      return (user + system) / 1000;
    });
    figures.set(name, runs.toSorted()[times >> 1]!);
  }
  return figures;
}

/** Six against six, without bots: their decisions would be most of a tick. */
function humanMatch(): Match {
  const match = quietMatch({ teamSize: PER_TEAM, awayTicks: Infinity }, { scoreLimit: 0, timeLimit: 0 });
  join(match, ...Array.from({ length: 2 * PER_TEAM }, (_, i) => `Player ${i + 1}`));
  applyCommands(match, { kind: "start" });
  return match;
}

function botRecording(ticks: number): Recording {
  const match = quietMatch({ teamSize: PER_TEAM, bots: "full" }, { scoreLimit: 0, timeLimit: 0 });
  join(match, "Ada");
  applyCommands(match, { kind: "start" });
  const recorder = new MatchRecorder(match);
  for (let t = 0; t < ticks; t++) {
    advance(match);
    recorder.record();
  }
  return accepted(writeRecording(recorder.recording()));
}

type Costs = Pick<RecordingFigures, "advance" | "record" | "checks">;

/** Medians, because other programs interrupt single ticks. The cost of reading the clock is taken off. */
function recordTicks(match: Match, recorder: GameRecorder, ticks: number): Costs {
  const keysAt = createKeyboardPlayers(1);
  const [advanced, recorded, clock] = [new Float64Array(ticks), new Float64Array(ticks), new Float64Array(ticks)];
  for (let t = 0; t < ticks; t++) {
    match.members.forEach((member, i) => (member.keys = keysAt(i)));
    const start = performance.now();
    advance(match);
    const between = performance.now();
    recorder.record();
    const end = performance.now();
    clock[t] = performance.now() - end;
    advanced[t] = between - start;
    recorded[t] = end - between;
  }
  const record = median(recorded) - median(clock);
  const checks = recorded.filter((_, t) => (t + 1) % CHECK_TICKS === 0);
  return { advance: median(advanced) - median(clock), record, checks: (median(checks) - record) / CHECK_TICKS };
}

/** In microseconds. */
function median(times: Float64Array): number {
  return 1000 * times.toSorted()[times.length >> 1]!;
}

export const recordingBench: Bench = ({ tiny, write }) => {
  const figures = measureRecording(tiny);
  const refusals = [...measureRefusals(tiny ? 1 : REFUSALS)].toSorted(([, a], [, b]) => b - a);
  const text = [
    machine(),
    table([`${MINUTES} minutes of six against six`, ""], rowsOf(figures)),
    table(
      ["refusing a file of 700 kB, full of", "ms of processor time"],
      refusals.map(([name, time]) => [name, time.toFixed(0)]),
    ),
  ].join("\n\n");
  console.log(text);
  if (write) writeSection("performance.md", "recording", text);
  return Promise.resolve(figures.digests.join(" "));
};

function rowsOf(figures: RecordingFigures): string[][] {
  const { prepared, ahead, prepare } = figures.jumps;
  const ms = (value: number) => `${value.toFixed(1)} ms`;
  const spread = ({ times, processor }: Jumps) => {
    const mean = times.reduce((sum, time) => sum + time, 0) / times.length;
    return [processor, mean, times[Math.floor(times.length * 0.99)]!, times.at(-1)!].map(ms).join(", ");
  };
  return [
    ["a tick of the referee, without recording", `${figures.advance.toFixed(2)} µs`],
    ["recording it", `${figures.record.toFixed(2)} µs`],
    ["its share of a checksum and a mark every ten seconds", `${figures.checks.toFixed(2)} µs`],
    ["checksums that are equal when it is played", String(figures.checksPassed)],
    ["memory of inputs and events", `${(figures.memory / 1000).toFixed(0)} kB`],
    ["the file", `${(figures.fileBytes / 1000).toFixed(0)} kB`],
    ["writing it", ms(figures.write)],
    ["reading it", ms(figures.read)],
    ["playing it", `${Math.round(figures.ticksPerSecond)} ticks per second`],
    ["preparing all jumps (of a match of bots)", ms(prepare)],
    ["a jump to anywhere, prepared: processor time; mean, 99th percentile, largest", spread(prepared)],
    ["a jump up to half a minute beyond what is prepared: the same", spread(ahead)],
  ];
}
