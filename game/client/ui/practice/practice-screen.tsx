/** The interface over a practice: scoreboard, what to do next, and the way back. */
import "../style/drills.css";
import "../style/practice.css";
import { LogOut, RotateCcw } from "lucide-preact";
import {
  isDrill,
  LESSON_STEPS,
  type LessonStep,
  type PracticeInfo,
  type PracticePlan,
} from "../../session/practice.ts";
import { Button } from "../component/button.tsx";
import { useKeys } from "../context/use-keys.ts";
import { useUi } from "../context/ui-context.ts";
import { Announcer } from "../hud/announcer.tsx";
import { Banner } from "../hud/banner.tsx";
import { Captions } from "../hud/captions.tsx";
import { Radar } from "../hud/radar.tsx";
import { PictureLost } from "../hud/picture-lost.tsx";
import { Scoreboard } from "../hud/scoreboard.tsx";
import { TouchControls, useTouchPlay } from "../hud/touch-play.tsx";
import { t, type TextKey } from "../i18n/translate.ts";
import { leavePractice } from "./leave-practice.ts";
import { DrillPanel } from "./drill-panel.tsx";
import { SettingsButton } from "../settings/settings-button.tsx";

export function PracticeScreen() {
  const { session } = useUi();
  const touch = useTouchPlay();
  const practice = session.practice.value;
  const game = session.game.value;
  if (practice === null) return null;
  return (
    <main class={touch ? "match match-practice match-touch" : "match match-practice"}>
      <h1 class="visually-hidden">{t(`practice.${practice.plan.kind}`)}</h1>
      <div class="match-top">
        <Tools plan={practice.plan} />
        {game && practice.plan.kind === "match" && <Scoreboard game={game} room={session.room.value} />}
        <div class="match-corner">
          <SettingsButton glass />
        </div>
      </div>
      {game && <Banner game={game} goals={session.goals.value} />}
      <Radar />
      <Captions session={session} />
      {touch && <TouchControls />}
      <Task practice={practice} />
      <Announcer />
      <PictureLost />
    </main>
  );
}

/** Escape leaves, R begins again. */
function Tools({ plan }: { readonly plan: PracticePlan }) {
  const ui = useUi();
  const leave = () => leavePractice(ui);
  const again = () => void ui.actions.practice(ui.preferences.nickname.peek(), plan);
  useKeys("match", ({ code, repeat }) => {
    if (code !== "Escape" && code !== "KeyR") return undefined;
    if (!repeat && code === "Escape") leave();
    if (!repeat && code === "KeyR") again();
    return "handled";
  });
  return (
    <div class="row">
      <Button size="small" icon={<LogOut />} onPress={leave}>
        {t(plan.kind === "lesson" ? "practice.skip" : "practice.leave")}
      </Button>
      {plan.kind !== "lesson" && (
        <Button size="small" icon={<RotateCcw />} onPress={again}>
          {t("practice.again")}
        </Button>
      )}
    </div>
  );
}

type TaskProps = { readonly practice: PracticeInfo };

/** What the player should do next. */
function Task({ practice }: TaskProps) {
  const { kind } = practice.plan;
  if (kind === "match") return null;
  return (
    <div class="practice-task" role={practice.begun && practice.result === null ? undefined : "status"}>
      {isDrill(kind) ? <DrillPanel kind={kind} practice={practice} /> : <Lesson practice={practice} />}
    </div>
  );
}

type Device = "keys" | "touch" | "pad";

const STEP_TEXTS: Readonly<Record<LessonStep, Readonly<Record<"title" | Device, TextKey>>>> = {
  move: {
    title: "practice.step.move.title",
    keys: "practice.step.move.keys",
    touch: "practice.step.move.touch",
    pad: "practice.step.move.pad",
  },
  kick: {
    title: "practice.step.kick.title",
    keys: "practice.step.kick.keys",
    touch: "practice.step.kick.touch",
    pad: "practice.step.kick.pad",
  },
  score: {
    title: "practice.step.score.title",
    keys: "practice.step.score.keys",
    touch: "practice.step.score.touch",
    pad: "practice.step.score.pad",
  },
};

/** First keys of the steps (session/bindings.ts). */
const STEP_KEYS: Readonly<Record<LessonStep, readonly string[]>> = {
  move: ["KeyW", "KeyA", "KeyS", "KeyD"],
  kick: ["KeyX"],
  score: [],
};

function Lesson({ practice: { step } }: TaskProps) {
  const { actions, preferences, keyboard, session } = useUi();
  if (step === "done") {
    return (
      <>
        <b>{t("practice.learned")}</b>
        <Button variant="primary" onPress={() => playNow()}>
          {t("home.playNow")}
        </Button>
      </>
    );
  }
  return (
    <>
      <span class="practice-steps" aria-hidden="true">
        {LESSON_STEPS.map((each) => (
          <i key={each} class={LESSON_STEPS.indexOf(each) <= LESSON_STEPS.indexOf(step) ? "practice-step-on" : ""} />
        ))}
      </span>
      <b>{t(STEP_TEXTS[step].title)}</b>
      <span>
        {t(STEP_TEXTS[step][session.device.used.value], {
          keys: STEP_KEYS[step].map((code) => keyboard.labelOf(code)).join(" "),
        })}
      </span>
    </>
  );

  function playNow(): void {
    actions.leave();
    actions.playNow(preferences.nickname.peek());
  }
}
