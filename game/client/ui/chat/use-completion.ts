/** Completion of the word at the caret of the chat input, and the selected suggestion. */
import { useRef, useState } from "preact/hooks";
import { useUi } from "../context/ui-context.ts";
import { useChat } from "./chat-context.ts";
import { limitLength } from "./length-limit.ts";
import { COMMANDS } from "./commands/command-table.ts";
import { completionAt, type Completion } from "./completion.ts";

export type CompletionState = {
  /** Undefined without suggestions, or after they were dismissed. */
  readonly completion: Completion | undefined;
  /** Index of the selected suggestion. */
  readonly selected: number;
  /** Call after the caret may have moved. */
  readonly update: () => void;
  readonly move: (step: 1 | -1) => void;
  /** Inserts a suggestion into the text. */
  readonly accept: (index: number) => void;
  /** Hides the suggestions until the text changes. */
  readonly dismiss: () => void;
};

type InputState = { readonly text: string; readonly caret: number };

export function useCompletion(input: { readonly current: HTMLInputElement | null }): CompletionState {
  const { session } = useUi();
  const chat = useChat();
  const [known, setKnown] = useState<InputState>({ text: "", caret: 0 });
  const [selected, setSelected] = useState(0);
  const dismissed = useRef<string | undefined>(undefined);
  const text = chat.text.value;
  // Text that was set by `chat.open` has its caret at the end.
  const caret = known.text === text ? known.caret : text.length;
  const players = session.players.value.filter((player) => !player.bot && player.id !== session.myId.value);
  const completion = dismissed.current === text ? undefined : completionAt(text, caret, players, COMMANDS);
  const count = completion?.suggestions.length ?? 0;

  const update = () => {
    const field = input.current;
    if (!field) return;
    const now = { text: field.value, caret: field.selectionStart ?? field.value.length };
    if (now.text === known.text && now.caret === known.caret) return;
    if (now.text !== known.text) setSelected(0);
    setKnown(now);
  };
  return {
    completion,
    selected: Math.min(selected, Math.max(0, count - 1)),
    update,
    move: (step) => setSelected((Math.min(selected, count - 1) + step + count) % count),
    accept(index) {
      const field = input.current;
      const suggestion = completion?.suggestions[index];
      if (!field || !completion || !suggestion) return;
      const after = text.slice(completion.end);
      const inserted = `${text.slice(0, completion.start)}${suggestion.insert}${after.startsWith(" ") ? "" : " "}`;
      chat.setText(limitLength(inserted + after));
      const at = Math.min(inserted.length + (after.startsWith(" ") ? 1 : 0), chat.text.value.length);
      field.value = chat.text.value;
      field.focus();
      field.setSelectionRange(at, at);
      setSelected(0);
      setKnown({ text: chat.text.value, caret: at });
    },
    dismiss() {
      dismissed.current = text;
      setKnown({ text, caret });
    },
  };
}
