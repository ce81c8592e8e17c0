/** A warning while the connection is too slow for prediction. */
import type { ReadonlySignal } from "@preact/signals";
import { Snail } from "lucide-preact";
import { t } from "../i18n/translate.ts";
import { isTooSlow, type NetHistory } from "./net-figures.ts";

export function SlowConnection({ history }: { readonly history: ReadonlySignal<NetHistory> }) {
  return (
    <div role="status" class="slow-connection">
      {isTooSlow(history.value) && (
        <p>
          <Snail /> {t("netGraph.tooSlow")}
        </p>
      )}
    </div>
  );
}
