/** The limits of the game and its overtime: controls for members that may change them, text for the others. */
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { DEFAULT_SETTINGS, SETTINGS, type RoomSettings } from "#room/settings.ts";
import { Stepper } from "../../component/stepper.tsx";
import { Switch } from "../../component/switch.tsx";
import { useUi } from "../../context/ui-context.ts";
import { t } from "../../i18n/translate.ts";

type Limits = Pick<RoomSettings, "timeLimit" | "scoreLimit" | "overtime">;

export function GameLimits() {
  const { session } = useUi();
  const [limits, change] = useLimits();
  const note = useId();
  if (!session.rights.value.game) {
    return (
      <p class="limits-text">
        <span>{t("room.timeLimit")}</span> <b>{minutes(limits.timeLimit)}</b>
        <span>{t("room.scoreLimit")}</span> <b>{goals(limits.scoreLimit)}</b>
        {!limits.overtime && <span>{t("room.overtimeOff")}</span>}
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
      <Switch
        label={t("room.overtime")}
        note={t("room.overtimeNote")}
        on={limits.overtime}
        disabled={gameOn}
        onChange={(overtime) => change({ ...limits, overtime })}
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
  const { timeLimit, scoreLimit, overtime } = session.room.value ?? DEFAULT_SETTINGS;
  const [draft, setDraft] = useState<Limits | undefined>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => setDraft(undefined), [timeLimit, scoreLimit, overtime]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const change = (limits: Limits) => {
    setDraft(limits);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      actions.ask("settings", limits);
      timer.current = setTimeout(() => setDraft(undefined), ANSWER_TIMEOUT_MS);
    }, SEND_DELAY_MS);
  };
  return [draft ?? { timeLimit, scoreLimit, overtime }, change];
}
