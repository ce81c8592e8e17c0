/** The interface over the pitch: scoreboard, banners, chat, votes, connection, and the room menu. */
import { useSignalEffect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { Menu, UserPlus } from "lucide-preact";
import { Chat } from "../chat/chat.tsx";
import { EmoteWheel } from "../chat/emote-wheel.tsx";
import { LineWheel } from "../chat/line-wheel.tsx";
import { noticeText } from "../chat/notice-text.ts";
import { FullScreenButton } from "../component/full-screen-button.tsx";
import { IconButton } from "../component/icon-button.tsx";
import { useUi } from "../context/ui-context.ts";
import { Announcer } from "../hud/announcer.tsx";
import { Banner } from "../hud/banner.tsx";
import { Captions } from "../hud/captions.tsx";
import { ConnectionLost } from "../hud/connection-lost.tsx";
import { EditorButton } from "../hud/editor-button.tsx";
import { ExtraKeys } from "../hud/extra-keys.tsx";
import { FullTime } from "../hud/full-time.tsx";
import { InstantReplaySign, ReplayButton } from "../hud/instant-replay.tsx";
import { PauseText } from "../hud/pause-text.tsx";
import { PictureLost } from "../hud/picture-lost.tsx";
import { PlayPrompt } from "../hud/play-prompt.tsx";
import { Radar } from "../hud/radar.tsx";
import { RecordingSign } from "../hud/recording-sign.tsx";
import { useRefusalToasts } from "../hud/refusal-toasts.ts";
import { Scoreboard } from "../hud/scoreboard.tsx";
import { SpectatingBar } from "../hud/spectating-bar.tsx";
import { useRecordings } from "../hud/use-recordings.ts";
import { TouchControls, useTouchPlay } from "../hud/touch-play.tsx";
import { useWakeLock } from "../hud/use-wake-lock.ts";
import { useShortcuts } from "../hud/use-shortcuts.ts";
import { roomName } from "../i18n/room-name.ts";
import { t } from "../i18n/translate.ts";
import { NetGraph } from "../net-graph/net-graph.tsx";
import { SignalIcon } from "../net-graph/signal-icon.tsx";
import { SlowConnection } from "../net-graph/slow-connection.tsx";
import { useNetHistory } from "../net-graph/use-net-history.ts";
import { RoomMenu } from "../room-menu/room-menu.tsx";
import { copyInviteUrl } from "../room-menu/settings/invite-url.ts";
import { MatchSummaryDialog } from "../statistics/match-summary-dialog.tsx";
import { FullTimeSummary } from "../statistics/summary-button.tsx";
import { VoteArea } from "../vote/vote-card.tsx";
import { useBlockFileDrops } from "./use-block-file-drops.ts";

export function MatchScreen() {
  const { session, menuOpen, preferences } = useUi();
  const history = useNetHistory();
  const touch = useTouchPlay();
  useShortcuts();
  useReconnectedToast();
  useRefusalToasts();
  useRecordings();
  useUrgentToasts();
  useBlockFileDrops();
  useWakeLock();
  useEffect(() => {
    // Members of a room need no lesson any more.
    preferences.lessonShown.save(true);
    return () => void (menuOpen.value = false);
  }, []);
  return (
    <main
      class={`match${session.instantReplay.value ? " match-replaying" : ""}${touch ? " match-touch" : ""}`}
      onClick={blurClickedButton}
    >
      <h1 class="visually-hidden">{session.room.value ? roomName(session.room.value) : t("common.name")}</h1>
      <div class="match-top">
        <IconButton
          variant="glass"
          label={t("room.menu")}
          expanded={menuOpen.value}
          onPress={() => (menuOpen.value = true)}
        >
          <Menu />
        </IconButton>
        <MatchScore />
        <Corner />
      </div>
      <MatchText />
      <Radar />
      <FullTime />
      <InstantReplaySign />
      <Captions session={session} />
      <NetGraph history={history} />
      {touch && <TouchControls />}
      <EmoteWheel />
      <LineWheel />
      <Foot touch={touch} history={history} />
      {/* The room menu is modal and has a vote area of its own. */}
      {!menuOpen.value && <VoteArea />}
      <Announcer />
      <PictureLost />
      <ConnectionLost />
      {menuOpen.value && session.connection.value.kind === "live" && <RoomMenu />}
      <MatchSummaryDialog />
    </main>
  );
}

/** The game changes every second: it is read in small components, so that the rest is not rendered again. */
function MatchScore() {
  const { session } = useUi();
  const game = session.game.value;
  return game && <Scoreboard game={game} room={session.wornKits.value} />;
}

/** Pause and banners. */
function MatchText() {
  const { session } = useUi();
  const game = session.game.value;
  if (!game) return null;
  if (!game.paused) return <Banner game={game} goals={session.goals.value} />;
  return (
    <div class="pause" aria-hidden="true">
      <PauseText seconds={game.resumeSeconds} />
    </div>
  );
}

/** The chat, and prompts beside it; touch controls have the lower part of the screen, and their own extra keys. */
function Foot({ touch, history }: { readonly touch: boolean; readonly history: ReturnType<typeof useNetHistory> }) {
  return (
    <div class="match-foot">
      <Chat />
      <div class="match-prompts">
        <FullTimeSummary />
        <SpectatingBar />
        <PlayPrompt />
        {!touch && <ExtraKeys />}
        <SlowConnection history={history} />
      </div>
    </div>
  );
}

function Corner() {
  const ui = useUi();
  return (
    <div class="match-corner">
      <RecordingSign />
      <EditorButton />
      <ReplayButton />
      <SignalIcon />
      <FullScreenButton />
      <IconButton variant="glass" label={t("room.copy")} onPress={() => void copyInviteUrl(ui)}>
        <UserPlus />
      </IconButton>
    </div>
  );
}

/** Takes the focus from a clicked button, so that the keys steer again. Menus, the open chat and keyboard users keep it. */
function blurClickedButton({ detail, target }: MouseEvent): void {
  const byPointer = detail > 0;
  const button = target instanceof Element ? target.closest("button") : null;
  if (byPointer && button?.closest("dialog, .chat-open") === null) button.blur();
}

/** Shows the inactivity warning and messages of the host as toasts as well, because the chat may be hidden. */
function useUrgentToasts(): void {
  const { session, toasts } = useUi();
  const shownKey = useRef(0);
  useSignalEffect(() => {
    const last = session.chat.value.at(-1);
    if (last === undefined || last.old || last.key === shownKey.current) return;
    const { key, notice } = last;
    if (notice.kind !== "awaySoon" && notice.kind !== "announcement") return;
    shownKey.current = key;
    toasts.show(noticeText(notice));
  });
}

function useReconnectedToast(): void {
  const { session, toasts } = useUi();
  const wasLost = useRef(false);
  useSignalEffect(() => {
    const lost = session.connection.value.kind !== "live";
    if (wasLost.current && !lost) toasts.show(t("connection.restored"), "good");
    wasLost.current = lost;
  });
}
