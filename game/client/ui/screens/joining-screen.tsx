/** On the way into a room. */
import { Button } from "../component/button.tsx";
import { Rolling } from "../component/spinner.tsx";
import { useUi } from "../context/ui-context.ts";
import { t } from "../i18n/translate.ts";
import { Page } from "./page-frame.tsx";

export function Joining({ code }: { readonly code: string | undefined }) {
  const { actions } = useUi();
  return (
    <Page>
      <div role="status" class="joining">
        <Rolling />
        <h1>{code === undefined ? t("joining.match") : t("joining.room")}</h1>
        {code !== undefined && <p class="code">{code}</p>}
        <div class="skeleton-board" aria-hidden="true">
          <i class="shimmer" />
          <i class="shimmer" />
          <i class="shimmer" />
        </div>
      </div>
      <Button onPress={() => actions.leave()}>{t("common.cancel")}</Button>
    </Page>
  );
}
