/** The buttons that play the recording, the time, and the speed. */
import { ChevronFirst, ChevronLast, Pause, Play, StepBack, StepForward } from "lucide-preact";
import { REPLAY_SPEEDS } from "../../session/replay.ts";
import { IconButton } from "../component/icon-button.tsx";
import { t } from "../i18n/translate.ts";
import { jumpToGoal, stepFrame, togglePlaying } from "./commands.ts";
import { useReplay } from "./replay-context.ts";
import { exactTimeText, timeText } from "./time-text.ts";

export function Transport({ ticks }: { readonly ticks: number }) {
  const ui = useReplay();
  const { labelOf } = ui.keyboard;
  const playing = ui.state.playing.value;
  const toGoal = (by: 1 | -1) => {
    if (!jumpToGoal(ui, by)) ui.toasts.show(t("replay.noGoal"));
  };
  return (
    <div class="transport" role="group" aria-label={t("replay.playback")}>
      <IconButton label={t("replay.previousGoal", { key: `⇧${labelOf("KeyG")}` })} onPress={() => toGoal(-1)}>
        <ChevronFirst />
      </IconButton>
      <IconButton label={t("replay.frameBack", { key: labelOf("Comma") })} onPress={() => stepFrame(ui, -1)}>
        <StepBack />
      </IconButton>
      <button
        type="button"
        class="transport-play"
        aria-label={t(playing ? "replay.pause" : "replay.play", { key: labelOf("KeyK") })}
        title={t(playing ? "replay.pause" : "replay.play", { key: labelOf("KeyK") })}
        onClick={() => togglePlaying(ui)}
      >
        {playing ? <Pause /> : <Play />}
      </button>
      <IconButton label={t("replay.frameForward", { key: labelOf("Period") })} onPress={() => stepFrame(ui, 1)}>
        <StepForward />
      </IconButton>
      <IconButton label={t("replay.nextGoal", { key: labelOf("KeyG") })} onPress={() => toGoal(1)}>
        <ChevronLast />
      </IconButton>
      <Time ticks={ticks} />
      <Speed />
    </div>
  );
}

function Time({ ticks }: { readonly ticks: number }) {
  return (
    <span class="transport-time" aria-hidden="true">
      <b>{exactTimeText(useReplay().state.tick.value)}</b>
      <span class="transport-length"> / {timeText(ticks)}</span>
    </span>
  );
}

function Speed() {
  const { speed } = useReplay().state;
  return (
    <select
      class="transport-speed"
      aria-label={t("replay.speed")}
      title={t("replay.speed")}
      value={String(speed.value)}
      onChange={(event) => (speed.value = Number(event.currentTarget.value))}
    >
      {REPLAY_SPEEDS.map((value) => (
        <option key={value} value={String(value)}>
          {t("replay.times", { value })}
        </option>
      ))}
    </select>
  );
}
