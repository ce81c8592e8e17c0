/**
 * Diagnostics of a stadium file: errors (the file is refused) and warnings (it is accepted, but something was ignored,
 * filled in or converted). Each has the path of the value, as in `segments[12].v1: no vertex 91`.
 */

/** `path` is "" when the file as a whole is meant. */
export type Diagnostic = { readonly path: string; readonly message: string };

export type Report = {
  readonly errors: Diagnostic[];
  readonly warnings: Diagnostic[];
  /** Number of warnings by kind; the kind is the path without its numbers, then the message. */
  readonly kinds: Map<string, number>;
  hiddenErrors: number;
  hiddenWarnings: number;
};

/** Bounds a report: a hostile file could cause a hundred thousand diagnostics. */
export const MAX_DIAGNOSTICS = 100;
/** The same warning is listed for the first few items only. */
const MAX_WARNINGS_OF_A_KIND = 4;

const LONGEST_QUOTE = 40;
const PLAIN_KEY = /^[A-Za-z_$][\w$-]{0,39}$/;
/** Control and text-direction characters: text of a file is printed on terminals and pages. */
const UNPRINTABLE = /[\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

export function createReport(): Report {
  return { errors: [], warnings: [], kinds: new Map(), hiddenErrors: 0, hiddenWarnings: 0 };
}

export function fail(report: Report, path: string, message: string): void {
  if (report.errors.length < MAX_DIAGNOSTICS) report.errors.push({ path, message });
  else report.hiddenErrors++;
}

/** `hint` is computed and added to the message only if the warning is listed. */
export function warn(report: Report, path: string, message: string, hint: () => string = () => ""): void {
  const kind = `${path.replace(/\d+/g, "#")} ${message}`;
  const count = report.kinds.get(kind) ?? 0;
  if (count >= MAX_WARNINGS_OF_A_KIND || report.warnings.length >= MAX_DIAGNOSTICS) {
    report.hiddenWarnings++;
    return;
  }
  report.kinds.set(kind, count + 1);
  report.warnings.push({ path, message: message + hint() });
}

/** All errors, with a last entry that counts those left out. */
export function listErrors(report: Report): readonly Diagnostic[] {
  return withHidden(report.errors, report.hiddenErrors, "error");
}

export function listWarnings(report: Report): readonly Diagnostic[] {
  return withHidden(report.warnings, report.hiddenWarnings, "warning");
}

export function formatDiagnostic(diagnostic: Diagnostic): string {
  return diagnostic.path === "" ? diagnostic.message : `${diagnostic.path}: ${diagnostic.message}`;
}

/** The path of a key of an object; keys that are not identifiers are quoted and cut short. */
export function keyPath(path: string, key: string): string {
  if (!PLAIN_KEY.test(key)) return `${path}[${quote(key)}]`;
  return path === "" ? key : `${path}.${key}`;
}

/** Text of the file, quoted, cut short and safe to print. */
export function quote(text: string): string {
  const short = text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text;
  return JSON.stringify(short).replace(UNPRINTABLE, "?");
}

function withHidden(diagnostics: readonly Diagnostic[], hidden: number, noun: string): readonly Diagnostic[] {
  if (hidden === 0) return diagnostics;
  return [...diagnostics, { path: "", message: `${hidden} more ${hidden === 1 ? noun : `${noun}s`} of these kinds` }];
}
