/** The input of a help conversation. */
import { useEffect, useId, useMemo, useRef, useState } from "preact/hooks";
import { Send } from "lucide-preact";
import { charactersLeft, cleanLine, cutText } from "#room/text.ts";
import { SUPPORT_TEXT_MAX } from "../../session/help.ts";
import { createTypingIndicator } from "../chat/typing-indicator.ts";
import { limitedInput } from "../component/limited-input.ts";
import { t } from "../i18n/translate.ts";

type MessageFormProps = {
  readonly label: string;
  readonly autoFocus?: boolean;
  readonly onSend: (text: string) => void;
  readonly onTyping: (typing: boolean) => void;
};

/** From this number of remaining characters on it is shown. */
const LEFT_SHOWN = 60;

export function MessageForm({ label, autoFocus = false, onSend, onTyping }: MessageFormProps) {
  const id = useId();
  const [text, setText] = useState("");
  const send = useRef(onTyping);
  send.current = onTyping;
  const typing = useMemo(() => createTypingIndicator({ send: (on) => send.current(on), schedule }), []);
  useEffect(() => () => typing.stop(), []);
  const clean = cleanLine(text, SUPPORT_TEXT_MAX);
  const left = charactersLeft(text, SUPPORT_TEXT_MAX);
  return (
    <form
      class="help-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (clean === "") return;
        onSend(clean);
        setText("");
        typing.stop();
      }}
    >
      <label class="visually-hidden" for={id}>
        {label}
      </label>
      <div class="field-row">
        <input
          id={id}
          type="text"
          value={text}
          placeholder={label}
          autoComplete="off"
          autoFocus={autoFocus}
          aria-describedby={left <= LEFT_SHOWN ? `${id}-left` : undefined}
          {...limitedInput(
            (typed) => cutText(typed, SUPPORT_TEXT_MAX),
            (typed) => {
              setText(typed);
              typing.update(typed);
            },
          )}
        />
        <button type="submit" class="icon-button icon-button-plain" aria-label={t("help.send")} title={t("help.send")}>
          <Send />
        </button>
      </div>
      {left <= LEFT_SHOWN && (
        <p class="field-note" id={`${id}-left`}>
          {t("chat.left", { count: Math.max(0, left) })}
        </p>
      )}
    </form>
  );
}

/** Calls once after `ms` milliseconds; the returned function cancels it. */
function schedule(ms: number, call: () => void): () => void {
  const timer = setTimeout(call, ms);
  return () => clearTimeout(timer);
}
