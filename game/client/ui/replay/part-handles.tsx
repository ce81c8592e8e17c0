/** The two ends of the chosen part on the timeline: sliders for the pointer and the keyboard. The picture follows them. */
import { REPLAY_RATE, type ReplaySpan } from "../../session/replay.ts";
import { t } from "../i18n/translate.ts";
import { movePart } from "./commands.ts";
import { useReplay } from "./replay-context.ts";
import { exactTimeText } from "./time-text.ts";

/** Ticks per press. */
const STEPS: Readonly<Record<string, number>> = {
  ArrowLeft: -6,
  ArrowDown: -6,
  ArrowRight: 6,
  ArrowUp: 6,
  ",": -1,
  ".": 1,
  PageDown: -5 * REPLAY_RATE,
  PageUp: 5 * REPLAY_RATE,
  Home: -Infinity,
  End: Infinity,
};

type PartHandlesProps = {
  readonly ticks: number;
  /** The tick below the pointer. */
  readonly tickAt: (event: PointerEvent) => number;
};

export function PartHandles({ ticks, tickAt }: PartHandlesProps) {
  const part = useReplay().state.part.value;
  if (part === null) return null;
  return (
    <>
      <Handle side="from" part={part} min={0} max={part.to - 1} {...{ ticks, tickAt }} />
      <Handle side="to" part={part} min={part.from + 1} max={ticks} {...{ ticks, tickAt }} />
    </>
  );
}

type HandleProps = PartHandlesProps & {
  readonly side: "from" | "to";
  readonly part: ReplaySpan;
  readonly min: number;
  readonly max: number;
};

function Handle({ side, part, min, max, ticks, tickAt }: HandleProps) {
  const ui = useReplay();
  const at = part[side];
  const move = (tick: number) => movePart(ui, side, Math.max(min, Math.min(max, tick)));
  return (
    <div
      class={`seek-handle seek-handle-${side}`}
      style={{ left: `${(100 * at) / Math.max(1, ticks)}%` }}
      role="slider"
      tabIndex={0}
      aria-label={t(side === "from" ? "replay.clipStart" : "replay.clipEnd")}
      aria-valuemin={Math.floor(min / REPLAY_RATE)}
      aria-valuemax={Math.ceil(max / REPLAY_RATE)}
      aria-valuenow={Math.floor(at / REPLAY_RATE)}
      aria-valuetext={exactTimeText(at)}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        ui.actions.setPlaying(false);
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) move(tickAt(event));
      }}
      onKeyDown={(event) => {
        const step = STEPS[event.key];
        if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
        event.preventDefault();
        move(at + step);
      }}
    />
  );
}
