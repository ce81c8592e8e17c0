/**
 * The lines. Closed, the last few are shown over the pitch; open, all of them, to be scrolled. What was said before the
 * visitor came is apart: screen readers tell him what is new, not what is old.
 */
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { useUi } from "../context/ui-context.ts";
import { t } from "../i18n/translate.ts";
import { stayOf, type LineBody, type ShownLine, type Stay } from "./chat-lines.ts";

export function ChatLog() {
  const { chat } = useUi();
  const lines = chat.lines.value;
  const open = chat.isOpen.value;
  const { fade } = chat.settings.wishes.value;
  const box = useRef<HTMLDivElement>(null);
  const lastSeen = useRef<string | undefined>(undefined);
  if (open) lastSeen.current = lines.at(-1)?.id;
  useFollowingEnd(box, open, lines.at(-1)?.id);
  const seenUpTo = lines.findLastIndex(({ id }) => id === lastSeen.current);
  const rows = lines.map((line, i) => {
    const stay = stayOf(lines.length - 1 - i, { seen: i <= seenUpTo, fade });
    return { line, stay: open ? ("kept" as const) : stay };
  });
  const begun = rows.findIndex(({ line }) => !line.old);
  const history = begun < 0 ? rows : rows.slice(0, begun);
  return (
    <div
      ref={box}
      class={open ? "chat-log chat-log-open" : "chat-log"}
      role="group"
      aria-label={t("chat.lines")}
      data-keys="page"
      tabIndex={open ? 0 : -1}
    >
      <div>
        {history.map(({ line, stay }) => (
          <Row key={line.id} line={line} stay={stay} />
        ))}
      </div>
      <div role="log" aria-live="polite" aria-label={t("chat.label")}>
        {rows.slice(history.length).map(({ line, stay }) => (
          <Row key={line.id} line={line} stay={stay} />
        ))}
      </div>
    </div>
  );
}

/** The end is in view when the chat opens, and stays so unless the reader has scrolled up. */
function useFollowingEnd(
  box: { readonly current: HTMLDivElement | null },
  open: boolean,
  last: string | undefined,
): void {
  const atEnd = useRef(true);
  useLayoutEffect(() => {
    const log = box.current;
    if (log && (atEnd.current || !open)) log.scrollTop = log.scrollHeight;
    if (!log || !open) return;
    const onScroll = () => void (atEnd.current = log.scrollHeight - log.scrollTop - log.clientHeight < 24);
    log.addEventListener("scroll", onScroll, { passive: true });
    return () => log.removeEventListener("scroll", onScroll);
  }, [open, last]);
}

function Row({ line, stay }: { readonly line: ShownLine; readonly stay: Stay }) {
  const [past, setPast] = useState(false);
  const { body } = line;
  const shown = stay === "passing" && past ? "gone" : stay;
  return (
    <p class={`chat-row chat-row-${shown} ${lookOf(body)}`} onAnimationEnd={() => setPast(true)}>
      <span class="chat-words">{body.kind === "said" ? <Said said={body} /> : <bdi>{body.text}</bdi>}</span>
    </p>
  );
}

function Said({ said: { name, team, text, tag } }: { readonly said: Extract<LineBody, { kind: "said" }> }) {
  return (
    <>
      {tag !== "" && (
        <>
          <i class="chat-tag">{tag}</i>{" "}
        </>
      )}
      <b class={`chat-name chat-name-${team}`}>
        <bdi>{name}</bdi>:
      </b>{" "}
      <bdi>{text}</bdi>
    </>
  );
}

function lookOf(body: LineBody): string {
  if (body.kind === "answer") return "chat-answer";
  if (body.kind === "notice") return `chat-notice chat-notice-${body.look}`;
  return `chat-said chat-said-${body.scope} ${body.calls ? "chat-calls" : ""}`;
}
