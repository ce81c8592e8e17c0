/** The logo: each "o" is a disc of one team, and a ball is passed between them. */
import { t } from "../i18n/translate.ts";

type WordmarkProps = { readonly size?: "normal" | "small" };

export function Wordmark({ size = "normal" }: WordmarkProps) {
  return (
    <span class={`wordmark wordmark-${size}`} role="img" aria-label={t("common.name")}>
      <span aria-hidden="true">R</span>
      <i class="wordmark-disc wordmark-red" />
      <span aria-hidden="true">nd</span>
      <i class="wordmark-disc wordmark-blue" />
      <svg class="wordmark-pass" viewBox="0 0 100 30" aria-hidden="true">
        <path d="M4 27 Q48 -14 88 16" />
        <circle cx="91" cy="19" r="5.6" />
      </svg>
    </span>
  );
}
