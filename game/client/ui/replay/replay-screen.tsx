/** The interface over a recording: scoreboard, banners, chat, and the bar of controls below the pitch. */
import { House } from "lucide-preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { OpenReplay } from "../../session/replay.ts";
import { Banner } from "../hud/banner.tsx";
import { Captions } from "../hud/captions.tsx";
import { PauseText } from "../hud/pause-text.tsx";
import { Scoreboard } from "../hud/scoreboard.tsx";
import { t } from "../i18n/translate.ts";
import { CameraChoice } from "./camera-choice.tsx";
import { CheckNote } from "./check-note.tsx";
import { ClipPanel } from "./clip-panel.tsx";
import { KeysDialog } from "./keys-dialog.tsx";
import { Problem } from "./open-screen.tsx";
import { ReplayAnnouncer } from "./replay-announcer.tsx";
import { ReplayChat } from "./replay-chat.tsx";
import { useReplay } from "./replay-context.ts";
import { ReplayTools } from "./replay-tools.tsx";
import { SeekBar } from "./seek-bar.tsx";
import { StatisticsDialog } from "./statistics-dialog.tsx";
import { Transport } from "./transport.tsx";
import { useReplayKeys } from "./use-replay-keys.ts";
import { VideoDialog } from "./video-button.tsx";

export function ReplayScreen({ open }: { readonly open: OpenReplay }) {
  const { session, state } = useReplay();
  const bar = useRef<HTMLElement>(null);
  useReplayKeys();
  useBarHeight(bar);
  const game = session.game.value;
  return (
    <>
      <div class="replay-frame">
        <main class="match replay">
          <div class="match-top replay-top">
            <ReplayHead open={open} />
            {game && <Scoreboard game={game} room={session.wornKits.value} />}
          </div>
          {game?.paused && (
            <div class="pause" aria-hidden="true">
              <PauseText seconds={game.resumeSeconds} />
            </div>
          )}
          {game && !game.paused && <Banner game={game} goals={session.goals.value} />}
          <Captions session={session} />
          <ReplayChat />
          <ReplayAnnouncer />
          {state.problem.value?.kind === "noWebgl" && <Problem problem={state.problem.value} />}
        </main>
        <footer ref={bar} class="replay-bar">
          <ClipPanel />
          <SeekBar ticks={open.ticks} />
          <div class="replay-controls">
            <Transport ticks={open.ticks} />
            <CameraChoice />
            <ReplayTools />
          </div>
        </footer>
      </div>
      <KeysDialog />
      <StatisticsDialog />
      <VideoDialog />
    </>
  );
}

function ReplayHead({ open: { file, title, warnings } }: { readonly open: OpenReplay }) {
  return (
    <div class="replay-head">
      <a class="icon-button icon-button-glass" href="/" aria-label={t("common.home")} title={t("common.home")}>
        <House />
      </a>
      <div class="replay-title">
        <h1 title={file}>
          <bdi>{title || file}</bdi>
        </h1>
        <CheckNote />
        {warnings.length > 0 && (
          <p class="replay-warnings" title={warnings.join("\n")}>
            {t("replay.warnings", { count: warnings.length })}
            <span class="visually-hidden">{warnings.join(". ")}</span>
          </p>
        )}
      </div>
    </div>
  );
}

/** The pitch ends where the bar begins (replay.css). */
function useBarHeight(bar: { readonly current: HTMLElement | null }): void {
  useLayoutEffect(() => {
    const { style } = document.documentElement;
    const measure = () => style.setProperty("--replay-bar", `${bar.current?.offsetHeight ?? 0}px`);
    measure();
    const observer = new ResizeObserver(measure);
    if (bar.current) observer.observe(bar.current);
    return () => {
      observer.disconnect();
      style.removeProperty("--replay-bar");
    };
  }, []);
}
