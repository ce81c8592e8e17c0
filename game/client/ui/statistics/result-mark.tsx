/** A win, draw or loss as a letter in its colour. */
import { t } from "../i18n/translate.ts";

export function ResultMark({ result }: { readonly result: "win" | "draw" | "loss" | undefined }) {
  if (result === undefined) return <span class="result-mark">{"–"}</span>;
  return (
    <span class={`result-mark result-${result}`}>
      <span aria-hidden="true">{t(`stats.letter.${result}`)}</span>
      <span class="visually-hidden">{t(`stats.${result}`)}</span>
    </span>
  );
}
