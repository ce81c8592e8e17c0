/** The messages of a help conversation, for the player and for the staff. */
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { HelpLine, HelpSide } from "../../session/help.ts";
import { dateText } from "../i18n/format.ts";
import { t } from "../i18n/translate.ts";

type HelpMessagesProps = {
  readonly lines: readonly HelpLine[];
  /** The side that reads. */
  readonly side: HelpSide;
  /** Name of the other side. */
  readonly other: string;
  readonly typing: boolean;
  /** Shown while there are no messages. */
  readonly empty: ComponentChildren;
  readonly onRetry?: (id: string) => void;
};

/** Distance from the end within which the log still follows new messages, in CSS pixels. */
const END_TOLERANCE = 48;

export function HelpMessages({ lines, side, other, typing, empty, onRetry }: HelpMessagesProps) {
  const box = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const last = lines.at(-1);
  useLayoutEffect(() => {
    if (box.current && (atEnd.current || last?.from === side)) box.current.scrollTop = box.current.scrollHeight;
  }, [last?.id, typing]);
  return (
    <div
      ref={box}
      class="help-log"
      role="log"
      aria-label={t("help.log")}
      tabIndex={0}
      onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
        atEnd.current = scrollHeight - clientHeight - scrollTop < END_TOLERANCE;
      }}
    >
      {lines.length === 0 && <div class="help-empty">{empty}</div>}
      {lines.map((line, i) => (
        <Message
          key={line.id}
          line={line}
          own={line.from === side}
          other={other}
          newDay={isNewDay(line, lines[i - 1])}
          onRetry={onRetry}
        />
      ))}
      {typing && (
        <p class="help-typing">
          <span class="visually-hidden">{t("help.typing", { name: other })}</span>
          <span aria-hidden="true" class="typing-dots">
            <i />
            <i />
            <i />
          </span>
        </p>
      )}
    </div>
  );
}

type MessageProps = {
  readonly line: HelpLine;
  readonly own: boolean;
  readonly other: string;
  readonly newDay: boolean;
  readonly onRetry: ((id: string) => void) | undefined;
};

function Message({ line: { id, at, text, about, state }, own, other, newDay, onRetry }: MessageProps) {
  const date = new Date(at);
  return (
    <>
      {newDay && <p class="help-day">{dateText(date.getTime(), { dateStyle: "medium" })}</p>}
      <div class={`help-message ${own ? "help-message-own" : ""} help-message-${state}`}>
        <span class="visually-hidden">{own ? t("help.you") : other}</span>
        {about !== "" && <p class="help-about">{t(text === "" ? "help.closed" : "help.about", { name: about })}</p>}
        {text !== "" && <p dir="auto">{text}</p>}
        {state !== "failed" && (
          <time dateTime={date.toISOString()}>
            {state === "sending" ? t("help.sending") : dateText(date.getTime(), { timeStyle: "short" })}
          </time>
        )}
        {state === "failed" && (
          <button type="button" class="help-retry" onClick={() => onRetry?.(id)}>
            {t("help.retry")}
          </button>
        )}
      </div>
    </>
  );
}

function isNewDay(line: HelpLine, before: HelpLine | undefined): boolean {
  return before === undefined || new Date(line.at).toDateString() !== new Date(before.at).toDateString();
}
