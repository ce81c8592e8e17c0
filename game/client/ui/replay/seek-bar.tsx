/** The timeline: a slider with goals, kick-offs, pauses and chat, and the part that is chosen. */
import { useRef, useState } from "preact/hooks";
import { REPLAY_RATE, type ReplayGoal, type ReplayMarks } from "../../session/replay.ts";
import { BLUE_TEAM } from "#room/team.ts";
import { t } from "../i18n/translate.ts";
import { kitBackground } from "../team/team-style.ts";
import { chatHeights } from "./chat-heights.ts";
import { useReplay } from "./replay-context.ts";
import { PartHandles } from "./part-handles.tsx";
import { exactTimeText, timeText } from "./time-text.ts";

/** Ticks before a goal to which its mark jumps. */
const BEFORE_GOAL = 2 * REPLAY_RATE;

export function SeekBar({ ticks }: { readonly ticks: number }) {
  const { state, actions } = useReplay();
  const track = useRef<HTMLDivElement>(null);
  const [hover, setHover] = useState<number>();
  const tickAt = (event: PointerEvent) => {
    const { left, width } = track.current!.getBoundingClientRect();
    return Math.round(ticks * Math.max(0, Math.min(1, (event.clientX - left) / Math.max(1, width))));
  };
  const shown = state.tick.value;
  return (
    <div class="seek">
      <div
        ref={track}
        class="seek-bar"
        role="slider"
        tabIndex={0}
        aria-label={t("replay.timeline")}
        aria-valuemin={0}
        aria-valuemax={Math.floor(ticks / REPLAY_RATE)}
        aria-valuenow={Math.floor(shown / REPLAY_RATE)}
        aria-valuetext={t("replay.position", { time: timeText(shown), length: timeText(ticks) })}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          actions.seek(tickAt(event));
        }}
        onPointerMove={(event) => {
          const tick = tickAt(event);
          setHover(event.pointerType === "mouse" ? tick : undefined);
          if (event.currentTarget.hasPointerCapture(event.pointerId)) actions.seek(tick);
        }}
        onPointerLeave={() => setHover(undefined)}
      >
        <ChatDensity ticks={ticks} />
        <div class="seek-track">
          <i class="seek-prepared" style={{ width: share(state.prepared.value, ticks) }} />
          <i class="seek-played" style={{ width: share(shown, ticks) }} />
          <Marks marks={state.marks.value} ticks={ticks} />
          <Part ticks={ticks} />
        </div>
        <i class="seek-thumb" style={{ left: share(shown, ticks) }} />
        {hover !== undefined && (
          <span class="seek-hover" style={{ left: share(hover, ticks) }} aria-hidden="true">
            {exactTimeText(hover)}
          </span>
        )}
      </div>
      <Goals ticks={ticks} />
      <PartHandles ticks={ticks} tickAt={tickAt} />
    </div>
  );
}

function share(tick: number, ticks: number): string {
  return `${(100 * tick) / Math.max(1, ticks)}%`;
}

function Marks({ marks: { kickOffs, pauses }, ticks }: { readonly marks: ReplayMarks; readonly ticks: number }) {
  return (
    <>
      {pauses.map(({ from, to }) => (
        <i
          key={`pause-${from}`}
          class="seek-pause"
          style={{ left: share(from, ticks), width: share(to - from, ticks) }}
        />
      ))}
      {kickOffs.map((tick) => (
        <i key={`kick-off-${tick}`} class="seek-kick-off" style={{ left: share(tick, ticks) }} />
      ))}
    </>
  );
}

function Part({ ticks }: { readonly ticks: number }) {
  const part = useReplay().state.part.value;
  if (part === null) return null;
  return <i class="seek-part" style={{ left: share(part.from, ticks), width: share(part.to - part.from, ticks) }} />;
}

function ChatDensity({ ticks }: { readonly ticks: number }) {
  const heights = chatHeights(useReplay().state.marks.value.chat, ticks);
  if (heights.length === 0) return null;
  const bars = heights.map((height, i) => (height > 0 ? `M${i} 1V${1 - height}` : "")).join("");
  return (
    <svg class="seek-chat" viewBox={`-0.5 0 ${heights.length} 1`} preserveAspectRatio="none" aria-hidden="true">
      <path d={bars} />
    </svg>
  );
}

export function goalText({ tick, team, red, blue }: ReplayGoal): string {
  return t(team === BLUE_TEAM ? "replay.goalBlue" : "replay.goalRed", { time: timeText(tick), red, blue });
}

/** Buttons, for pointers; keys have the next and the previous goal. */
function Goals({ ticks }: { readonly ticks: number }) {
  const { session, state, actions } = useReplay();
  return (
    <>
      {state.marks.value.goals.map((goal) => {
        const { tick, team } = goal;
        const label = goalText(goal);
        return (
          <button
            key={tick}
            type="button"
            tabIndex={-1}
            class="seek-goal"
            style={{ left: share(tick, ticks), background: kitBackground(session.wornKits.value, team) }}
            aria-label={label}
            title={label}
            onClick={() => actions.seek(tick - BEFORE_GOAL)}
          />
        );
      })}
    </>
  );
}
