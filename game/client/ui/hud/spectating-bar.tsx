/** What a spectator looks at, and the ways to look at something else. */
import { ChevronLeft, ChevronRight, CircleDot, Hand } from "lucide-preact";
import type { ComponentChildren } from "preact";
import { followed, followNext, type Spectating } from "../../session/spectating.ts";
import { useUi } from "../context/ui-context.ts";
import { t } from "../i18n/translate.ts";

export function SpectatingBar() {
  const { session } = useUi();
  const { spectating, players } = session;
  if (session.me.value?.team !== 0 || session.game.value === null) return null;
  const player = followed(spectating.value, players.value);
  const kind = player ? "player" : spectating.value.kind === "free" ? "free" : "ball";
  const follow = (step: 1 | -1) => (spectating.value = followNext(spectating.value, players.value, step));
  const choose = (choice: Spectating) => (spectating.value = choice);
  return (
    <>
      <p class="spectating-hint">
        <span>{t("spectating.hint")}</span>
      </p>
      <div class="spectating" role="group" aria-label={t("spectating.label")}>
        <Choice sign="B" icon={<CircleDot />} on={kind === "ball"} onPress={() => choose({ kind: "ball" })}>
          {t("spectating.ball")}
        </Choice>
        <span class={kind === "player" ? "spectating-player spectating-on" : "spectating-player"}>
          <button
            type="button"
            aria-label={t("spectating.previous")}
            title={t("spectating.previous")}
            onClick={() => follow(-1)}
          >
            <ChevronLeft />
          </button>
          <span class="spectating-name" role="status">
            <bdi>{player?.name ?? t("spectating.players")}</bdi>
          </span>
          <button
            type="button"
            aria-label={t("spectating.next")}
            title={t("spectating.next")}
            onClick={() => follow(1)}
          >
            <ChevronRight />
          </button>
        </span>
        <Choice sign="F" icon={<Hand />} on={kind === "free"} onPress={() => choose({ kind: "free" })}>
          {t("spectating.free")}
        </Choice>
      </div>
    </>
  );
}

type ChoiceProps = {
  /** The key that does the same. */
  readonly sign: string;
  readonly icon: ComponentChildren;
  readonly on: boolean;
  readonly children: string;
  readonly onPress: () => void;
};

function Choice({ sign, icon, on, children, onPress }: ChoiceProps) {
  return (
    <button
      type="button"
      class={on ? "spectating-choice spectating-on" : "spectating-choice"}
      aria-pressed={on}
      title={`${children} (${sign})`}
      onClick={onPress}
    >
      {icon}
      <span>{children}</span>
    </button>
  );
}
