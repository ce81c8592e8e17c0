/** Says why the own disc answers late when the line is too slow to predict. */
import { Snail } from "lucide-preact";
import { t } from "../words.ts";
import { isTooSlow, type History } from "./figures.ts";

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
