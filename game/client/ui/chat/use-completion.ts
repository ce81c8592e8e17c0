/** What the word at the caret could become, and which of that is chosen. */
import { useRef, useState } from "preact/hooks";
import { useUi } from "../context/ui-context.ts";
import { COMMANDS } from "./commands/command-table.ts";
import { completionAt, type Completion } from "./completion.ts";

export type Completing = {
  /** Undefined while there is nothing to offer, or it was sent away. */
  readonly completion: Completion | undefined;
  /** The number of the choice that is marked. */
  readonly chosen: number;
  /** Looks anew at where the caret is. */
  readonly look: () => void;
  readonly move: (step: 1 | -1) => void;
  /** Puts a choice into the line. */
  readonly take: (choice: number) => void;
  /** Until something else is typed. */
  readonly dismiss: () => void;
};

type Looked = { readonly text: string; readonly caret: number };

export function useCompleting(field: { readonly current: HTMLInputElement | null }): Completing {
  const { chat, session } = useUi();
  const [looked, setLooked] = useState<Looked>({ text: "", caret: 0 });
  const [chosen, setChosen] = useState(0);
  const dismissed = useRef<string | undefined>(undefined);
  const text = chat.text.value;
  // Before the first look (opened with "/") the caret is at the end.
  const caret = looked.text === text ? looked.caret : text.length;
  const people = session.players.value.filter((player) => !player.bot && player.id !== session.myId.value);
  const completion = dismissed.current === text ? undefined : completionAt(text, caret, people, COMMANDS);
  const count = completion?.choices.length ?? 0;

  const look = () => {
    const line = field.current;
    if (!line) return;
    const now = { text: line.value, caret: line.selectionStart ?? line.value.length };
    if (now.text === looked.text && now.caret === looked.caret) return;
    if (now.text !== looked.text) setChosen(0);
    setLooked(now);
  };
  return {
    completion,
    chosen: Math.min(chosen, Math.max(0, count - 1)),
    look,
    move: (step) => setChosen((Math.min(chosen, count - 1) + step + count) % count),
    take(number) {
      const line = field.current;
      const choice = completion?.choices[number];
      if (!line || !completion || !choice) return;
      const after = text.slice(completion.end);
      const inserted = `${text.slice(0, completion.start)}${choice.insert}${after.startsWith(" ") ? "" : " "}`;
      chat.type(inserted + after);
      const at = Math.min(inserted.length + (after.startsWith(" ") ? 1 : 0), chat.text.value.length);
      line.value = chat.text.value;
      line.focus();
      line.setSelectionRange(at, at);
      setChosen(0);
      setLooked({ text: chat.text.value, caret: at });
    },
    dismiss() {
      dismissed.current = text;
      setLooked({ text, caret });
    },
  };
}
