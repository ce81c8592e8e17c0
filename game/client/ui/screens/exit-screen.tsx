/** Explains why the player is not, or no longer, in a room, and offers what to do next. */
import type { ComponentChildren } from "preact";
import { House, LifeBuoy, MonitorPlay, Play, Radio, RotateCcw } from "lucide-preact";
import type { ExitReason, HostAct, KickInfo, Screen } from "../../session/screen.ts";
import { Button } from "../component/button.tsx";
import { useUi } from "../context/ui-context.ts";
import { dateText } from "../i18n/format.ts";
import { t, type TextKey } from "../i18n/translate.ts";
import { ExitPicture } from "./exit-picture.tsx";
import { PageFrame } from "./page-frame.tsx";

/** The main button: join the room again, take the seat back, play another match, reload the page, or go to the home page. */
type NextStep = "retry" | "takeSeat" | "play" | "reload" | "home";

type ReasonTexts = {
  readonly title: TextKey;
  readonly text: TextKey;
  readonly next: NextStep;
  /** Whether the live scores are offered instead of another match, which would fail for the same reason. */
  readonly live?: true;
};

type NextButton = { readonly label: TextKey; readonly icon: ComponentChildren; readonly onPress: () => void };

const REASONS: Readonly<Record<ExitReason, ReasonTexts>> = {
  notFound: { title: "exit.notFound.title", text: "exit.notFound.text", next: "play" },
  full: { title: "exit.full.title", text: "exit.full.text", next: "retry" },
  closed: { title: "exit.closed.title", text: "exit.closed.text", next: "play" },
  failed: { title: "exit.failed.title", text: "exit.failed.text", next: "play" },
  stopped: { title: "exit.stopped.title", text: "exit.stopped.text", next: "play" },
  gone: { title: "exit.gone.title", text: "exit.gone.text", next: "retry" },
  replaced: { title: "exit.replaced.title", text: "exit.replaced.text", next: "takeSeat" },
  kicked: { title: "exit.kicked.title", text: "exit.kicked.text", next: "play" },
  banned: { title: "exit.banned.title", text: "exit.banned.text", next: "home" },
  serverKicked: { title: "exit.serverKicked.title", text: "exit.serverKicked.text", next: "play" },
  serverBanned: { title: "exit.serverBanned.title", text: "exit.serverBanned.text", next: "home", live: true },
  cooldown: { title: "exit.cooldown.title", text: "exit.cooldown.text", next: "play" },
  crowded: { title: "exit.crowded.title", text: "exit.crowded.text", next: "home" },
  lost: { title: "exit.lost.title", text: "exit.lost.text", next: "retry" },
  unreachable: { title: "exit.unreachable.title", text: "exit.unreachable.text", next: "retry" },
  blocked: { title: "exit.blocked.title", text: "exit.blocked.text", next: "retry", live: true },
  noWebgl: { title: "exit.noWebgl.title", text: "exit.noWebgl.text", next: "reload", live: true },
  unloaded: { title: "exit.unloaded.title", text: "exit.unloaded.text", next: "reload" },
  badAddress: { title: "exit.badAddress.title", text: "exit.badAddress.text", next: "home" },
  refused: { title: "exit.refused.title", text: "exit.refused.text", next: "reload" },
  outdated: { title: "exit.outdated.title", text: "exit.outdated.text", next: "reload" },
};

type ExitScreenProps = { readonly screen: Extract<Screen, { kind: "exit" }> };

export function ExitScreen({ screen: { reason, code, kick, host } }: ExitScreenProps) {
  const { actions, preferences } = useUi();
  const { title, text, next, live } = REASONS[reason];
  const nickname = preferences.nickname.value;
  const play = () => actions.playNow(nickname);
  const goHome = () => actions.leave();
  const buttons: Readonly<Record<NextStep, NextButton>> = {
    retry: {
      label: "common.retry",
      icon: <RotateCcw />,
      onPress: () => (code === undefined ? play() : actions.joinRoom(nickname, code)),
    },
    takeSeat: {
      label: "exit.playHere",
      icon: <MonitorPlay />,
      onPress: () => actions.joinRoom(nickname, code ?? "", { takeSeat: true }),
    },
    reload: { label: "common.reload", icon: <RotateCcw />, onPress: () => location.reload() },
    play: { label: "home.playNow", icon: <Play />, onPress: play },
    home: { label: "common.home", icon: <House />, onPress: goHome },
  };
  const { label, icon, onPress } = buttons[next];
  return (
    <PageFrame>
      <ExitPicture reason={reason} />
      <div role="alert" class="exit">
        <h1>{t(title)}</h1>
        <p class="lead">{kick === undefined ? (endText(host, reason) ?? t(text)) : kickText(kick, reason)}</p>
        {host !== undefined && host.reason !== "" && <KickReason>{host.reason}</KickReason>}
        {kick !== undefined && kick.reason !== "" && <KickReason>{kick.reason}</KickReason>}
        {code !== undefined && <p class="code">{code}</p>}
      </div>
      <div class="stack">
        <Button variant="primary" size="large" icon={icon} onPress={onPress}>
          {t(label)}
        </Button>
        {host !== undefined && reason !== "cooldown" && <HelpButton />}
        {live && (
          <a class="button button-plain button-large" href="/live">
            <Radio />
            <span>{t("exit.live")}</span>
          </a>
        )}
        {!live && next !== "play" && next !== "reload" && (
          <Button size="large" icon={<Play />} onPress={play}>
            {t("home.playNow")}
          </Button>
        )}
        {next !== "home" && (
          <Button variant="quiet" icon={<House />} onPress={goHome}>
            {t("common.home")}
          </Button>
        )}
      </div>
    </PageFrame>
  );
}

function kickText({ by }: KickInfo, reason: ExitReason): string {
  if (by === "") return t("exit.kickedByVote");
  return t(reason === "banned" ? "exit.bannedBy" : "exit.kickedBy", { by });
}

/** Removed players can ask the host why. */
function HelpButton() {
  const { helpOpen } = useUi();
  return (
    <Button size="large" icon={<LifeBuoy />} onPress={() => (helpOpen.value = true)}>
      {t("help.open")}
    </Button>
  );
}

function endText(host: HostAct | undefined, reason: ExitReason): string | undefined {
  if (host === undefined || host.until === null) return undefined;
  const time = dateText(host.until, { dateStyle: "medium", timeStyle: "short" });
  return t(reason === "cooldown" ? "exit.cooldownUntil" : "exit.bannedUntil", { time });
}

function KickReason({ children }: { readonly children: string }) {
  return (
    <p class="exit-reason">
      {t("exit.reason")} <bdi>{children}</bdi>
    </p>
  );
}
