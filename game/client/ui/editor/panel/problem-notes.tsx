/** Errors and warnings below what they are about. */
import { CircleX, TriangleAlert } from "lucide-preact";
import { t } from "../../i18n/translate.ts";
import type { Problem } from "./problems.ts";

const SHOWN_MAX = 4;

export function ProblemNotes({ problems }: { readonly problems: readonly Problem[] }) {
  if (problems.length === 0) return null;
  const hidden = problems.length - SHOWN_MAX;
  return (
    <ul class="panel-problems">
      {problems.slice(0, SHOWN_MAX).map((problem) => (
        <li key={`${problem.path} ${problem.message}`} class={`panel-${problem.level}`}>
          <ProblemIcon level={problem.level} />
          {problem.message}
        </li>
      ))}
      {hidden > 0 && <li>{t("editor.panel.moreProblems", { count: hidden })}</li>}
    </ul>
  );
}

export function ProblemIcon({ level }: Pick<Problem, "level">) {
  const Icon = level === "error" ? CircleX : TriangleAlert;
  return <Icon class={`panel-${level}-icon`} role="img" aria-hidden={false} aria-label={levelText(level)} />;
}

export function levelText(level: Problem["level"]): string {
  return level === "error" ? t("editor.panel.error") : t("editor.panel.warning");
}
