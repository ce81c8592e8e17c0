/** Suggestions for the word at the caret, above the chat input. */
import { t } from "../i18n/translate.ts";
import type { Completion } from "./completion.ts";

export function optionId(index: number): string {
  return `chat-suggestion-${index}`;
}

type CompletionListProps = {
  readonly completion: Completion;
  readonly selected: number;
  readonly onAccept: (index: number) => void;
};

export function CompletionList({ completion: { suggestions }, selected, onAccept }: CompletionListProps) {
  return (
    <>
      <ul class="chat-suggestions" id="chat-suggestions" role="listbox" aria-label={t("chat.suggestions")}>
        {suggestions.map(({ insert, label, note }, i) => (
          <li
            key={insert}
            id={optionId(i)}
            class={i === selected ? "chat-suggestion chat-suggestion-selected" : "chat-suggestion"}
            role="option"
            aria-selected={i === selected}
            // Leaves the focus in the input.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onAccept(i)}
          >
            <b>{label}</b>
            {note !== "" && <span>{note}</span>}
          </li>
        ))}
      </ul>
      <p class="visually-hidden" role="status">
        {t("chat.suggestionCount", { count: suggestions.length })}
      </p>
    </>
  );
}
