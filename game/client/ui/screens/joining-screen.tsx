/** Shown while a room is being joined. */
import { Button } from "../component/button.tsx";
import { Spinner } from "../component/spinner.tsx";
import { useUi } from "../context/ui-context.ts";
import { t } from "../i18n/translate.ts";
import { PageFrame } from "./page-frame.tsx";

type JoiningScreenProps = {
  /** Undefined for Play now and Create room. */
  readonly code: string | undefined;
  /** Whether the page does proof of work for the join. */
  readonly working: boolean;
};

export function JoiningScreen({ code, working }: JoiningScreenProps) {
  const { actions } = useUi();
  return (
    <PageFrame>
      <div role="status" class="joining">
        <Spinner />
        <h1>{code === undefined ? t("joining.match") : t("joining.room")}</h1>
        {code !== undefined && <p class="code">{code}</p>}
        {working && <p class="field-note">{t("joining.work")}</p>}
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
