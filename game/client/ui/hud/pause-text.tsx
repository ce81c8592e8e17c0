/** The text over a paused pitch: a countdown once play goes on, and before it the wait for players after a restart. */
import { t } from "../i18n/translate.ts";

/** Longer waits are for players that come back, and shown in words. */
const COUNTDOWN_SECONDS = 3;

/** `seconds` until play goes on; 0 while that is open. */
export function PauseText({ seconds }: { readonly seconds: number }) {
  if (seconds === 0) return <p class="pause-text">{t("banner.paused")}</p>;
  if (seconds > COUNTDOWN_SECONDS) return <p class="pause-text">{t("banner.waiting", { count: seconds })}</p>;
  return (
    <p class="pause-count" key={seconds}>
      {seconds}
    </p>
  );
}
