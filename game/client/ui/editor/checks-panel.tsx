/** What is wrong with the file, and the checks before publishing: both lead to their places on the pitch. */
import { useSignal } from "@preact/signals";
import { CircleAlert, CircleCheck, Crosshair, ListChecks, TriangleAlert } from "lucide-preact";
import { useEffect } from "preact/hooks";
import { BALL_ID } from "#editor/document.ts";
import { formatDiagnostic } from "#stadium/diagnostics.ts";
import type { CheckLevel, CheckPlace, CheckResult } from "../../editor/checks/check-result.ts";
import { runChecks } from "../../editor/checks/run-checks.ts";
import { Button } from "../component/button.tsx";
import { Spinner } from "../component/spinner.tsx";
import { decimalText } from "../i18n/format.ts";
import { t } from "../i18n/translate.ts";
import { useEditor } from "./editor-context.ts";
import { type Problem, problemsOf } from "./panel/problems.ts";

export function ChecksPanel() {
  return (
    <div class="editor-checks">
      <FileProblems />
      <PlayChecks />
    </div>
  );
}

const ICONS = {
  ok: <CircleCheck class="editor-check-ok" aria-hidden="true" />,
  warning: <TriangleAlert class="editor-check-warning" aria-hidden="true" />,
  error: <CircleAlert class="editor-check-error" aria-hidden="true" />,
} as const;

function LevelIcon({ level }: { readonly level: CheckLevel }) {
  return (
    <>
      {ICONS[level]}
      <span class="visually-hidden">{t(`editor.checks.level.${level}`)}</span>
    </>
  );
}

function FileProblems() {
  const problems = problemsOf(useEditor().state.content.value);
  if (problems.length === 0) return null;
  return (
    <section aria-labelledby="editor-file-problems">
      <h2 id="editor-file-problems">{t("editor.checks.file")}</h2>
      <ul>
        {problems.map((problem, i) => (
          <li key={i}>
            <LevelIcon level={problem.level} />
            <FileProblem problem={problem} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function FileProblem({ problem }: { readonly problem: Problem }) {
  const { actions } = useEditor();
  const { id } = problem;
  if (id === undefined) return <span>{formatDiagnostic(problem)}</span>;
  return (
    <button
      type="button"
      class="editor-link"
      onClick={() => {
        actions.select([id]);
        actions.reveal([id]);
      }}
    >
      {formatDiagnostic(problem)}
    </button>
  );
}

/** The checks and their results. `runsAtOnce`: they need no press of the button. */
export function PlayChecks({ runsAtOnce = false }: { readonly runsAtOnce?: boolean }) {
  const { state } = useEditor();
  const results = useSignal<readonly CheckResult[]>([]);
  const run = useSignal<AbortController | null>(null);
  useEffect(() => () => run.peek()?.abort(), []);
  const { errors, warnings, drawing } = state.content.value;
  const start = async () => {
    run.peek()?.abort();
    const controller = new AbortController();
    run.value = controller;
    results.value = [];
    const onResult = (result: CheckResult) => (results.value = [...results.peek(), result]);
    await runChecks(drawing.stadium, warnings.map(formatDiagnostic), { onResult, signal: controller.signal }).catch(
      () => undefined,
    );
    if (run.peek() === controller) run.value = null;
  };
  useEffect(() => {
    if (runsAtOnce && errors.length === 0) void start();
  }, []);
  return (
    <section aria-labelledby="editor-play-checks">
      <h2 id="editor-play-checks">{t("editor.checks.play")}</h2>
      <p class="field-note">{t("editor.checks.note")}</p>
      <Button size="small" icon={<ListChecks />} disabled={errors.length > 0} onPress={() => void start()}>
        {t("editor.checks.run")}
      </Button>
      <ul aria-busy={run.value !== null}>
        {results.value.map((result) => (
          <li key={result.id}>
            <LevelIcon level={result.level} />
            <span>{checkText(result)}</span>
            {result.places.length > 0 && result.level !== "ok" && <ShowPlaces places={result.places} />}
          </li>
        ))}
        {run.value !== null && (
          <li>
            <Spinner /> <span>{t("editor.checks.running")}</span>
          </li>
        )}
      </ul>
    </section>
  );
}

/** Selects the items of a result, or moves the view to its first place. */
function ShowPlaces({ places }: { readonly places: readonly CheckPlace[] }) {
  const { state, actions } = useEditor();
  const show = () => {
    const { idsAt } = state.content.peek().drawing;
    const ids = places.flatMap(({ item }) => (item === undefined ? [] : (idsAt[item.list][item.index] ?? [])));
    actions.select(ids.filter((id) => id !== BALL_ID));
    if (ids.length > 0) return actions.reveal(ids);
    const [{ x, y } = { x: 0, y: 0 }] = places;
    state.viewpoint.value = { ...state.viewpoint.peek(), x, y };
  };
  return (
    <button
      type="button"
      class="editor-command"
      aria-label={t("editor.checks.show")}
      title={t("editor.checks.show")}
      onClick={show}
    >
      <Crosshair />
    </button>
  );
}

function checkText({ id, level, data }: CheckResult): string {
  const count = Number(data["count"] ?? 0);
  switch (id) {
    case "counts":
      return t("editor.check.counts", {
        list: t(`editor.lists.${data["list"] as "vertexes"}`),
        count,
        limit: Number(data["limit"]),
      });
    case "file":
      return count === 0 ? t("editor.check.fileOk") : t("editor.check.file", { count, first: String(data["first"]) });
    case "goals":
      return t(level === "ok" ? "editor.check.goals" : "editor.check.goalsMissing", { ...data });
    case "ballStart":
      return t(`editor.check.ballStart.${data["fault"] as "none"}`);
    case "goalReach":
      return t("editor.check.goalReach", { ...data });
    case "spawns":
      return count === 0
        ? t("editor.check.spawnsOk")
        : t("editor.check.spawns", { count, stuck: Number(data["stuck"]) });
    case "ballReach":
      return count === 0 ? t("editor.check.ballReachOk") : t("editor.check.ballReach", { count });
    case "teamSize":
      return t("editor.check.teamSize", { ...data });
    case "bots":
      return t("editor.check.bots", { ...data, minutes: decimalText(Number(data["minutes"]), 0) });
    case "tickCost":
      return t("editor.check.tickCost", {
        time: decimalText(Number(data["microseconds"]), 0),
        share: decimalText(Number(data["share"]), 1),
      });
  }
}
