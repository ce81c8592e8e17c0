/** What can be practised without a server: the lesson, shots against the clock, a match against bots. */
import { useSignal } from "@preact/signals";
import { Bot, GraduationCap, Target } from "lucide-preact";
import { BOT_LEVELS, TEAM_SIZES, type PracticePlan } from "../../session/practice.ts";
import { Button } from "../component/button.tsx";
import { Dialog } from "../component/dialog.tsx";
import { SegmentedControl } from "../component/segmented-control.tsx";
import { useUi } from "../context/ui-context.ts";
import { t } from "../i18n/translate.ts";

type PracticeDialogProps = { readonly nickname: string; readonly onClose: () => void };

export function PracticeDialog({ nickname, onClose }: PracticeDialogProps) {
  const { actions } = useUi();
  const level = useSignal<(typeof BOT_LEVELS)[number]>("easy");
  const size = useSignal<(typeof TEAM_SIZES)[number]>(2);
  const start = (plan: PracticePlan) => void actions.practice(nickname, plan);
  return (
    <Dialog name="practice" title={t("practice.title")} onClose={onClose}>
      <div class="stack">
        <p class="field-note">{t("practice.note")}</p>
        <Button icon={<GraduationCap />} onPress={() => start({ kind: "lesson" })}>
          {t("practice.lesson")}
        </Button>
        <Button icon={<Target />} onPress={() => start({ kind: "shots" })}>
          {t("practice.shots")}
        </Button>
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
