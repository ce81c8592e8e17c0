/** Turns an uploaded stadium file into the form in which the server stores it. */
import { cleanLine, STADIUM_NAME_MAX } from "#room/text.ts";
import { textChecksum } from "#stadium/checksum.ts";
import { exportStadium } from "#stadium/export.ts";
import type { Diagnostic } from "#stadium/diagnostics.ts";
import { parseStadium } from "#stadium/parse.ts";
import { surveyText } from "#stadium/json-text.ts";
import type { StoredStadium } from "./stadium-store.ts";

export type ReadResult =
  | { readonly ok: true; readonly stored: StoredStadium; readonly warnings: readonly Diagnostic[] }
  | { readonly ok: false; readonly errors: readonly Diagnostic[]; readonly warnings: readonly Diagnostic[] };

/** Takes milliseconds, in bad cases tens of them, so it must not run in the thread of the ticks. Never throws. */
export function readStadium(file: string): ReadResult {
  const result = parseStadium(file);
  if (!result.ok) return result;
  const { warnings } = result;
  const name = cleanLine(result.stadium.name, STADIUM_NAME_MAX);
  // All members see the name, so it is stored without invisible text.
  const stadium = { ...result.stadium, name: name === "" ? "Unnamed" : name };
  const text = exportStadium(stadium);
  // Traits can make the canonical text larger than clients accept.
  const problem = surveyText(text);
  if (problem === null) return { ok: true, stored: { stadium, text, checksum: textChecksum(text) }, warnings };
  return { ok: false, errors: [{ path: "", message: `with its traits written out ${problem}` }], warnings };
}
