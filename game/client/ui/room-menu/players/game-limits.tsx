/** When a game ends: by time and by goals. */
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { Stepper } from "../../component/stepper.tsx";
import { useUi } from "../../context/ui-context.ts";
import { t } from "../../i18n/translate.ts";
import { SETTINGS } from "#room/settings.ts";

type LimitPair = { readonly timeLimit: number; readonly scoreLimit: number };

export function Limits() {
  const { session } = useUi();
  const [limits, change] = useLimits();
  const why = useId();
  if (!session.rights.value.game) {
    return (
      <p class="limits-told">
        <span>{t("room.timeLimit")}</span> <b>{minutes(limits.timeLimit)}</b>
        <span>{t("room.scoreLimit")}</span> <b>{goals(limits.scoreLimit)}</b>
      </p>
    );
  }
  const on = session.game.value !== null;
  const shared = { max: SETTINGS.timeLimit.max, disabled: on, describedBy: on ? why : undefined };
  return (
    <div class="limits">
      <Stepper
        {...shared}
        label={t("room.timeLimit")}
        value={limits.timeLimit}
        text={minutes}
        onValue={(timeLimit) => change({ ...limits, timeLimit })}
      />
      <Stepper
        {...shared}
        label={t("room.scoreLimit")}
        value={limits.scoreLimit}
        text={goals}
        onValue={(scoreLimit) => change({ ...limits, scoreLimit })}
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
      actions.ask("settings", limits);
      timer.current = setTimeout(() => setDraft(undefined), ANSWER_MS);
    }, SETTLE_MS);
  };
  return [draft ?? { timeLimit, scoreLimit }, change];
}
