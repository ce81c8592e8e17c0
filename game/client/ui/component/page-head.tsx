/** The head of the pages besides the game: the way to the home page, and what belongs to the page. */
import type { ComponentChildren } from "preact";
import { t } from "../i18n/translate.ts";
import { Wordmark } from "./wordmark.tsx";

export function PageHead({ children }: { readonly children: ComponentChildren }) {
  return (
    <header class="live-head">
      <a class="live-home" href="/" title={t("live.home")}>
        <Wordmark size="small" />
      </a>
      {children}
    </header>
  );
}
