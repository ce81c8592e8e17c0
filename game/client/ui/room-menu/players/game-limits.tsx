/** Time limit and score limit of the game: steppers for members that may change them, text for the others. */
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { SETTINGS } from "#room/settings.ts";
import { Stepper } from "../../component/stepper.tsx";
import { useUi } from "../../context/ui-context.ts";
import { t } from "../../i18n/translate.ts";

type Limits = { readonly timeLimit: number; readonly scoreLimit: number };

export function GameLimits() {
  const { session } = useUi();
  const [limits, change] = useLimits();
  const note = useId();
  if (!session.rights.value.game) {
    return (
      <p class="limits-text">
        <span>{t("room.timeLimit")}</span> <b>{minutes(limits.timeLimit)}</b>
        <span>{t("room.scoreLimit")}</span> <b>{goals(limits.scoreLimit)}</b>
      </p>
    );
  }
  const gameOn = session.game.value !== null;
  const shared = { disabled: gameOn, describedBy: gameOn ? note : undefined };
  return (
    <div class="limits">
      <Stepper
        {...shared}
        label={t("room.timeLimit")}
        value={limits.timeLimit}
        max={SETTINGS.timeLimit.max}
        text={minutes}
        onValue={(timeLimit) => change({ ...limits, timeLimit })}
      />
      <Stepper
        {...shared}
        label={t("room.scoreLimit")}
        value={limits.scoreLimit}
        max={SETTINGS.scoreLimit.max}
        text={goals}
        onValue={(scoreLimit) => change({ ...limits, scoreLimit })}
      />
      {gameOn && (
        <p class="field-note" id={note}>
          {t("room.limitsLocked")}
        </p>
      )}
    </div>
  );
}

const minutes = (count: number) => (count === 0 ? t("room.noLimit") : t("room.minutes", { count }));
const goals = (count: number) => (count === 0 ? t("room.noLimit") : t("room.goals", { count }));

/** Delay after the last change before it is sent, so that a series of presses is one request. */
const SEND_DELAY_MS = 500;
/** Time for the room's answer, after which its limits are shown again. */
const ANSWER_TIMEOUT_MS = 2000;

/** The limits to show, with unsent changes, and a function to change them. */
function useLimits(): readonly [Limits, (limits: Limits) => void] {
  const { session, actions } = useUi();
  const { timeLimit = 0, scoreLimit = 0 } = session.room.value ?? {};
  const [draft, setDraft] = useState<Limits | undefined>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => setDraft(undefined), [timeLimit, scoreLimit]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const change = (limits: Limits) => {
    setDraft(limits);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      actions.ask("settings", limits);
      timer.current = setTimeout(() => setDraft(undefined), ANSWER_TIMEOUT_MS);
    }, SEND_DELAY_MS);
  };
  return [draft ?? { timeLimit, scoreLimit }, change];
}
