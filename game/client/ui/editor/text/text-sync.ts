/**
 * Keeps an edited text and the document in step. Edits are applied to the document a moment after the last one. Until then, and while
 * the text cannot be read, changes of the document are merged into the lines that were not edited. The text field is behind ports.
 */
import { batch, type ReadonlySignal, signal } from "@preact/signals";
import type { TextFault } from "#editor/apply-text.ts";
import { applyChanges, changesBetween, type TextChange } from "./line-diff.ts";
import { mergeText } from "./merge-text.ts";
import type { TextRange } from "./text-outline.ts";

/** How long after the last edit the text is applied. */
const APPLY_AFTER_MS = 300;

export type TextSyncPorts = {
  /** The edited text. */
  readonly read: () => string;
  /** Changes the edited text without a step of its history. */
  readonly change: (changes: readonly TextChange[]) => void;
  /** The lines of the cursor, which keep their formatting; undefined without the focus. */
  readonly cursorLines: () => TextRange | undefined;
  /** The document as a text. */
  readonly documentText: () => string;
  /** Whether a text has the value of the document. */
  readonly isDocument: (text: string) => boolean;
  readonly apply: (text: string) => TextFault | undefined;
  /** Called when the edits of the text are those of the document. */
  readonly onApplied: () => void;
  /** Calls a function later, unless the returned one is called before. */
  readonly wait: (call: () => void, ms: number) => () => void;
};

/** An edited text that is not applied, and the document's text that it began with. */
export type Draft = { readonly text: string; readonly base: string };

export type TextSync = {
  /** Whether the text and the document have the same value. */
  readonly inStep: ReadonlySignal<boolean>;
  /** Why the text cannot be applied. */
  readonly fault: ReadonlySignal<TextFault | null>;
  /** Whether the text replaces lines that others have changed. */
  readonly conflicts: ReadonlySignal<boolean>;
  /** The text was edited. */
  readonly onEdit: () => void;
  /** The document has changed. */
  readonly onDocument: () => void;
  /** Writes lines that the cursor has left as the document has them. */
  readonly tidy: () => void;
  /** Applies edits without waiting. */
  readonly applyNow: () => void;
  /** Discards the edits. */
  readonly reload: () => void;
  /** The edits that cannot be applied; undefined in step. */
  readonly draft: () => Draft | undefined;
  readonly stop: () => void;
};

/** The edited text has the document's text at first, or that of a draft. */
export function createTextSync(ports: TextSyncPorts, draft?: Draft): TextSync {
  const inStep = signal(true);
  const fault = signal<TextFault | null>(null);
  const conflicts = signal(false);
  /** The document's text when it was last compared. */
  let base = draft?.base ?? ports.documentText();
  let isApplying = false;
  let cancel = () => {};
  const settle = () => {
    cancel();
    batch(() => {
      inStep.value = true;
      fault.value = null;
      conflicts.value = false;
    });
  };
  const onDocument = () => {
    if (isApplying) return;
    const text = ports.documentText();
    if (text === base) return;
    if (!inStep.peek()) conflicts.value = mergeDocument(ports, base, text) || conflicts.peek();
    base = text;
    if (inStep.peek()) tidyText(ports, base);
  };
  const applyNow = () => {
    if (inStep.peek()) return;
    cancel();
    // What others changed a moment ago is part of the text before it is applied.
    onDocument();
    isApplying = true;
    const found = ports.apply(ports.read());
    isApplying = false;
    if (found !== undefined) return void (fault.value = found);
    base = ports.documentText();
    tidyText(ports, base);
    settle();
    ports.onApplied();
  };
  const onEdit = () => {
    cancel();
    if (ports.read() === base) return settle();
    inStep.value = false;
    cancel = ports.wait(applyNow, APPLY_AFTER_MS);
  };
  if (draft !== undefined) {
    onEdit();
    onDocument();
  }
  return {
    ...{ inStep, fault, conflicts, onEdit, onDocument, applyNow },
    tidy: () => inStep.peek() && tidyText(ports, base),
    reload() {
      base = ports.documentText();
      ports.change(changesBetween(ports.read(), base));
      settle();
      ports.onApplied();
    },
    draft: () => (inStep.peek() ? undefined : { text: ports.read(), base }),
    stop: () => cancel(),
  };
}

/** Brings the document's changes into an edited text. Returns whether edits replace some of them. */
function mergeDocument(ports: TextSyncPorts, base: string, theirs: string): boolean {
  const mine = ports.read();
  const merged = mergeText(base, mine, theirs);
  const changes = changesBetween(mine, merged.text);
  if (changes.length > 0) ports.change(changes);
  return merged.conflicts;
}

/** Makes the text that of the document, but for the formatting of the lines with the cursor. */
function tidyText(ports: TextSyncPorts, target: string): void {
  const text = ports.read();
  const all = changesBetween(text, target);
  const lines = ports.cursorLines();
  const others = lines === undefined ? all : all.filter((change) => !touches(text, change, lines));
  const changes = others.length === all.length || ports.isDocument(applyChanges(text, others)) ? others : all;
  if (changes.length > 0) ports.change(changes);
}

/** Lines that are added or removed beside those of the range do not touch it. */
function touches(text: string, { from, to, insert }: TextChange, lines: TextRange): boolean {
  if (to < lines.from || from > lines.to) return false;
  return to !== lines.from || !(insert === "" ? text[to - 1] === "\n" : insert.endsWith("\n"));
}
