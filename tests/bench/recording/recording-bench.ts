/** `npm run bench -- recording`: what recording costs a match of six against six, and how fast its recording is played. */
import { MatchRecorder } from "#match/recorder.ts";
import type { Match } from "#match/match.ts";
import { advance } from "#match/tick.ts";
import { Playback } from "#recording/playback.ts";
import { readRecording } from "#recording/read-recording.ts";
import type { Recording } from "#recording/recording.ts";
import { Timeline } from "#recording/timeline.ts";
import { writeRecording } from "#recording/write-recording.ts";
import { hashWorld } from "#sim/hash.ts";
import { TICK_RATE } from "#sim/step.ts";
import { createKeyboardPlayers } from "../../support/keyboard-players.ts";
import { applyCommands, join, quietMatch } from "../../support/match-builder.ts";
import type { Bench } from "../bench.ts";
import { machine, table, writeSection } from "../table.ts";

const PER_TEAM = 6;
const MINUTES = 10;
const SEEKS = 500;

export type RecordingFigures = {
  readonly ticks: number;
  /** Microseconds per tick. */
  readonly advance: number;
  readonly record: number;
  readonly memory: number;
  readonly fileBytes: number;
  /** Milliseconds. */
  readonly write: number;
  readonly read: number;
  readonly ticksPerSecond: number;
  /** Milliseconds, sorted. */
  readonly seeks: readonly number[];
  /** Of the last state, in the match and in the recording. */
  readonly digests: readonly [match: string, recording: string];
};

export function measureRecording(tiny: boolean): RecordingFigures {
  const ticks = tiny ? 300 : MINUTES * 60 * TICK_RATE;
  const match = humanMatch();
  const recorder = new MatchRecorder(match);
  const costs = recordTicks(match, recorder, ticks);
  const [bytes, write] = timed(() => writeRecording(recorder.recording()));
  const [result, read] = timed(() => readRecording(bytes));
  if (!result.ok) throw new Error(result.error.message);
  const playback = new Playback(result.recording);
  const [, play] = timed(() => {
    while (!playback.isOver) playback.advance();
  });
  return {
    ...costs,
    ...{ ticks, write, read, memory: recorder.size, fileBytes: bytes.length },
    ticksPerSecond: (ticks / play) * 1000,
    seeks: seekTimes(result.recording, tiny ? 5 : SEEKS),
    digests: [hashWorld(match.world).discs, hashWorld(playback.world).discs],
  };
}

/** Six against six, without bots: their decisions would be most of a tick. */
function humanMatch(): Match {
  const match = quietMatch({ teamSize: PER_TEAM, awayTicks: Infinity }, { scoreLimit: 0, timeLimit: 0 });
  join(match, ...Array.from({ length: 2 * PER_TEAM }, (_, i) => `Player ${i + 1}`));
  applyCommands(match, { kind: "start" });
  return match;
}

/** Medians, because other programs interrupt single ticks. The cost of reading the clock is taken off. */
function recordTicks(match: Match, recorder: MatchRecorder, ticks: number): { advance: number; record: number } {
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
  const median = (times: Float64Array) => 1000 * times.toSorted()[ticks >> 1]!;
  return { advance: median(advanced) - median(clock), record: median(recorded) - median(clock) };
}

/** Random jumps within the prepared recording. */
function seekTimes(recording: Recording, count: number): number[] {
  const timeline = new Timeline(recording);
  timeline.prepare(recording.ticks);
  const target = createKeyboardPlayers(2);
  const times = Array.from({ length: count }, (_, i) => {
    const tick = (i * 7919 + target(0) * 331) % recording.ticks;
    return timed(() => timeline.seek(tick))[1];
  });
  return times.toSorted((a, b) => a - b);
}

function timed<T>(run: () => T): readonly [T, number] {
  const start = performance.now();
  const result = run();
  return [result, performance.now() - start];
}

export const recordingBench: Bench = ({ tiny, write }) => {
  const figures = measureRecording(tiny);
  const { advance: tick, record, seeks } = figures;
  const ms = (value: number) => `${value.toFixed(1)} ms`;
  const rows = [
    ["a tick of the referee, without recording", `${tick.toFixed(2)} µs`],
    ["recording it", `${record.toFixed(2)} µs`],
    ["memory", `${(figures.memory / 1000).toFixed(0)} kB`],
    ["the file", `${(figures.fileBytes / 1000).toFixed(0)} kB`],
    ["writing it", ms(figures.write)],
    ["reading it", ms(figures.read)],
    ["playing it", `${Math.round(figures.ticksPerSecond)} ticks per second`],
    ["a jump, median", ms(seeks[seeks.length >> 1]!)],
    ["a jump, 99th percentile", ms(seeks[Math.floor(seeks.length * 0.99)]!)],
  ];
  const text = `${machine()}\n\n${table([`${MINUTES} minutes of six against six`, ""], rows)}`;
  console.log(text);
  if (write) writeSection("performance.md", "recording", text);
  return Promise.resolve(figures.digests.join(" "));
};
