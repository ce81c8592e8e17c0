/** The list of keys. */
import { SHORTCUTS, type Shortcut } from "../../editor/shortcuts.ts";
import { Dialog } from "../component/dialog.tsx";
import { type TextKey, t } from "../i18n/translate.ts";

export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  const names = [...new Set(SHORTCUTS.map(({ name }) => name))];
  return (
    <Dialog title={t("editor.keys.title")} onClose={onClose} name="editor-keys">
      <dl class="editor-key-list">
        {names.map((name) => (
          <div key={name}>
            <dt>{t(`editor.${name}` as TextKey)}</dt>
            <dd>
              {SHORTCUTS.filter((shortcut) => shortcut.name === name).map((shortcut) => (
                <kbd key={keysText(shortcut)}>{keysText(shortcut)}</kbd>
              ))}
            </dd>
          </div>
        ))}
        {(["pan", "zoom", "axis", "noSnap"] as const).map((name) => (
          <div key={name}>
            <dt>{t(`editor.mouse.${name}`)}</dt>
            <dd>{t(`editor.mouse.${name}Keys`)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}

const SYMBOLS: Readonly<Record<string, string>> = {
  arrowleft: "←",
  arrowright: "→",
  arrowup: "↑",
  arrowdown: "↓",
  escape: "Esc",
  delete: "Del",
  backspace: "⌫",
};

function keysText({ keys, control = false, shift = false }: Shortcut): string {
  const names = keys.map((key) => SYMBOLS[key] ?? key.toUpperCase());
  return [...(control ? ["Ctrl"] : []), ...(shift ? ["Shift"] : []), names.join(" ")].join(" + ");
}
