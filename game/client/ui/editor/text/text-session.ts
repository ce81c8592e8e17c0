/** The text field in step with the document and the selection of the editor. */
import { effect, type ReadonlySignal, signal } from "@preact/signals";
import { readText } from "#editor/apply-text.ts";
import { isSame } from "#editor/json-object.ts";
import type { EditorUi } from "../editor-context.ts";
import { type CodeView, createCodeView } from "./code-view.ts";
import { itemPlaces, itemsWithin } from "./text-place.ts";
import { placeProblem, type Problem, problemsOf, toDiagnostic } from "./problems.ts";
import { keepDraft, takeDraft } from "./text-drafts.ts";
import { createTextSync, type Draft, type TextSync } from "./text-sync.ts";
import type { TextRange } from "./text-outline.ts";

export type TextSession = Pick<TextSync, "inStep" | "fault" | "conflicts" | "reload"> & {
  readonly problems: ReadonlySignal<readonly Problem[]>;
  /** Selects what a problem is about, and shows it in the text. */
  readonly goTo: (problem: Problem) => void;
  readonly setTexts: CodeView["setTexts"];
  /** Applies the last edits. */
  readonly close: () => void;
};

export type TextSessionOptions = {
  readonly ui: Pick<EditorUi, "state" | "actions">;
  readonly parent: HTMLElement;
  /** Id of the element that explains the keys. */
  readonly describedBy: string;
};

export function openTextSession({ ui, parent, describedBy }: TextSessionOptions): TextSession {
  const { state, actions } = ui;
  const draft = takeDraft(state);
  const view = createCodeView({
    ...{ parent, describedBy, text: draft?.text ?? actions.text() },
    onEdit: () => sync.onEdit(),
    onCursor(lines) {
      sync.tidy();
      selectAt(ui, view, lines);
    },
    onBlur() {
      sync.applyNow();
      sync.tidy();
    },
    ...{ undo: actions.undo, redo: actions.redo, inStep: () => sync.inStep.peek() },
  });
  const sync = syncWith(ui, view, draft);
  const { problems, stop } = followState(ui, view, sync);
  return {
    ...{ inStep: sync.inStep, fault: sync.fault, conflicts: sync.conflicts, reload: sync.reload },
    ...{ problems, setTexts: view.setTexts },
    goTo(problem) {
      if (problem.item !== undefined) actions.select([problem.item]);
      const place = placeProblem(view, problem);
      if (place !== undefined) view.goTo(place);
    },
    close() {
      sync.applyNow();
      const left = sync.draft();
      if (left !== undefined) keepDraft(state, left);
      stop();
      sync.stop();
      view.destroy();
    },
  };
}

function syncWith({ state, actions }: TextSessionOptions["ui"], view: CodeView, draft: Draft | undefined): TextSync {
  const ports = {
    ...{ read: view.read, change: view.change, cursorLines: view.cursorLines, onApplied: view.forgetHistory },
    ...{ documentText: actions.text, apply: actions.applyText },
    isDocument(text: string) {
      const read = readText(text);
      return "value" in read && isSame(read.value, state.content.peek().snapshot.value);
    },
    wait(call: () => void, ms: number) {
      const timer = setTimeout(call, ms);
      return () => clearTimeout(timer);
    },
  };
  return createTextSync(ports, draft);
}

/** Brings changes of the document, the selection and the rights into the field. */
function followState({ state }: TextSessionOptions["ui"], view: CodeView, sync: TextSync) {
  const problems = signal<readonly Problem[]>([]);
  /** The content that the text is in step with. */
  const shown = signal(state.content.peek());
  let marked: ReadonlySet<string> = new Set();
  let isShown = false;
  /** A field that was just added has no height yet. */
  const scrollTo = (offset: number) => {
    if (isShown) view.scrollTo(offset);
    else requestAnimationFrame(() => requestAnimationFrame(() => view.scrollTo(offset)));
  };
  const effects = [
    effect(() => {
      const content = state.content.value;
      sync.onDocument();
      shown.value = content;
    }),
    effect(() => {
      const [content, fault, inStep] = [shown.value, sync.fault.value, sync.inStep.value];
      // While the text is being edited, the problems of the last state stay at their places.
      if (!inStep && fault === null) return;
      problems.value = problemsOf(view, content, fault);
      view.setProblems(problems.value.flatMap((problem) => toDiagnostic(view, problem)));
    }),
    effect(() => {
      const selection = state.selection.value;
      const { ids } = shown.value.snapshot;
      if (selection.size === 0 && marked.size === 0) return;
      const places = selection.size === 0 ? [] : [...itemPlaces(view.outline(), ids)];
      const ranges = places.filter(([id]) => selection.has(id)).map(([, range]) => range);
      view.mark(ranges);
      if (selection !== marked && ranges.length > 0 && !view.hasFocus())
        scrollTo(Math.min(...ranges.map(({ from }) => from)));
      marked = selection;
      isShown = true;
    }),
    effect(() => view.setReadOnly(!state.canEdit.value)),
  ];
  return { problems, stop: () => effects.forEach((stop) => stop()) };
}

/** Selects the items of lines. Lines without items change nothing. */
function selectAt({ state, actions }: TextSessionOptions["ui"], view: CodeView, lines: TextRange): void {
  const ids = itemsWithin(itemPlaces(view.outline(), state.content.peek().snapshot.ids), lines);
  const selected = state.selection.peek();
  if (ids.length === 0 || (ids.length === selected.size && ids.every((id) => selected.has(id)))) return;
  actions.select(ids);
}
