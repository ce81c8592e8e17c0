/** The state of a drill: what to do, how far it is, and at its end the result with its stars. */
import { RotateCcw } from "lucide-preact";
import { useEffect, useRef } from "preact/hooks";
import { DRILLS, type DrillKind, isBetter, type PracticeInfo, starsOf } from "../../session/practice.ts";
import { Button } from "../component/button.tsx";
import { useUi } from "../context/ui-context.ts";
import { t } from "../i18n/translate.ts";
import { bestText, resultText, rounded } from "./result-text.ts";
import { Stars } from "./stars.tsx";

const BEGIN = { keys: "practice.begin", touch: "practice.beginTouch", pad: "practice.beginPad" } as const;

type DrillProps = { readonly kind: DrillKind; readonly practice: PracticeInfo };

export function DrillPanel({ kind, practice }: DrillProps) {
  const { begun, count, attempts, secondsLeft, result } = practice;
  const isNew = useBest(kind, result);
  const { preferences, session } = useUi();
  const best = preferences.drillBests.value.value[kind];
  if (result !== null) return <Result kind={kind} practice={practice} isNew={isNew} best={best} />;
  const { wanted, result: unit } = DRILLS[kind];
  const done = unit === "count" && wanted > 0 ? attempts : count;
  return (
    <>
      <b>{wanted === 0 ? count : t("practice.progress", { count: done, wanted })}</b>
      {unit === "count" && wanted > 0 && <span>{t("practice.saved", { count })}</span>}
      {secondsLeft !== null && <span>{t("practice.left", { seconds: secondsLeft })}</span>}
      {!begun && (
        <span>
          {t(`practice.rules.${kind}`)} {t(BEGIN[session.device.used.value])}
        </span>
      )}
      {best !== undefined && <small>{bestText(kind, best)}</small>}
    </>
  );
}

type ResultProps = DrillProps & { readonly isNew: boolean; readonly best: number | undefined };

function Result({ kind, practice: { plan, result }, isNew, best }: ResultProps) {
  const { actions, preferences } = useUi();
  return (
    <div class="drill-result">
      <Stars count={starsOf(kind, result ?? undefined)} />
      <b>{resultText(kind, result ?? 0)}</b>
      {isNew ? <span class="drill-record">{t("practice.record")}</span> : best !== undefined && bestText(kind, best)}
      <Button
        variant="primary"
        icon={<RotateCcw />}
        onPress={() => void actions.practice(preferences.nickname.peek(), plan)}
      >
        {t("practice.again")}
      </Button>
    </div>
  );
}

/** Saves a result that is the best so far; true for that one. */
function useBest(kind: DrillKind, result: number | null): boolean {
  const { drillBests } = useUi().preferences;
  const isNew = useRef(false);
  useEffect(() => {
    if (result === null) return void (isNew.current = false);
    const bests = drillBests.value.peek();
    isNew.current = isBetter(kind, rounded(result), bests[kind]);
    if (isNew.current) drillBests.save({ ...bests, [kind]: rounded(result) });
  }, [kind, result]);
  return isNew.current;
}
