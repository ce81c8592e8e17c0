/** What the room menu covers: the score with the clock, and the last chat line. */
import { MessageSquare } from "lucide-preact";
import { BLUE_TEAM, RED_TEAM } from "#room/team.ts";
import { useChat } from "../chat/chat-context.ts";
import { useUi } from "../context/ui-context.ts";
import { clockText } from "../game-state/game-clock.ts";
import { t } from "../i18n/translate.ts";
import { kitBackground } from "../team/team-style.ts";

export function ScoreSummary() {
  const { session } = useUi();
  const game = session.game.value;
  const room = session.wornKits.value;
  if (game === null) return null;
  const clock = clockText(game.seconds);
  return (
    <p class="summary-score">
      <span class="visually-hidden">{t("match.summary", { red: game.red, blue: game.blue, clock })}</span>
      <span aria-hidden="true">
        <i class="dot" style={{ background: kitBackground(room, RED_TEAM) }} />
        <b>
          {game.red}–{game.blue}
        </b>
        <i class="dot" style={{ background: kitBackground(room, BLUE_TEAM) }} />
        <span class="summary-clock">{clock}</span>
      </span>
    </p>
  );
}

/** The last chat line as a button that closes the menu and opens the chat. */
export function ChatSummary() {
  const { menuOpen } = useUi();
  const chat = useChat();
  const last = chat.lines.value.at(-1)?.body;
  const open = () => {
    menuOpen.value = false;
    chat.open();
  };
  return (
    <button type="button" class="summary-chat" title={t("room.chat")} onClick={open}>
      <MessageSquare />
      <span class="visually-hidden">{t("room.chat")}</span>
      <span class="summary-line" aria-live="polite">
        {last?.kind === "message" && (
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
