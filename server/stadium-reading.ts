/** Makes of a stadium file that somebody brings along what this server keeps of it. */
import { cleanLine } from "#protocol/text.ts";
import { textChecksum } from "#stadium/checksum.ts";
import { exportStadium } from "#stadium/export.ts";
import type { Diagnostic } from "#stadium/diagnostics.ts";
import { parseStadium } from "#stadium/parse.ts";
import { surveyText } from "#stadium/json-text.ts";
import type { ShelvedStadium } from "./stadium-shelf.ts";

/** Code points of a name as it goes into states, notices and lists. */
const NAME_MAX = 64;

export type Reading =
  | { readonly ok: true; readonly shelved: ShelvedStadium; readonly warnings: readonly Diagnostic[] }
  | { readonly ok: false; readonly errors: readonly Diagnostic[]; readonly warnings: readonly Diagnostic[] };

/** Takes milliseconds, in bad cases tens of them: not for a thread that keeps time. Never throws. */
export function readStadium(file: string): Reading {
  const result = parseStadium(file);
  if (!result.ok) return result;
  const { warnings } = result;
  const name = cleanLine(result.stadium.name, NAME_MAX);
  // Everybody sees the name: what is kept has it as it may be shown.
  const stadium = { ...result.stadium, name: name === "" ? "Unnamed" : name };
  const text = exportStadium(stadium);
  // A trait can make much out of little: more than the pages that are to play on it would read.
  const objection = surveyText(text);
  if (objection === null) return { ok: true, shelved: { stadium, text, checksum: textChecksum(text) }, warnings };
  return { ok: false, errors: [{ path: "", message: `with its traits written out ${objection}` }], warnings };
}
