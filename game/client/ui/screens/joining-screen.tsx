/** Shown while a room is being joined. */
import { Button } from "../component/button.tsx";
import { Spinner } from "../component/spinner.tsx";
import { useUi } from "../context/ui-context.ts";
import { t } from "../i18n/translate.ts";
import { PageFrame } from "./page-frame.tsx";

/** `code` is undefined for Play now and Create room. */
export function JoiningScreen({ code }: { readonly code: string | undefined }) {
  const { actions } = useUi();
  return (
    <PageFrame>
      <div role="status" class="joining">
        <Spinner />
        <h1>{code === undefined ? t("joining.match") : t("joining.room")}</h1>
        {code !== undefined && <p class="code">{code}</p>}
        <div class="skeleton-board" aria-hidden="true">
          <i class="shimmer" />
          <i class="shimmer" />
          <i class="shimmer" />
        </div>
      </div>
      <Button onPress={() => actions.leave()}>{t("common.cancel")}</Button>
    </PageFrame>
  );
}
