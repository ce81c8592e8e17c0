/** The camera choices of spectators: the ball, a player, or free. */
import { ChevronLeft, ChevronRight, CircleDot, Hand } from "lucide-preact";
import type { ComponentChildren } from "preact";
import { SPECTATORS } from "#room/team.ts";
import { followed, followNext, type Spectating } from "../../session/spectating.ts";
import { useUi } from "../context/ui-context.ts";
import { t } from "../i18n/translate.ts";

export function SpectatingBar() {
  const { session, keyboard } = useUi();
  const { labelOf } = keyboard;
  const { spectating, players } = session;
  if (session.me.value?.team !== SPECTATORS || !session.gameOn.value) return null;
  const player = followed(spectating.value, players.value);
  const kind = player ? "player" : spectating.value.kind === "free" ? "free" : "ball";
  const follow = (step: 1 | -1) => (spectating.value = followNext(spectating.value, players.value, step));
  const previous = t("spectating.previous", { key: labelOf("BracketLeft") });
  const next = t("spectating.next", { key: labelOf("BracketRight") });
  const choose = (choice: Spectating) => (spectating.value = choice);
  return (
    <>
      <p class="spectating-hint">
        <span>{t("spectating.hint")}</span>
      </p>
      <div class="spectating" role="group" aria-label={t("spectating.label")}>
        <Choice
          shortcut={labelOf("KeyB")}
          icon={<CircleDot />}
          on={kind === "ball"}
          onPress={() => choose({ kind: "ball" })}
        >
          {t("spectating.ball")}
        </Choice>
        <span class={kind === "player" ? "spectating-player spectating-on" : "spectating-player"}>
          <button type="button" aria-label={previous} title={previous} onClick={() => follow(-1)}>
            <ChevronLeft />
          </button>
          <span class="spectating-name" role="status">
            <bdi>{player?.name ?? t("spectating.players")}</bdi>
          </span>
          <button type="button" aria-label={next} title={next} onClick={() => follow(1)}>
            <ChevronRight />
          </button>
        </span>
        <Choice
          shortcut={labelOf("KeyF")}
          icon={<Hand />}
          on={kind === "free"}
          onPress={() => choose({ kind: "free" })}
        >
          {t("spectating.free")}
        </Choice>
      </div>
    </>
  );
}

type ChoiceProps = {
  /** The keyboard shortcut, shown in the tooltip. */
  readonly shortcut: string;
  readonly icon: ComponentChildren;
  readonly on: boolean;
  readonly children: string;
  readonly onPress: () => void;
};

function Choice({ shortcut, icon, on, children, onPress }: ChoiceProps) {
  return (
    <button
      type="button"
      class={on ? "spectating-choice spectating-on" : "spectating-choice"}
      aria-pressed={on}
      title={`${children} (${shortcut})`}
      onClick={onPress}
    >
      {icon}
      <span>{children}</span>
    </button>
  );
}
