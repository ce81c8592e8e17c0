/** `rondo replay …`: HaxBall recordings (`.hbr2`). */
import { defineCommand } from "citty";
import { cutRecording } from "#recording/cut.ts";
import { MergeError, mergeRecordings, MIDDLE_OF_GAME } from "#recording/merge.ts";
import { writeRecording } from "#recording/write-recording.ts";
import { TICK_RATE } from "#sim/step.ts";
import { print, writeOutput } from "./files.ts";
import { checkRecording } from "./replay-check.ts";
import { clock, parseTime, readRecordingFile } from "./replay-files.ts";
import { infoLines } from "./replay-info.ts";
import { finalDigest, rowPieces, statisticsLines } from "./replay-simulate.ts";
import { reportUserErrors, UserError } from "./user-error.ts";

const FILE = { type: "positional", description: "Recording", valueHint: "FILE.hbr2", required: true } as const;
const FILES = { ...FILE, description: "One or more recordings", valueHint: "FILE…" } as const;
const OUTPUT = {
  type: "string",
  alias: "o",
  description: "File to write",
  valueHint: "OUT.hbr2",
  required: true,
} as const;

const infoCommand = defineCommand({
  meta: { name: "info", description: "Print what is in recordings, without playing them" },
  args: { files: FILES },
  run: ({ args }) =>
    reportUserErrors(async () => {
      for (const path of args._) console.log(infoLines(path, readRecordingFile(path)).join("\n"));
    }),
});

const simulateCommand = defineCommand({
  meta: { name: "simulate", description: "Play a recording tick by tick and print every row of it as JSON" },
  args: {
    file: FILE,
    hash: { type: "boolean", description: "Print only the digests of the final state and of all rows" },
    events: { type: "boolean", description: "Add the events" },
    stats: { type: "boolean", description: "Print only goals and statistics" },
  },
  run: ({ args }) =>
    reportUserErrors(async () => {
      const { recording } = readRecordingFile(args.file);
      if (args.hash) await print(finalDigest(recording));
      else if (args.stats) await print(statisticsLines(recording).map((line) => `${line}\n`));
      else await print(rowPieces(recording, args.events ?? false));
    }),
});

const cutCommand = defineCommand({
  meta: { name: "cut", description: "Write a part of a recording; it may begin in the middle of a game" },
  args: {
    file: FILE,
    from: { type: "string", description: "Begin, as seconds or m:ss; default: the start", valueHint: "TIME" },
    to: { type: "string", description: "End; default: the end", valueHint: "TIME" },
    output: OUTPUT,
  },
  run: ({ args }) =>
    reportUserErrors(async () => {
      const { recording } = readRecordingFile(args.file);
      const from = args.from === undefined ? 0 : parseTime("--from", args.from);
      const to = args.to === undefined ? recording.ticks : parseTime("--to", args.to);
      if (from >= to || to > recording.ticks) {
        throw new UserError(`--from ${clock(from)} --to ${clock(to)}: no part of ${clock(recording.ticks)}`);
      }
      await writeOutput(args.output, writeRecording(cutRecording(recording, from, to)));
      console.log(`${args.output}: ${clock(to - from)}, ${to - from} ticks`);
    }),
});

const mergeCommand = defineCommand({
  meta: { name: "merge", description: "Write recordings one after the other, as one" },
  args: { files: FILES, output: OUTPUT },
  run: ({ args }) =>
    reportUserErrors(async () => {
      const recordings = args._.map((path) => readRecordingFile(path).recording);
      if (recordings.length < 2) throw new UserError("rondo replay merge: two recordings or more are needed");
      try {
        const merged = mergeRecordings(recordings);
        await writeOutput(args.output, writeRecording(merged));
        console.log(`${args.output}: ${clock(merged.ticks)}, ${merged.ticks} ticks`);
      } catch (error) {
        if (!(error instanceof MergeError)) throw error;
        throw new UserError(mergeFault(args._, error));
      }
    }),
});

/** Which file cannot follow, why, and what can be done about it. */
function mergeFault(paths: readonly string[], { index, message, partFrom }: MergeError): string {
  const path = paths[index]!;
  const fault = `${path}: cannot follow ${paths[index - 1]}: ${message}`;
  if (message !== MIDDLE_OF_GAME) return fault;
  const reason = `${fault}, and no event of the format sets a score, a time or exact positions`;
  if (partFrom === null) return `${reason}; it has no other game, so it can only be the first file`;
  const from = (partFrom / TICK_RATE).toFixed(3);
  return `${reason}; a part of it after that game can follow: rondo replay cut ${path} --from ${from} -o PART.hbr2`;
}

const checkCommand = defineCommand({
  meta: { name: "check", description: "Play recordings and compare them with the checks of the recorded host" },
  args: { files: FILES },
  /** Exit code 1 if any file is refused, cannot be read, or differs from what was recorded. */
  run({ args }) {
    let accepted = true;
    for (const path of args._) {
      const verdict = checkRecording(path);
      for (const line of verdict.lines) console.log(line);
      accepted &&= verdict.accepted;
    }
    if (!accepted) process.exitCode = 1;
  },
});

export const replayCommand = defineCommand({
  meta: { name: "replay", description: "Work with recordings of matches (.hbr2)" },
  subCommands: {
    ...{ info: infoCommand, simulate: simulateCommand },
    ...{ cut: cutCommand, merge: mergeCommand, check: checkCommand },
  },
});
