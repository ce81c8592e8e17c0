/** Says why the own disc answers late when the line is too slow to predict. */
import { Snail } from "lucide-preact";
import { t } from "../i18n/translate.ts";
import { isTooSlow, type History } from "./net-figures.ts";

export function TooSlow({ history }: { readonly history: History }) {
  return (
    <div role="status" class="too-slow">
      {isTooSlow(history) && (
        <p>
          <Snail /> {t("line.tooSlow")}
        </p>
      )}
    </div>
  );
}
