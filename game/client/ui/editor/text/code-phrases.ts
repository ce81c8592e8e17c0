/** The texts of CodeMirror in the language of the page, by the English ones that it asks for. */
import { type TextKey, t } from "../../i18n/translate.ts";

const PHRASES: Readonly<Record<string, TextKey>> = {
  Find: "editor.text.code.find",
  Replace: "editor.text.code.replaceWith",
  next: "editor.text.code.next",
  previous: "editor.text.code.previous",
  all: "editor.text.code.all",
  "match case": "editor.text.code.matchCase",
  regexp: "editor.text.code.regexp",
  "by word": "editor.text.code.byWord",
  replace: "editor.text.code.replace",
  "replace all": "editor.text.code.replaceAll",
  close: "editor.text.code.close",
  "Go to line": "editor.text.code.goToLine",
  go: "editor.text.code.go",
  "replaced match on line $": "editor.text.code.replacedOne",
  "replaced $ matches": "editor.text.code.replacedAll",
  "current match": "editor.text.code.currentMatch",
  "on line": "editor.text.code.onLine",
  Diagnostics: "editor.text.code.diagnostics",
  "No diagnostics": "editor.text.code.noDiagnostics",
  "Folded lines": "editor.text.code.foldedLines",
  "Unfolded lines": "editor.text.code.unfoldedLines",
  to: "editor.text.code.to",
  "folded code": "editor.text.code.foldedCode",
  unfold: "editor.text.code.unfold",
  "Fold line": "editor.text.code.foldLine",
  "Unfold line": "editor.text.code.unfoldLine",
  "Selection deleted": "editor.text.code.selectionDeleted",
  "Control character": "editor.text.code.controlCharacter",
};

/** Reads the signal of the language. */
export function codePhrases(): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(PHRASES).map(([phrase, key]) => [phrase, t(key)]));
}
