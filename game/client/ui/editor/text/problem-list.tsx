/** The problems of the text as a list of buttons that lead to them. */
import { CircleX, TriangleAlert } from "lucide-preact";
import { t } from "../../i18n/translate.ts";
import type { Problem } from "./problems.ts";

type ProblemListProps = {
  readonly problems: readonly Problem[];
  readonly onChoose: (problem: Problem) => void;
};

export function ProblemList({ problems, onChoose }: ProblemListProps) {
  if (problems.length === 0) return <p class="text-problems-none">{t("editor.text.noProblems")}</p>;
  return (
    <ul class="text-problems" aria-label={t("editor.text.problems")}>
      {problems.map((problem, i) => (
        <li key={i}>
          <button
            type="button"
            class={`text-problem text-problem-${problem.severity}`}
            onClick={() => onChoose(problem)}
          >
            <Icon severity={problem.severity} />
            <span class="text-problem-message">{problem.message}</span>
            {problem.line !== undefined && (
              <span class="text-problem-line">{t("editor.text.line", { line: problem.line })}</span>
            )}
          </button>
        </li>
      ))}
    </ul>
  );
}

function Icon({ severity }: Pick<Problem, "severity">) {
  const name = severity === "error" ? t("editor.text.error") : t("editor.text.warning");
  const Sign = severity === "error" ? CircleX : TriangleAlert;
  return (
    <span class="text-problem-icon" role="img" aria-label={name}>
      <Sign aria-hidden="true" />
    </span>
  );
}
