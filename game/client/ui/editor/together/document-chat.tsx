/** The chat of a document. */
import { useSignal } from "@preact/signals";
import { Send } from "lucide-preact";
import { useEffect, useId, useRef } from "preact/hooks";
import type { WorkshopLine } from "#protocol/workshop.ts";
import { CHAT_MAX, charactersLeft, cutText } from "#room/text.ts";
import { Button } from "../../component/button.tsx";
import { limitedInput } from "../../component/limited-input.ts";
import { dateText } from "../../i18n/format.ts";
import { t } from "../../i18n/translate.ts";

type DocumentChatProps = { readonly lines: readonly WorkshopLine[]; readonly onSay: (text: string) => void };

/** From this number of remaining characters on it is shown. */
const LEFT_SHOWN = 20;

export function DocumentChat({ lines, onSay }: DocumentChatProps) {
  const text = useSignal("");
  const log = useRef<HTMLDivElement>(null);
  const id = useId();
  const left = charactersLeft(text.value, CHAT_MAX);
  useEffect(() => log.current?.scrollTo({ top: log.current.scrollHeight }), [lines]);
  const say = (event: Event) => {
    event.preventDefault();
    if (text.value.trim() === "") return;
    onSay(text.value.trim());
    text.value = "";
  };
  return (
    <section class="editor-chat" aria-label={t("editor.people.chat")}>
      <div ref={log} role="log" class="editor-chat-log">
        <ol>
          {lines.map((line, i) => (
            <ChatRow key={`${line.at}:${i}`} line={line} />
          ))}
        </ol>
      </div>
      {left <= LEFT_SHOWN && (
        <p class="field-note" id={id}>
          {t("chat.left", { count: Math.max(0, left) })}
        </p>
      )}
      <form onSubmit={say}>
        <input
          aria-label={t("editor.people.message")}
          aria-describedby={left <= LEFT_SHOWN ? id : undefined}
          placeholder={t("editor.people.message")}
          value={text.value}
          {...limitedInput(
            (typed) => cutText(typed, CHAT_MAX),
            (typed) => (text.value = typed),
          )}
        />
        <Button type="submit" size="small" icon={<Send />}>
          {t("editor.people.send")}
        </Button>
      </form>
    </section>
  );
}

function ChatRow({ line: { at, name, text } }: { readonly line: WorkshopLine }) {
  return (
    <li>
      <b>{name}</b> <span>{text}</span> <small>{dateText(at, { timeStyle: "short" })}</small>
    </li>
  );
}
