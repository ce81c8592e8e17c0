/** The chat of the recording up to the shown moment: its newest lines over the pitch. */
import { REPLAY_RATE } from "../../session/replay.ts";
import { visibleLines, type Reader } from "../chat/chat-lines.ts";
import { LineText, lineClass } from "../chat/line-text.tsx";
import { t } from "../i18n/translate.ts";
import { useReplay } from "./replay-context.ts";

/** Lines that are shown for a while, and those of them that stay. */
const SHOWN = 8;
const STAYING = 2;
const SHOWN_MS = 15_000;
const OPACITY = 0.8;

const READER: Reader = { id: -1, name: "", presence: true, scriptColors: true, isIgnored: () => false };

export function ReplayChat() {
  const { session, state, chatShown } = useReplay();
  if (!chatShown.value) return null;
  const since = (state.tick.value * 1000) / REPLAY_RATE - SHOWN_MS;
  const newest = session.chat.value
    .slice(-SHOWN)
    .filter(({ at }, i, { length }) => at > since || i >= length - STAYING);
  const lines = visibleLines(newest, [], READER);
  // Lines are read aloud as they come, not those of a jump.
  const live = state.playing.value && state.speed.value <= 1 ? "polite" : "off";
  return (
    <section
      class="chat chat-closed chat-compact replay-chat"
      aria-label={t("chat.label")}
      style={{ "--chat-opacity": OPACITY, "--chat-height": "40dvh" }}
    >
      <div class="chat-log" role="log" aria-live={live} aria-label={t("chat.label")}>
        {lines.map(({ id, body }) => (
          <p key={id} class={`chat-row chat-row-shown ${lineClass(body)}`}>
            <span class="chat-text">
              <LineText body={body} opacity={OPACITY} />
            </span>
          </p>
        ))}
      </div>
    </section>
  );
}
