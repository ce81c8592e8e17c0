/** Results of drills as text. */
import { DRILLS, type DrillKind } from "../../session/practice.ts";
import { numberText } from "../i18n/format.ts";
import { t } from "../i18n/translate.ts";

export function resultText(kind: DrillKind, result: number): string {
  const { result: unit, wanted } = DRILLS[kind];
  if (unit === "seconds") return t("practice.time", { time: numberText(rounded(result)) });
  return wanted === 0 ? String(result) : t("practice.progress", { count: result, wanted });
}

export function bestText(kind: DrillKind, best: number): string {
  return DRILLS[kind].result === "seconds"
    ? t("practice.bestTime", { time: numberText(rounded(best)) })
    : t("practice.bestCount", { count: best });
}

/** Hundredths of a second. */
export function rounded(seconds: number): number {
  return Math.round(seconds * 100) / 100;
}
