/** Why a document could not be opened or saved. */
import type { EditorProblem } from "../../editor/editor-page.ts";
import { t } from "../i18n/translate.ts";

export function problemText(problem: EditorProblem): string {
  switch (problem.kind) {
    case "tooLarge":
      return t("editor.problem.tooLarge");
    case "missing":
      return t("editor.problem.missing");
    case "storage":
      return t("editor.problem.storage");
    case "rate":
      return t("editor.problem.rate");
    case "unreachable":
      return t("editor.problem.unreachable");
    case "unreadable":
      return t("editor.problem.unreadable", { message: problem.message });
  }
}
