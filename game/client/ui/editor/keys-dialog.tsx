/** The list of keys. */
import { SHORTCUTS, type Shortcut } from "../../editor/shortcuts.ts";
import { Dialog } from "../component/dialog.tsx";
import { type TextKey, t } from "../i18n/translate.ts";
import { usePage } from "./page-context.ts";

export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  const { keyLabelOf } = usePage().keyboard;
  const names = [...new Set(SHORTCUTS.map(({ name }) => name))];
  return (
    <Dialog title={t("editor.keys.title")} onClose={onClose} name="editor-keys">
      <dl class="editor-key-list">
        {names.map((name) => (
          <div key={name}>
            <dt>{t(name as TextKey)}</dt>
            <dd>
              {SHORTCUTS.filter((shortcut) => shortcut.name === name).map((shortcut) => (
                <kbd key={keysText(shortcut, keyLabelOf)}>{keysText(shortcut, keyLabelOf)}</kbd>
              ))}
            </dd>
          </div>
        ))}
        <div>
          <dt>{t("editor.keys.copy")}</dt>
          <dd>
            <kbd>{t("keys.ctrl")} + C X V</kbd>
          </dd>
        </div>
        {(["pan", "zoom", "axis", "noSnap"] as const).map((name) => (
          <div key={name}>
            <dt>{t(`editor.mouse.${name}`)}</dt>
            <dd>{t(`editor.mouse.${name}Keys`)}</dd>
          </div>
        ))}
      </dl>
      <h3>{t("editor.keys.during")}</h3>
      <ul class="editor-key-list">
        {PLAY_KEYS.map((name) => (
          <li key={name}>{t(`editor.play.${name}`)}</li>
        ))}
      </ul>
    </Dialog>
  );
}

/** Commands of a play, whose names contain their keys. */
const PLAY_KEYS = ["dropBall", "dropPlayer", "restart", "pause", "back", "step"] as const;

/** Keys without a character, as they are printed. */
const PRINTED: Readonly<Record<string, string>> = { Escape: "Esc", Delete: "Del", Backspace: "⌫" };

function keysText({ codes, control = false, shift = false }: Shortcut, labelOf: (code: string) => string): string {
  const names = codes.filter((code) => !code.startsWith("Numpad")).map((code) => PRINTED[code] ?? labelOf(code));
  return [...(control ? [t("keys.ctrl")] : []), ...(shift ? [t("keys.shift")] : []), names.join(" ")].join(" + ");
}
