/** When a game ends: by time and by goals. */
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { Stepper } from "../component/stepper.tsx";
import { useUi } from "../context.ts";
import { t } from "../words.ts";
import { useScene } from "./panel.ts";
import { mayDirect } from "./rights.ts";

export const LIMIT_MAX = 99;

type LimitPair = { readonly time: number; readonly score: number };

export function Limits() {
  const scene = useScene();
  const [limits, change] = useLimits();
  const why = useId();
  if (!mayDirect(scene)) {
    return (
      <p class="limits-told">
        <span>{t("room.timeLimit")}</span> <b>{minutes(limits.time)}</b>
        <span>{t("room.scoreLimit")}</span> <b>{goals(limits.score)}</b>
      </p>
    );
  }
  const on = scene.game !== null;
  const shared = { max: LIMIT_MAX, disabled: on, describedBy: on ? why : undefined };
  return (
    <div class="limits">
      <Stepper
        {...shared}
        label={t("room.timeLimit")}
        value={limits.time}
        text={minutes}
        onValue={(time) => change({ ...limits, time })}
      />
      <Stepper
        {...shared}
        label={t("room.scoreLimit")}
        value={limits.score}
        text={goals}
        onValue={(score) => change({ ...limits, score })}
      />
      {on && (
        <p class="field-note" id={why}>
          {t("room.limitsLocked")}
        </p>
      )}
    </div>
  );
}

const minutes = (count: number) => (count === 0 ? t("room.noLimit") : t("room.minutes", { count }));
const goals = (count: number) => (count === 0 ? t("room.noLimit") : t("room.goals", { count }));

/** Long enough for the next press of a series. */
const SETTLE_MS = 500;
/** So long the room may take to agree before its own limits are shown again. */
const ANSWER_MS = 2000;

/** Shown at once and asked for when they have come to rest: the room hears of one change, not of ten. */
function useLimits(): readonly [LimitPair, (limits: LimitPair) => void] {
  const { session, actions } = useUi();
  const { timeLimit = 0, scoreLimit = 0 } = session.room.value ?? {};
  const [draft, setDraft] = useState<LimitPair | undefined>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => setDraft(undefined), [timeLimit, scoreLimit]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const change = (limits: LimitPair) => {
    setDraft(limits);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      actions.ask("limits", limits);
      timer.current = setTimeout(() => setDraft(undefined), ANSWER_MS);
    }, SETTLE_MS);
  };
  return [draft ?? { time: timeLimit, score: scoreLimit }, change];
}
