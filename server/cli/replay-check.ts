/** The verdict of `rondo replay check`: whether a recording is played as it was recorded. */
import { formatReadError, readRecording } from "#recording/read-recording.ts";
import type { Recording } from "#recording/recording.ts";
import { markersOf, summarise, type Summary } from "#recording/summary.ts";
import { readBytes } from "./files.ts";
import { clock } from "./replay-files.ts";
import { UserError } from "./user-error.ts";

/** `lines`: the result first, then the warnings, indented. */
export type RecordingVerdict = { readonly accepted: boolean; readonly lines: readonly string[] };

export function checkRecording(path: string): RecordingVerdict {
  let bytes: Uint8Array;
  try {
    bytes = readBytes(path);
  } catch (error) {
    if (error instanceof UserError)
      return { accepted: false, lines: [`${error.message.replace(": ", ": refused, ")}`] };
    throw error;
  }
  const result = readRecording(bytes);
  if (!result.ok) return { accepted: false, lines: [`${path}: refused: ${formatReadError(result.error)}`] };
  const summary = summarise(result.recording);
  const warnings = [...result.warnings, ...warningsOf(result.recording, summary)];
  return {
    accepted: summary.checks.failed === 0,
    lines: [`${path}: ${verdictOf(result.recording, summary)}`, ...warnings.map((warning) => `  warning  ${warning}`)],
  };
}

function verdictOf({ ticks }: Recording, { goals, games, checks }: Summary): string {
  const { passed, failed, failedAt } = checks;
  const score = games.map(({ red, blue }) => `${red}:${blue}`).join(", ");
  const facts = `${ticks} ticks (${clock(ticks)}), ${goals.length === 1 ? "1 goal" : `${goals.length} goals`}${score === "" ? "" : ` (${score})`}`;
  if (failedAt !== null) {
    return `differs from tick ${failedAt} (${clock(failedAt)}) on: ${facts}, ${passed} of ${passed + failed} checks passed`;
  }
  return passed > 0
    ? `verified: ${facts}, ${passed === 1 ? "its check" : `all ${passed} checks`} passed`
    : `played: ${facts}, without checks of its host`;
}

function warningsOf(recording: Recording, { goals, doubleJoins, absentLeaves }: Summary): string[] {
  const warnings: string[] = [];
  if (JSON.stringify(markersOf(goals)) !== JSON.stringify(recording.markers)) {
    warnings.push(`its goal markers (${recording.markers.length}) are not those of its goals`);
  }
  if (doubleJoins > 0) warnings.push(`joins of players that are in the room: ${doubleJoins}`);
  if (absentLeaves > 0) warnings.push(`leaves of players that are not in the room: ${absentLeaves}`);
  return warnings;
}
