/** Goals and kick-offs as text for screen readers, while the recording plays at a speed that can be followed. */
import { useSignalEffect } from "@preact/signals";
import { useRef, useState } from "preact/hooks";
import { REPLAY_RATE, type ReplayMarks } from "../../session/replay.ts";
import { t } from "../i18n/translate.ts";
import { useReplay } from "./replay-context.ts";
import { goalText } from "./seek-bar.tsx";
import { timeText } from "./time-text.ts";

const SPEED_MAX = 2;
/** More ticks from one picture to the next are a jump. */
const JUMP = REPLAY_RATE;

export function ReplayAnnouncer() {
  const { state } = useReplay();
  const [text, setText] = useState("");
  const last = useRef(state.tick.peek());
  useSignalEffect(() => {
    const from = last.current;
    const to = (last.current = state.tick.value);
    if (!state.playing.peek() || state.speed.peek() > SPEED_MAX || to <= from || to - from > JUMP) return;
    const event = eventBetween(state.marks.peek(), from, to);
    if (event !== undefined) setText(event);
  });
  return (
    <p class="visually-hidden" role="status" aria-live="polite">
      {text}
    </p>
  );
}

/** Of the ticks after the first of the two, up to and with the second. */
function eventBetween({ goals, kickOffs }: ReplayMarks, from: number, to: number): string | undefined {
  const passed = (tick: number) => tick > from && tick <= to;
  const goal = goals.find(({ tick }) => passed(tick));
  if (goal !== undefined) return goalText(goal);
  const kickOff = kickOffs.find(passed);
  return kickOff === undefined ? undefined : t("replay.kickOff", { time: timeText(kickOff) });
}
