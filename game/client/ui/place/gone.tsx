/** Why the visitor is not in a room, and where he can go from here. */
import { House, Play, RotateCcw } from "lucide-preact";
import type { GoneReason } from "../../session/place.ts";
import { Button } from "../component/button.tsx";
import { useUi } from "../context.ts";
import { t, type WordKey } from "../words.ts";
import { GonePicture } from "./gone-picture.tsx";
import { Page } from "./page.tsx";

type Reason = {
  readonly title: WordKey;
  readonly text: WordKey;
  /** What may well help: trying the room again, another match, loading the page anew, or the rooms of the start page. */
  readonly next: "retry" | "play" | "reload" | "home";
};

const REASONS: Readonly<Record<GoneReason, Reason>> = {
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

type GoneProps = { readonly reason: GoneReason; readonly code: string | undefined };

export function Gone({ reason, code }: GoneProps) {
  const { actions, memory } = useUi();
  const { title, text, next } = REASONS[reason];
  const nickname = memory.nickname.value;
  const retry = () => (code === undefined ? actions.playNow(nickname) : actions.joinRoom(nickname, code));
  return (
    <Page>
      <GonePicture reason={reason} />
      <div role="alert" class="gone">
        <h1>{t(title)}</h1>
        <p class="lead">{t(text)}</p>
        {code !== undefined && <p class="code">{code}</p>}
      </div>
      <div class="stack">
        {next === "retry" && (
          <Button look="primary" size="large" icon={<RotateCcw />} onPress={retry}>
            {t("common.retry")}
          </Button>
        )}
        {next === "reload" && (
          <Button look="primary" size="large" icon={<RotateCcw />} onPress={() => location.reload()}>
            {t("common.reload")}
          </Button>
        )}
        {next === "home" && (
          <Button look="primary" size="large" icon={<House />} onPress={() => actions.leave()}>
            {t("common.home")}
          </Button>
        )}
        {next !== "reload" && (
          <Button
            look={next === "play" ? "primary" : "plain"}
            size="large"
            icon={<Play />}
            onPress={() => actions.playNow(nickname)}
          >
            {t("home.playNow")}
          </Button>
        )}
        {next !== "home" && (
          <Button look="quiet" icon={<House />} onPress={() => actions.leave()}>
            {t("common.home")}
          </Button>
        )}
      </div>
    </Page>
  );
}
