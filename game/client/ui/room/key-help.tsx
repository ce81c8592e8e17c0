/** Which keys do what. */
import { useUi } from "../context.ts";
import { t } from "../words.ts";

export function KeyHelp() {
  const { session } = useUi();
  return (
    <dl class="keys">
      <div>
        <dt>
          <kbd>↑</kbd> <kbd>←</kbd> <kbd>↓</kbd> <kbd>→</kbd> <kbd>W</kbd> <kbd>A</kbd> <kbd>S</kbd> <kbd>D</kbd>
        </dt>
        <dd>{t("keys.move")}</dd>
      </div>
      <div>
        <dt>
          <kbd>X</kbd> <kbd>{t("keys.space")}</kbd> <kbd>{t("keys.shift")}</kbd> <kbd>{t("keys.ctrl")}</kbd>
        </dt>
        <dd>{t("keys.kick")}</dd>
      </div>
      <div>
        <dt>
          <kbd>{t("keys.escape")}</kbd>
        </dt>
        <dd>{t("keys.menu")}</dd>
      </div>
      <div>
        <dt>
          <kbd>F3</kbd>
        </dt>
        <dd>{t("line.title")}</dd>
      </div>
      {session.me.value?.admin && (
        <div>
          <dt>
            <kbd>P</kbd>
          </dt>
          <dd>{t("keys.pause")}</dd>
        </div>
      )}
    </dl>
  );
}
