/** The texts of the keys that are bound to each action. */
import { KEY_ACTIONS, type KeyAction } from "../../session/bindings.ts";
import { t, type TextKey } from "../i18n/translate.ts";
import { type Ui, useUi } from "./ui-context.ts";

/** Keys that are named in the language of the page. */
const NAMES: Readonly<Record<string, TextKey>> = {
  Space: "keys.space",
  ShiftLeft: "keys.shift",
  ControlLeft: "keys.ctrl",
  Enter: "chat.enterKey",
  Tab: "chat.tabKey",
};

/** The text of a key (KeyboardEvent.code). */
export function keyText({ keyLabelOf }: Ui["keyboard"], code: string): string {
  const name = NAMES[code];
  return name === undefined ? keyLabelOf(code) : t(name);
}

/** By action, without empty places. */
export function useBoundKeys(): Readonly<Record<KeyAction, readonly string[]>> {
  const { session, keyboard } = useUi();
  const { bindings } = session.settings.controls.value;
  const entries = KEY_ACTIONS.map((action) => [
    action,
    bindings[action].filter((code) => code !== "").map((code) => keyText(keyboard, code)),
  ]);
  return Object.fromEntries(entries) as Record<KeyAction, readonly string[]>;
}
