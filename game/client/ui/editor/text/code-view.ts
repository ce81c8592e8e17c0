/** The text field of the text panel: CodeMirror with the colours, keys and marks that the panel uses. */
import { redo, redoDepth, undo } from "@codemirror/commands";
import { foldedRanges, unfoldEffect } from "@codemirror/language";
import { type Diagnostic, setDiagnostics } from "@codemirror/lint";
import { Annotation, EditorState, type StateEffect } from "@codemirror/state";
import { EditorView, type ViewUpdate } from "@codemirror/view";
import { codeExtensions, type CodeParts, createParts, markLines } from "./code-extensions.ts";
import type { TextChange } from "./line-diff.ts";
import { type Outline, outlineOf, type TextRange } from "./text-outline.ts";

export type CodeViewOptions = {
  readonly parent: HTMLElement;
  readonly text: string;
  /** Id of the element that explains the keys. */
  readonly describedBy: string;
  readonly onEdit: () => void;
  /** The cursor was moved by the person, to these lines. */
  readonly onCursor: (lines: TextRange) => void;
  readonly onBlur: () => void;
  /** Undo and redo of the document, when the text has no edits of its own. */
  readonly undo: () => void;
  readonly redo: () => void;
  readonly inStep: () => boolean;
};

export type CodeView = {
  readonly read: () => string;
  readonly outline: () => Outline | undefined;
  readonly change: (changes: readonly TextChange[]) => void;
  readonly cursorLines: () => TextRange | undefined;
  readonly hasFocus: () => boolean;
  readonly lineAt: (offset: number) => number;
  /** The offset of a line and column, which count from 1; the nearest one where there is none. */
  readonly offsetOf: (line: number, column: number) => number;
  /** Marks the lines of ranges. */
  readonly mark: (ranges: readonly TextRange[]) => void;
  readonly scrollTo: (offset: number) => void;
  /** Puts the cursor there and gives the text the focus. */
  readonly goTo: (range: TextRange) => void;
  readonly setProblems: (problems: readonly Diagnostic[]) => void;
  readonly forgetHistory: () => void;
  /** `name` is the one that screen readers use; `phrases` are CodeMirror's own texts. */
  readonly setTexts: (texts: { readonly name: string; readonly phrases: Readonly<Record<string, string>> }) => void;
  readonly setReadOnly: (readOnly: boolean) => void;
  readonly destroy: () => void;
};

/** Changes that are not the person's. */
const fromDocument = Annotation.define<true>();

export function createCodeView(options: CodeViewOptions): CodeView {
  const parts = createParts();
  const history = {
    undo: (target: EditorView) => {
      if (options.inStep()) options.undo();
      else undo(target);
      return true;
    },
    redo: (target: EditorView) => {
      if (redoDepth(target.state) > 0) redo(target);
      else if (options.inStep()) options.redo();
      return true;
    },
  };
  const listener = EditorView.updateListener.of((update) => report(update, options));
  const { describedBy, parent } = options;
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: options.text,
      extensions: [codeExtensions({ parts, describedBy, ...history }), listener],
    }),
  });
  let known: { readonly doc: unknown; readonly outline: Outline | undefined } | undefined;
  return {
    read: () => view.state.doc.toString(),
    outline() {
      const { doc } = view.state;
      if (known?.doc !== doc) known = { doc, outline: outlineOf(doc.toString()) };
      return known.outline;
    },
    ...changing(view, parts),
    ...reading(view),
    destroy: () => view.destroy(),
  };
}

function report(update: ViewUpdate, { onEdit, onCursor, onBlur }: CodeViewOptions): void {
  const isOwn = (transaction: ViewUpdate["transactions"][number]) => transaction.annotation(fromDocument) === undefined;
  if (update.transactions.some((transaction) => transaction.docChanged && isOwn(transaction))) onEdit();
  const isMoved = update.transactions.some((transaction) => transaction.isUserEvent("select"));
  if (isMoved && update.view.hasFocus) onCursor(linesOfCursor(update.state));
  if (update.focusChanged && !update.view.hasFocus) onBlur();
}

function linesOfCursor({ doc, selection: { main } }: EditorState): TextRange {
  return { from: doc.lineAt(main.from).from, to: doc.lineAt(main.to).to };
}

function reading(view: EditorView) {
  return {
    cursorLines: () => (view.hasFocus ? linesOfCursor(view.state) : undefined),
    hasFocus: () => view.hasFocus,
    lineAt: (offset: number) => view.state.doc.lineAt(Math.min(offset, view.state.doc.length)).number,
    offsetOf(line: number, column: number) {
      const { doc } = view.state;
      const { from, to } = doc.line(Math.max(1, Math.min(line, doc.lines)));
      return Math.min(from + Math.max(0, column - 1), to);
    },
  };
}

function changing(view: EditorView, parts: CodeParts) {
  return {
    change: (changes: readonly TextChange[]) =>
      view.dispatch({ changes: [...changes], annotations: [fromDocument.of(true), parts.unrecorded] }),
    mark: (ranges: readonly TextRange[]) => view.dispatch({ effects: markLines(view.state, ranges) }),
    scrollTo: (offset: number) =>
      view.dispatch({ effects: EditorView.scrollIntoView(offset, { y: "nearest", yMargin: 48 }) }),
    goTo({ from }: TextRange) {
      const effects: StateEffect<unknown>[] = [EditorView.scrollIntoView(from, { y: "center" })];
      foldedRanges(view.state).between(from, from, (start, end) => {
        effects.push(unfoldEffect.of({ from: start, to: end }));
      });
      view.dispatch({ selection: { anchor: from }, effects });
      view.focus();
    },
    setProblems: (problems: readonly Diagnostic[]) => view.dispatch(setDiagnostics(view.state, [...problems])),
    forgetHistory() {
      view.dispatch({ effects: parts.withoutHistory() });
      view.dispatch({ effects: parts.withHistory() });
    },
    setTexts: ({ name, phrases }: { readonly name: string; readonly phrases: Readonly<Record<string, string>> }) =>
      view.dispatch({ effects: parts.texts(name, phrases) }),
    setReadOnly: (readOnly: boolean) => view.dispatch({ effects: parts.readOnly(readOnly) }),
  };
}
