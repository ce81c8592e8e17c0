/** The logo: the two o's are discs of the two teams, and the ball is on its way from one to the other. */
import { t } from "../words.ts";

type WordmarkProps = { readonly size?: "normal" | "small" };

export function Wordmark({ size = "normal" }: WordmarkProps) {
  return (
    <span class={`wordmark wordmark-${size}`} role="img" aria-label={t("common.name")}>
      <span aria-hidden="true">R</span>
      <i class="wordmark-disc wordmark-red" />
      <span aria-hidden="true">nd</span>
      <i class="wordmark-disc wordmark-blue" />
      <svg class="wordmark-pass" viewBox="0 0 100 30" aria-hidden="true">
        <path d="M2 28 Q50 -16 92 17" />
        <circle cx="92" cy="17" r="7" />
      </svg>
    </span>
  );
}
