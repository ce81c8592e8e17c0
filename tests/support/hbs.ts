/** Small stadium files for tests: a valid one to change, and its parsing. */
import { formatDiagnostic } from "#stadium/diagnostics.ts";
import { parseStadium } from "#stadium/parse.ts";
import type { Stadium } from "#sim/stadium.ts";

export type RawStadium = { readonly [key: string]: unknown };

/** The required keys of the format; it causes no warning. */
export const BARE: RawStadium = {
  name: "Bare",
  width: 100,
  height: 50,
  bg: {},
  vertexes: [],
  segments: [],
  planes: [],
  goals: [],
  discs: [],
};

/** The bare stadium with some keys replaced, as text. */
export function hbs(changes: RawStadium): string {
  return JSON.stringify({ ...BARE, ...changes });
}

/** The stadium of a text; fails the test if it is refused. */
export function accept(text: string): { stadium: Stadium; warnings: readonly string[] } {
  const result = parseStadium(text);
  if (!result.ok)
    throw new Error(`refused: ${result.errors.map((diagnostic) => formatDiagnostic(diagnostic)).join("; ")}`);
  return { stadium: result.stadium, warnings: result.warnings.map((diagnostic) => formatDiagnostic(diagnostic)) };
}

/** The errors with which a text is refused; fails the test if it is accepted. */
export function refuse(text: string): readonly string[] {
  const result = parseStadium(text);
  if (result.ok) throw new Error("accepted");
  return result.errors.map((diagnostic) => formatDiagnostic(diagnostic));
}
