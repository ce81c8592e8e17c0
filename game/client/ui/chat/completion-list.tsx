/** What a half typed word could become, over the line. */
import { t } from "../i18n/translate.ts";
import type { Completion } from "./completion.ts";

export function optionId(number: number): string {
  return `chat-suggestion-${number}`;
}

type CompletionListProps = {
  readonly completion: Completion;
  readonly chosen: number;
  readonly onTake: (choice: number) => void;
};

export function CompletionList({ completion: { choices }, chosen, onTake }: CompletionListProps) {
  return (
    <>
      <ul class="chat-suggestions" id="chat-suggestions" role="listbox" aria-label={t("chat.suggestions")}>
        {choices.map(({ insert, label, note }, i) => (
          <li
            key={insert}
            id={optionId(i)}
            class={i === chosen ? "chat-suggestion chat-suggestion-chosen" : "chat-suggestion"}
            role="option"
            aria-selected={i === chosen}
            // The line keeps the focus.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onTake(i)}
          >
            <b>{label}</b>
            {note !== "" && <span>{note}</span>}
          </li>
        ))}
      </ul>
      <p class="unseen" role="status">
        {t("chat.suggestionCount", { count: choices.length })}
      </p>
    </>
  );
}
