/** The report of `rondo stadium check`, without command line and output. */
import { readFile, stat } from "node:fs/promises";
import { type Diagnostic, formatDiagnostic, quote } from "#stadium/diagnostics.ts";
import { MAX_TEXT_LENGTH } from "#stadium/limits.ts";
import { parseStadium } from "#stadium/parse.ts";
import { reasonOf } from "./user-error.ts";

/** `lines` holds the result first, then the diagnostics, indented. */
export type StadiumVerdict = { readonly accepted: boolean; readonly lines: readonly string[] };

/** A UTF-8 text of the longest length allowed can have this many bytes; a larger file is not even read. */
const MAX_BYTES = 3 * MAX_TEXT_LENGTH;

export async function checkStadiumFile(path: string): Promise<StadiumVerdict> {
  try {
    const { size } = await stat(path);
    if (size > MAX_BYTES) return unreadable(path, `larger than ${MAX_BYTES} bytes`);
    return judgeStadium(path, await readFile(path, "utf8"));
  } catch (error) {
    return unreadable(path, reasonOf(error));
  }
}

export function judgeStadium(path: string, text: string): StadiumVerdict {
  const result = parseStadium(text);
  const warnings = result.warnings.map((diagnostic) => line("warning", diagnostic));
  if (!result.ok) {
    const errors = result.errors.map((diagnostic) => line("error", diagnostic));
    return { accepted: false, lines: [`${path}: refused`, ...errors, ...warnings] };
  }
  const { name, vertexes, segments, planes, goals, discs, joints } = result.stadium;
  const counts = [
    [vertexes.length, "vertexes"],
    [segments.length, "segments"],
    [planes.length, "planes"],
    [goals.length, "goals"],
    [discs.length, "discs"],
    [joints.length, "joints"],
  ].map(([count, noun]) => `${count} ${noun}`);
  return { accepted: true, lines: [`${path}: accepted, ${quote(name)}: ${counts.join(", ")}`, ...warnings] };
}

/** One line for the end of the report. */
export function summarise(verdicts: readonly StadiumVerdict[]): string {
  const refused = verdicts.filter((verdict) => !verdict.accepted).length;
  return `${verdicts.length - refused} accepted, ${refused} refused`;
}

function unreadable(path: string, reason: string): StadiumVerdict {
  return { accepted: false, lines: [`${path}: refused, cannot be read: ${reason}`] };
}

function line(sort: string, diagnostic: Diagnostic): string {
  return `  ${sort}  ${formatDiagnostic(diagnostic)}`;
}
