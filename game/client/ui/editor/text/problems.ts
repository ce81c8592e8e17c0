/** What is wrong with a text or its stadium, and where in the text. */
import type { Diagnostic as Mark } from "@codemirror/lint";
import type { TextFault } from "#editor/apply-text.ts";
import { type Diagnostic, formatDiagnostic } from "#stadium/diagnostics.ts";
import type { EditorContent } from "../../../editor/editor-state.ts";
import type { CodeView } from "./code-view.ts";
import type { TextRange } from "./text-outline.ts";
import { itemOfPath, positionOfPath } from "./text-place.ts";

export type Problem = {
  readonly severity: "error" | "warning";
  readonly message: string;
  /** Of the text, when the problem was found; undefined for one of the file as a whole. */
  readonly line: number | undefined;
  /** The value that it is about, or the place at which the text cannot be read. */
  readonly at: string | TextFault;
  /** The item that it is about. */
  readonly item: string | undefined;
};

type Places = Pick<CodeView, "outline" | "lineAt" | "offsetOf">;

/** The fault of the text; without one the errors of the stadium, then its warnings. */
export function problemsOf(view: Places, content: EditorContent, fault: TextFault | null): readonly Problem[] {
  if (fault !== null) {
    const { message, line } = fault;
    return [{ severity: "error", message, line, at: fault, item: undefined }];
  }
  const toProblem = (severity: Problem["severity"]) => (found: Diagnostic) => {
    const range = found.path === "" ? undefined : positionOfPath(view.outline(), found.path);
    return {
      ...{ severity, message: formatDiagnostic(found), at: found.path },
      line: range && view.lineAt(range.from),
      item: itemOfPath(found.path, content.snapshot.ids),
    };
  };
  return [...content.errors.map(toProblem("error")), ...content.warnings.map(toProblem("warning"))];
}

/** Where a problem is in the text as it is now; undefined for one of the file as a whole. */
export function placeProblem(view: Places, { at }: Problem): TextRange | undefined {
  if (at === "") return undefined;
  if (typeof at === "string") return positionOfPath(view.outline(), at);
  const offset = view.offsetOf(at.line, at.column);
  const end = view.offsetOf(at.line, at.column + 1);
  return { from: end > offset ? offset : Math.max(view.offsetOf(at.line, 1), offset - 1), to: end };
}

/** The mark of a problem in the text; of a value of several lines, the first one is marked. */
export function toDiagnostic(view: Places, problem: Problem): readonly Mark[] {
  const place = placeProblem(view, problem);
  if (place === undefined) return [];
  const to = Math.min(place.to, view.offsetOf(view.lineAt(place.from), Infinity));
  return [{ from: place.from, to, severity: problem.severity, message: problem.message }];
}
