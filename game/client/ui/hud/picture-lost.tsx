/** Shown while the browser has taken the graphics card away from the page; the match goes on. */
import { useUi } from "../context/ui-context.ts";
import { t } from "../i18n/translate.ts";

export function PictureLost() {
  const { session } = useUi();
  // The region is always there: screen readers announce changes of a region, not new ones.
  return (
    <div role="status" class="picture-lost">
      {session.pictureLost.value && <p class="prompt-card">{t("match.pictureLost")}</p>}
    </div>
  );
}
