/** What can be practised without a server: the lesson, shots against the clock, a match against bots. */
import { useSignal } from "@preact/signals";
import "../style/drills.css";
import type { ComponentType } from "preact";
import { Bot, Crosshair, GraduationCap, Hand, Route, Target } from "lucide-preact";
import {
  BOT_LEVELS,
  DRILL_KINDS,
  type DrillKind,
  type PracticePlan,
  starsOf,
  TEAM_SIZES,
} from "../../session/practice.ts";
import { Button } from "../component/button.tsx";
import { Dialog } from "../component/dialog.tsx";
import { SegmentedControl } from "../component/segmented-control.tsx";
import { useUi } from "../context/ui-context.ts";
import { t } from "../i18n/translate.ts";
import { bestText } from "./result-text.ts";
import { Stars } from "./stars.tsx";

const ICONS: Readonly<Record<DrillKind, ComponentType>> = {
  shots: Target,
  passes: Crosshair,
  dribbling: Route,
  keeper: Hand,
};

type PracticeDialogProps = { readonly nickname: string; readonly onClose: () => void };

export function PracticeDialog({ nickname, onClose }: PracticeDialogProps) {
  const { actions, preferences } = useUi();
  const level = useSignal<(typeof BOT_LEVELS)[number]>("easy");
  const size = useSignal<(typeof TEAM_SIZES)[number]>(2);
  const start = (plan: PracticePlan) => void actions.practice(nickname, plan);
  return (
    <Dialog name="practice" title={t("practice.title")} onClose={onClose}>
      <div class="stack">
        <p class="field-note">{t("practice.note")}</p>
        <Button
          icon={<GraduationCap />}
          onPress={() => {
            preferences.lessonShown.save(true);
            start({ kind: "lesson" });
          }}
        >
          {t("practice.lesson")}
        </Button>
        <ul class="drills" role="list">
          {DRILL_KINDS.map((kind) => (
            <li key={kind}>
              <DrillCard kind={kind} onStart={() => start({ kind })} />
            </li>
          ))}
        </ul>
        <SegmentedControl
          label={t("practice.level")}
          value={level.value}
          options={BOT_LEVELS.map((value) => ({ value, label: t(`practice.levels.${value}`) }))}
          onPick={(value) => (level.value = value)}
        />
        <SegmentedControl
          label={t("practice.size")}
          value={String(size.value)}
          options={TEAM_SIZES.map((value) => ({ value: String(value), label: t("practice.against", { value }) }))}
          onPick={(value) => (size.value = TEAM_SIZES.find((each) => String(each) === value) ?? 2)}
        />
        <Button
          variant="primary"
          icon={<Bot />}
          onPress={() => start({ kind: "match", teamSize: size.value, level: level.value })}
        >
          {t("practice.match")}
        </Button>
      </div>
    </Dialog>
  );
}

function DrillCard({ kind, onStart }: { readonly kind: DrillKind; readonly onStart: () => void }) {
  const best = useUi().preferences.drillBests.value.value[kind];
  const Icon = ICONS[kind];
  return (
    <button type="button" class="drill" onClick={onStart}>
      <Icon />
      <b>{t(`practice.${kind}`)}</b>
      <Stars count={starsOf(kind, best)} />
      <small>{t(`practice.rules.${kind}`)}</small>
      {best !== undefined && <small class="drill-best">{bestText(kind, best)}</small>}
    </button>
  );
}
