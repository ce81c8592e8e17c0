/** Everything that is wrong with the file. A problem of an item selects it. */
import { t } from "../../i18n/translate.ts";
import { useEditor } from "../editor-context.ts";
import { ProblemIcon } from "./problem-notes.tsx";
import { type Problem, problemsOf } from "./problems.ts";
import { Section } from "./section.tsx";

export function ProblemSection() {
  const { state } = useEditor();
  const problems = problemsOf(state.content.value);
  if (problems.length === 0) return null;
  const hasErrors = problems[0]!.level === "error";
  return (
    <Section
      key={String(hasErrors)}
      title={t("editor.panel.problems")}
      note={String(problems.length)}
      isOpen={hasErrors}
    >
      <ul class="panel-problems panel-problem-list">
        {problems.map((problem, i) => (
          <li key={i} class={`panel-${problem.level}`}>
            <ProblemIcon level={problem.level} />
            <ProblemText {...problem} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function ProblemText({ id, path, message }: Problem) {
  const { actions } = useEditor();
  const text = path === "" ? message : `${path}: ${message}`;
  if (id === undefined) return <span>{text}</span>;
  const show = () => {
    actions.select([id]);
    actions.reveal([id]);
  };
  return (
    <button type="button" onClick={show}>
      {text}
    </button>
  );
}
