/** Which keys do what. */
import type { ComponentChildren } from "preact";
import { t } from "../words.ts";
import { useScene } from "./panel.ts";
import { mayDirect } from "./rights.ts";

export function KeyHelp() {
  const scene = useScene();
  return (
    <section>
      <h3>{t("keys.title")}</h3>
      <p class="field-note for-touch">{t("keys.needed")}</p>
      <dl class="keys">
        <Keys does={t("keys.move")}>
          <kbd>↑</kbd> <kbd>←</kbd> <kbd>↓</kbd> <kbd>→</kbd> <kbd>W</kbd> <kbd>A</kbd> <kbd>S</kbd> <kbd>D</kbd>
        </Keys>
        <Keys does={t("keys.kick")}>
          <kbd>X</kbd> <kbd>{t("keys.space")}</kbd> <kbd>{t("keys.shift")}</kbd> <kbd>{t("keys.ctrl")}</kbd>
        </Keys>
        <Keys does={t("chat.label")}>
          <kbd>{t("chat.enterKey")}</kbd> <kbd>{t("chat.tabKey")}</kbd>
        </Keys>
        <Keys does={t("chat.teamKey")}>
          <kbd>T</kbd>
        </Keys>
        <Keys does={t("emote.label")}>
          <kbd>Q</kbd>
        </Keys>
        <Keys does={t("spectating.zoomKeys")}>
          <kbd>+</kbd> <kbd>−</kbd> <kbd>0</kbd>…<kbd>5</kbd>
        </Keys>
        <Keys does={t("spectating.keys")}>
          <kbd>B</kbd> <kbd>F</kbd> <kbd>[</kbd> <kbd>]</kbd>
        </Keys>
        <Keys does={t("keys.menu")}>
          <kbd>{t("keys.escape")}</kbd>
        </Keys>
        <Keys does={t("line.title")}>
          <kbd>F3</kbd>
        </Keys>
        {mayDirect(scene) && (
          <Keys does={t("keys.pause")}>
            <kbd>P</kbd>
          </Keys>
        )}
        {scene.room?.adminless === true && (
          <Keys does={t("keys.vote")}>
            <kbd>{t("vote.yesKey")}</kbd> <kbd>{t("vote.noKey")}</kbd>
          </Keys>
        )}
      </dl>
    </section>
  );
}

function Keys({ does, children }: { readonly does: string; readonly children: ComponentChildren }) {
  return (
    <div>
      <dt>{children}</dt>
      <dd>{does}</dd>
    </div>
  );
}
