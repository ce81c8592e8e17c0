/** Everything over the pitch: scoreboard, banners, pause, lost link, and the way to the room menu. */
import { useSignalEffect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { Menu, UserPlus } from "lucide-preact";
import { IconButton } from "../component/icon-button.tsx";
import { Chat } from "../chat/chat.tsx";
import { noticeWords } from "../chat/notice-text.ts";
import { EmoteWheel } from "../chat/emote-wheel.tsx";
import { SpectatingBar } from "../hud/spectating-bar.tsx";
import { useUi } from "../context/ui-context.ts";
import { NetGraph } from "../net-graph/net-graph.tsx";
import { SignalIcon } from "../net-graph/signal-icon.tsx";
import { TooSlow } from "../net-graph/slow-connection.tsx";
import { useHistory } from "../net-graph/use-net-history.ts";
import { useStrayFiles } from "./use-block-file-drops.ts";
import { roomName } from "../i18n/room-name.ts";
import { copyRoomLink } from "../room-menu/settings/invite.tsx";
import { useRefusalToasts } from "../hud/refusal-toasts.ts";
import { RoomMenu } from "../room-menu/room-menu.tsx";
import { VotePlace } from "../vote/vote-card.tsx";
import { t } from "../i18n/translate.ts";
import { Announcer } from "../hud/announcer.tsx";
import { Banner } from "../hud/banner.tsx";
import { LinkLost } from "../hud/connection-lost.tsx";
import { Scoreboard } from "../hud/scoreboard.tsx";
import { useShortcuts } from "../hud/use-shortcuts.ts";
import { Sidelines } from "../hud/play-prompt.tsx";

export function Match() {
  const ui = useUi();
  const { session, menuOpen } = ui;
  const game = session.game.value;
  const history = useHistory();
  useShortcuts();
  useRegainedToast();
  useRefusalToasts();
  useAwayToast();
  useStrayFiles();
  useEffect(() => () => void (menuOpen.value = false), []);
  return (
    <main class="match" onClick={letGo}>
      <h1 class="unseen">{session.room.value ? roomName(session.room.value) : t("common.name")}</h1>
      <div class="match-top">
        <IconButton
          look="glass"
          label={t("room.menu")}
          expanded={menuOpen.value}
          onPress={() => (menuOpen.value = true)}
        >
          <Menu />
        </IconButton>
        {game && <Scoreboard game={game} />}
        <div class="match-corner">
          <SignalIcon />
          <IconButton look="glass" label={t("room.copy")} onPress={() => void copyRoomLink(ui)}>
            <UserPlus />
          </IconButton>
        </div>
      </div>
      {game?.paused && (
        <div class="pause" aria-hidden="true">
          <p class="pause-word">{t("banner.paused")}</p>
        </div>
      )}
      {game && !game.paused && <Banner game={game} />}
      <NetGraph history={history} />
      <EmoteWheel />
      <div class="match-foot">
        <Chat />
        <div class="match-sidelines">
          <SpectatingBar />
          <Sidelines />
          <TooSlow history={history} />
        </div>
      </div>
      {/* The room menu has its own: nothing below it is seen or heard. */}
      {!menuOpen.value && <VotePlace />}
      <Announcer />
      <LinkLost />
      {menuOpen.value && session.connection.value.kind === "live" && <RoomMenu />}
    </main>
  );
}

/**
 * A button of the match that was clicked does not keep the focus: the keys are for playing. Who came to it by keyboard is
 * still there, and menus and the open chat keep theirs.
 */
function letGo({ detail, target }: MouseEvent): void {
  const byPointer = detail > 0;
  const button = target instanceof Element ? target.closest("button") : null;
  if (byPointer && button?.closest("dialog, .chat-open") === null) button.blur();
}

/** Who is about to lose his seat is told in the middle of the screen, too: the chat may be hidden. */
function useAwayToast(): void {
  const { session, toasts } = useUi();
  const told = useRef(0);
  useSignalEffect(() => {
    const last = session.chat.value.at(-1);
    if (last?.notice.kind !== "awaySoon" || last.old || last.key === told.current) return;
    told.current = last.key;
    toasts.say(noticeWords(last.notice));
  });
}

/** A good word when the connection is back. */
function useRegainedToast(): void {
  const { session, toasts } = useUi();
  const wasLost = useRef(false);
  useSignalEffect(() => {
    const lost = session.connection.value.kind === "lost";
    if (wasLost.current && !lost) toasts.say(t("link.back"), "good");
    wasLost.current = lost;
  });
}
