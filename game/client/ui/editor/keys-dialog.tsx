/** The list of keys, in groups. */
import { PLAY_KEYS } from "../../editor/play-keys.ts";
import { type Shortcut, SHORTCUT_GROUPS, type ShortcutGroup } from "../../editor/shortcuts.ts";
import { Dialog } from "../component/dialog.tsx";
import { KeyList, type LabelledKeys } from "../component/key-list.tsx";
import { boundKeys, keyText } from "../context/use-bound-keys.ts";
import { type TextKey, t } from "../i18n/translate.ts";
import type { PageUi } from "./page-context.ts";

type DialogParts = Pick<PageUi, "session"> & { readonly keyboard: Pick<PageUi["keyboard"], "keyLabelOf"> };

type KeysDialogProps = DialogParts & { readonly onClose: () => void };

export function KeysDialog({ keyboard, session, onClose }: KeysDialogProps) {
  const groups = Object.keys(SHORTCUT_GROUPS) as ShortcutGroup[];
  return (
    <Dialog title={t("editor.keys.title")} onClose={onClose} name="editor-keys">
      <div class="editor-keys-lists">
        {groups.map((group) => (
          <KeyList
            key={group}
            title={t(`editor.keys.groups.${group}`)}
            shortcuts={keysOf(group, { keyboard, session })}
          />
        ))}
      </div>
    </Dialog>
  );
}

function keysOf(group: ShortcutGroup, parts: DialogParts): readonly LabelledKeys[] {
  const names = [...new Set(SHORTCUT_GROUPS[group].map(({ name }) => name))];
  const shortcuts = names.map((name) => ({
    text: t(name as TextKey),
    keys: SHORTCUT_GROUPS[group].filter((each) => each.name === name).flatMap((each) => keysText(each, parts)),
  }));
  return [...shortcuts, ...(FURTHER[group]?.(parts) ?? [])];
}

/** What is not a shortcut: the clipboard, the pointer with a key, and the keys while a play has the keyboard. */
const FURTHER: Partial<Readonly<Record<ShortcutGroup, (parts: DialogParts) => readonly LabelledKeys[]>>> = {
  draw: () => [
    { keys: [t("keys.shift")], text: t("editor.mouse.axis") },
    { keys: ["Alt"], text: t("editor.mouse.noSnap") },
  ],
  select: () => [{ keys: ["C", "X", "V"].map((key) => `${t("keys.ctrl")} + ${key}`), text: t("editor.keys.copy") }],
  view: () =>
    (["pan", "zoom"] as const).map((name) => ({
      keys: [t(`editor.mouse.${name}Keys`)],
      text: t(`editor.mouse.${name}`),
    })),
  play: ({ keyboard, session }) => {
    const { bindings } = session.settings.controls.value;
    const bound = (action: "up" | "left" | "down" | "right" | "kick") => boundKeys(bindings, keyboard, action);
    const commands = Object.entries(PLAY_KEYS) as [keyof typeof PLAY_KEYS, string][];
    return [
      { keys: [...bound("up"), ...bound("left"), ...bound("down"), ...bound("right")], text: t("keys.move") },
      { keys: bound("kick"), text: t("keys.kick") },
      ...commands.map(([name, code]) => ({ keys: [keyText(keyboard, code)], text: t(`editor.play.${name}`) })),
    ];
  },
};

/** A text for each of its keys; those of the number pad are left out. */
function keysText({ codes, control = false, shift = false }: Shortcut, { keyboard }: DialogParts): readonly string[] {
  const held = [...(control ? [t("keys.ctrl")] : []), ...(shift ? [t("keys.shift")] : [])];
  const shown = codes.filter((code) => !code.startsWith("Numpad"));
  return shown.map((code) => [...held, keyText(keyboard, code)].join(" + "));
}
