/** The connection figures with their curves, in a panel at the edge of the pitch. */
import type { ReadonlySignal } from "@preact/signals";
import { useUi } from "../context/ui-context.ts";
import { t } from "../i18n/translate.ts";
import { FIGURES, type Figure, type NetHistory } from "./net-figures.ts";
import { Sparkline } from "./sparkline.tsx";

export function NetGraph({ history }: { readonly history: ReadonlySignal<NetHistory> }) {
  const { preferences } = useUi();
  if (!preferences.netGraph.value) return null;
  return (
    <section class="net-graph" role="region" aria-label={t("netGraph.title")}>
      <dl>
        {FIGURES.map((figure) => (
          <Row key={figure.key} figure={figure} history={history.value} />
        ))}
      </dl>
    </section>
  );
}

function Row({ figure, history }: { readonly figure: Figure; readonly history: NetHistory }) {
  const { key, name, text, limit } = figure;
  const now = history.at(-1)?.[key];
  return (
    <div class={now !== undefined && now > limit ? "figure figure-high" : "figure"}>
      <dt>{t(name)}</dt>
      <dd>
        <Sparkline values={history.map((figures) => figures[key])} limit={limit} />
        <span class="figure-value">{now === undefined ? t("netGraph.none") : text(now)}</span>
      </dd>
    </div>
  );
}
