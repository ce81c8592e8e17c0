/** What the camera shows: the whole pitch, the ball, or a player. */
import { ChevronLeft, ChevronRight, CircleDot, Maximize } from "lucide-preact";
import type { ComponentChildren } from "preact";
import { followed } from "../../session/spectating.ts";
import { t } from "../i18n/translate.ts";
import { follow } from "./commands.ts";
import { useReplay } from "./replay-context.ts";

export function CameraChoice() {
  const ui = useReplay();
  const { spectating, players } = ui.session;
  const { labelOf } = ui.keyboard;
  const player = followed(spectating.value, players.value);
  const kind = spectating.value.kind === "player" && !player ? "ball" : spectating.value.kind;
  const previous = t("spectating.previous", { key: labelOf("BracketLeft") });
  const next = t("spectating.next", { key: labelOf("BracketRight") });
  return (
    <div class="spectating" role="group" aria-label={t("spectating.label")}>
      <Choice
        label={t("replay.wholePitch")}
        shortcut={labelOf("KeyW")}
        icon={<Maximize />}
        on={kind === "pitch"}
        onPress={() => follow(ui, { kind: "pitch" })}
      />
      <Choice
        label={t("spectating.ball")}
        shortcut={labelOf("KeyB")}
        icon={<CircleDot />}
        on={kind === "ball"}
        onPress={() => follow(ui, { kind: "ball" })}
      />
      <span class={kind === "player" ? "spectating-player spectating-on" : "spectating-player"}>
        <button type="button" aria-label={previous} title={previous} onClick={() => follow(ui, -1)}>
          <ChevronLeft />
        </button>
        <span class="spectating-name" role="status">
          <bdi>{player?.name ?? t("spectating.players")}</bdi>
        </span>
        <button type="button" aria-label={next} title={next} onClick={() => follow(ui, 1)}>
          <ChevronRight />
        </button>
      </span>
    </div>
  );
}

type ChoiceProps = {
  readonly label: string;
  readonly shortcut: string;
  readonly icon: ComponentChildren;
  readonly on: boolean;
  readonly onPress: () => void;
};

function Choice({ label, shortcut, icon, on, onPress }: ChoiceProps) {
  return (
    <button
      type="button"
      class={on ? "spectating-choice spectating-on" : "spectating-choice"}
      aria-pressed={on}
      title={`${label} (${shortcut})`}
      onClick={onPress}
    >
      {icon}
      <span>{label}</span>
    </button>
  );
}
