/**
 * The chat lines: the newest few over the pitch while the chat is closed, all of them in a scroll area while it is open.
 * Only lines that came after the player joined are in the live region.
 */
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { t } from "../i18n/translate.ts";
import { useChat } from "./chat-context.ts";
import { visibilityOf, type LineVisibility, type VisibleLine } from "./chat-lines.ts";
import { LineText, lineClass } from "./line-text.tsx";

export function ChatLog() {
  const chat = useChat();
  const lines = chat.lines.value;
  const open = chat.isOpen.value;
  const { fade } = chat.settings.values.value;
  const box = useRef<HTMLDivElement>(null);
  const lastSeen = useRef<string | undefined>(undefined);
  if (open) lastSeen.current = lines.at(-1)?.id;
  useScrollToEnd(box, open, lines.at(-1)?.id);
  const lastSeenIndex = lines.findLastIndex(({ id }) => id === lastSeen.current);
  const rows = lines.map((line, i) => {
    const visibility = visibilityOf(lines.length - 1 - i, { seen: i <= lastSeenIndex, fade });
    return { line, visibility: open ? ("shown" as const) : visibility };
  });
  const firstNew = rows.findIndex(({ line }) => !line.old);
  const history = firstNew < 0 ? rows : rows.slice(0, firstNew);
  return (
    <div
      ref={box}
      class={open ? "chat-log chat-log-open" : "chat-log"}
      role="group"
      aria-label={t("chat.log")}
      data-keys="page"
      tabIndex={open ? 0 : -1}
    >
      <div>
        {history.map(({ line, visibility }) => (
          <Row key={line.id} line={line} visibility={visibility} />
        ))}
      </div>
      <div role="log" aria-live="polite" aria-label={t("chat.label")}>
        {rows.slice(history.length).map(({ line, visibility }) => (
          <Row key={line.id} line={line} visibility={visibility} />
        ))}
      </div>
    </div>
  );
}

/** Distance from the end within which the log still follows new lines, in CSS pixels. */
const END_TOLERANCE = 24;

/** Scrolls to the end when the chat opens and on new lines, unless the player has scrolled up. */
function useScrollToEnd(
  box: { readonly current: HTMLDivElement | null },
  open: boolean,
  lastId: string | undefined,
): void {
  const atEnd = useRef(true);
  useLayoutEffect(() => {
    const log = box.current;
    if (log && (atEnd.current || !open)) log.scrollTop = log.scrollHeight;
    if (!log || !open) return;
    const onScroll = () => void (atEnd.current = log.scrollHeight - log.scrollTop - log.clientHeight < END_TOLERANCE);
    log.addEventListener("scroll", onScroll, { passive: true });
    return () => log.removeEventListener("scroll", onScroll);
  }, [open, lastId]);
}

function Row({ line, visibility }: { readonly line: VisibleLine; readonly visibility: LineVisibility }) {
  const [faded, setFaded] = useState(false);
  const { opacity } = useChat().settings.values.value;
  const { body } = line;
  const state = visibility === "fading" && faded ? "hidden" : visibility;
  return (
    <p class={`chat-row chat-row-${state} ${lineClass(body)}`} onAnimationEnd={() => setFaded(true)}>
      <span class="chat-text">
        <LineText body={body} opacity={opacity} />
      </span>
    </p>
  );
}
