/** What goes on behind the panel: the score, and what was said last. */
import { MessageSquare } from "lucide-preact";
import { useUi } from "../context/ui-context.ts";
import { clockText } from "../game-state/game-phase.ts";
import { kitBackground } from "../team/team-style.ts";
import { t } from "../i18n/translate.ts";

export function ScoreGlance() {
  const { session } = useUi();
  const game = session.game.value;
  const room = session.room.value;
  if (game === null) return null;
  const clock = clockText(game.seconds);
  return (
    <p class="glance-score">
      <span class="unseen">{t("match.summary", { red: game.red, blue: game.blue, clock })}</span>
      <span aria-hidden="true">
        <i class="dot" style={{ background: kitBackground(room, 1) }} />
        <b>
          {game.red}–{game.blue}
        </b>
        <i class="dot" style={{ background: kitBackground(room, 2) }} />
        <span class="glance-clock">{clock}</span>
      </span>
    </p>
  );
}

/** The way from the panel into the chat, which lies below it. */
export function ChatGlance() {
  const { chat, menuOpen } = useUi();
  const last = chat.lines.value.at(-1)?.body;
  const open = () => {
    menuOpen.value = false;
    chat.open();
  };
  return (
    <button type="button" class="glance-chat" title={t("room.chat")} onClick={open}>
      <MessageSquare />
      <span class="unseen">{t("room.chat")}</span>
      <span class="glance-line" aria-live="polite">
        {last?.kind === "said" && (
          <>
            <b>
              <bdi>{last.name}</bdi>:
            </b>{" "}
          </>
        )}
        {last && <bdi>{last.text}</bdi>}
      </span>
    </button>
  );
}
