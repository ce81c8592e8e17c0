/** Why the visitor is not in a room, and where he can go from here. */
import type { ComponentChildren } from "preact";
import { House, Play, RotateCcw } from "lucide-preact";
import type { ExitReason, Screen, KickInfo } from "../../session/screen.ts";
import { Button } from "../component/button.tsx";
import { useUi } from "../context/ui-context.ts";
import { t, type WordKey } from "../i18n/translate.ts";
import { GonePicture } from "./exit-picture.tsx";
import { Page } from "./page-frame.tsx";

/** What may well help: trying the room again, another match, loading the page anew, or the rooms of the start page. */
type Next = "retry" | "play" | "reload" | "home";

type Reason = { readonly title: WordKey; readonly text: WordKey; readonly next: Next };

type Way = { readonly words: WordKey; readonly icon: ComponentChildren; readonly go: () => void };

const REASONS: Readonly<Record<ExitReason, Reason>> = {
  notFound: { title: "gone.notFound.title", text: "gone.notFound.text", next: "play" },
  full: { title: "gone.full.title", text: "gone.full.text", next: "retry" },
  closed: { title: "gone.closed.title", text: "gone.closed.text", next: "play" },
  kicked: { title: "gone.kicked.title", text: "gone.kicked.text", next: "play" },
  banned: { title: "gone.banned.title", text: "gone.banned.text", next: "home" },
  crowded: { title: "gone.crowded.title", text: "gone.crowded.text", next: "home" },
  lost: { title: "gone.lost.title", text: "gone.lost.text", next: "retry" },
  unreachable: { title: "gone.unreachable.title", text: "gone.unreachable.text", next: "retry" },
  refused: { title: "gone.refused.title", text: "gone.refused.text", next: "reload" },
  outdated: { title: "gone.outdated.title", text: "gone.outdated.text", next: "reload" },
};

type GoneProps = { readonly screen: Extract<Screen, { kind: "gone" }> };

export function Gone({ screen: { reason, code, kick } }: GoneProps) {
  const { actions, memory } = useUi();
  const { title, text, next } = REASONS[reason];
  const nickname = memory.nickname.value;
  const play = () => actions.playNow(nickname);
  const goHome = () => actions.leave();
  const ways: Readonly<Record<Next, Way>> = {
    retry: {
      words: "common.retry",
      icon: <RotateCcw />,
      go: () => (code === undefined ? play() : actions.joinRoom(nickname, code)),
    },
    reload: { words: "common.reload", icon: <RotateCcw />, go: () => location.reload() },
    play: { words: "home.playNow", icon: <Play />, go: play },
    home: { words: "common.home", icon: <House />, go: goHome },
  };
  const best = ways[next];
  return (
    <Page>
      <GonePicture reason={reason} />
      <div role="alert" class="gone">
        <h1>{t(title)}</h1>
        <p class="lead">{kick === undefined ? t(text) : wordsOf(kick, reason)}</p>
        {kick !== undefined && kick.reason !== "" && <Why>{kick.reason}</Why>}
        {code !== undefined && <p class="code">{code}</p>}
      </div>
      <div class="stack">
        <Button look="primary" size="large" icon={best.icon} onPress={best.go}>
          {t(best.words)}
        </Button>
        {next !== "play" && next !== "reload" && (
          <Button size="large" icon={<Play />} onPress={play}>
            {t("home.playNow")}
          </Button>
        )}
        {next !== "home" && (
          <Button look="quiet" icon={<House />} onPress={goHome}>
            {t("common.home")}
          </Button>
        )}
      </div>
    </Page>
  );
}

function wordsOf({ by }: KickInfo, reason: ExitReason): string {
  if (by === "") return t("gone.votedOut");
  return t(reason === "banned" ? "gone.bannedBy" : "gone.kickedBy", { by });
}

function Why({ children }: { readonly children: string }) {
  return (
    <p class="gone-why">
      {t("gone.why")} <bdi>{children}</bdi>
    </p>
  );
}
