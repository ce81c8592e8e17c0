/** What the text field is made of. Its colours are in style/editor-text.css. */
import { defaultKeymap, history } from "@codemirror/commands";
import {
  bracketMatching,
  foldGutter,
  foldKeymap,
  HighlightStyle,
  indentUnit,
  LanguageSupport,
  syntaxHighlighting,
} from "@codemirror/language";
import { lintGutter, nextDiagnostic, previousDiagnostic } from "@codemirror/lint";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import {
  Compartment,
  EditorState,
  type Extension,
  RangeSet,
  StateEffect,
  StateField,
  Transaction,
} from "@codemirror/state";
import {
  type Command,
  Decoration,
  type DecorationSet,
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { json5Language } from "codemirror-json5";
import type { TextRange } from "./text-outline.ts";

/** Parts that change while the field is shown. */
export type CodeParts = ReturnType<typeof createParts>;

export function createParts() {
  const [undoing, texts, readOnly] = [new Compartment(), new Compartment(), new Compartment()];
  return {
    initial: [undoing.of(history()), texts.of([]), readOnly.of([])],
    unrecorded: Transaction.addToHistory.of(false),
    withHistory: () => undoing.reconfigure(history()),
    withoutHistory: () => undoing.reconfigure([]),
    texts: (name: string, phrases: Readonly<Record<string, string>>) =>
      texts.reconfigure([
        EditorState.phrases.of({ ...phrases }),
        EditorView.contentAttributes.of({ "aria-label": name }),
      ]),
    readOnly: (on: boolean) => readOnly.reconfigure(EditorState.readOnly.of(on)),
  };
}

type CodeOptions = {
  readonly parts: CodeParts;
  readonly describedBy: string;
  readonly undo: Command;
  readonly redo: Command;
};

/** Tab is not among the keys: it moves the focus on, as everywhere on the page. */
export function codeExtensions({ parts, describedBy, undo, redo }: CodeOptions): Extension {
  return [
    ...[lintGutter(), lineNumbers(), foldGutter({ openText: "▾", closedText: "▸" }), highlightActiveLineGutter()],
    ...[
      drawSelection(),
      highlightActiveLine(),
      highlightSelectionMatches(),
      bracketMatching(),
      EditorView.lineWrapping,
    ],
    ...[new LanguageSupport(json5Language), syntaxHighlighting(colors), search({ top: true }), itemLines],
    ...[EditorState.tabSize.of(2), indentUnit.of("\t")],
    parts.initial,
    EditorView.contentAttributes.of({ "aria-describedby": describedBy, spellcheck: "false", tabindex: "0" }),
    keymap.of([
      { key: "Mod-z", run: undo, preventDefault: true },
      { key: "Mod-y", mac: "Mod-Shift-z", run: redo, preventDefault: true },
      { linux: "Ctrl-Shift-z", win: "Ctrl-Shift-z", run: redo, preventDefault: true },
      { key: "F8", run: nextDiagnostic },
      { key: "Shift-F8", run: previousDiagnostic },
      ...[...searchKeymap, ...foldKeymap, ...defaultKeymap],
    ]),
  ];
}

const colors = HighlightStyle.define([
  { tag: tags.propertyName, class: "code-key" },
  { tag: tags.string, class: "code-string" },
  { tag: tags.number, class: "code-number" },
  { tag: [tags.bool, tags.null], class: "code-word" },
  { tag: tags.comment, class: "code-comment" },
  { tag: [tags.bracket, tags.separator], class: "code-mark" },
]);

const setItemLines = StateEffect.define<DecorationSet>();
const itemLine = Decoration.line({ class: "code-item" });

/** The lines of the selected items. */
const itemLines = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(lines, transaction) {
    const set = transaction.effects.find((effect) => effect.is(setItemLines));
    return set?.is(setItemLines) ? set.value : lines.map(transaction.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** Marks the lines of ranges, and no others. */
export function markLines({ doc }: EditorState, ranges: readonly TextRange[]): StateEffect<DecorationSet> {
  const starts = new Set<number>();
  for (const { from, to } of ranges) {
    const last = doc.lineAt(Math.min(to, doc.length)).number;
    for (let line = doc.lineAt(Math.min(from, doc.length)).number; line <= last; line++)
      starts.add(doc.line(line).from);
  }
  const sorted = [...starts].toSorted((a, b) => a - b);
  return setItemLines.of(RangeSet.of(sorted.map((start) => itemLine.range(start))));
}
