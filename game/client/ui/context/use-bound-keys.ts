/** The texts of the keys that are bound to each action. */
import { type Bindings, KEY_ACTIONS, type KeyAction } from "../../session/bindings.ts";
import { t, type TextKey } from "../i18n/translate.ts";
import { type Ui, useUi } from "./ui-context.ts";

/** Keys that are named in the language of the page. */
const NAMES: Readonly<Record<string, TextKey>> = {
  Space: "keys.space",
  ShiftLeft: "keys.shift",
  ControlLeft: "keys.ctrl",
  Enter: "chat.enterKey",
  Tab: "chat.tabKey",
  Escape: "keys.escape",
  Delete: "keys.delete",
};

type Keyboard = Pick<Ui["keyboard"], "keyLabelOf">;

/** The text of a key (KeyboardEvent.code). */
export function keyText({ keyLabelOf }: Keyboard, code: string): string {
  const name = NAMES[code];
  return name === undefined ? keyLabelOf(code) : t(name);
}

/** The texts of an action's keys, without empty places. */
export function boundKeys(bindings: Bindings, keyboard: Keyboard, action: KeyAction): readonly string[] {
  return bindings[action].filter((code) => code !== "").map((code) => keyText(keyboard, code));
}

/** By action, without empty places. */
export function useBoundKeys(): Readonly<Record<KeyAction, readonly string[]>> {
  const { session, keyboard } = useUi();
  const { bindings } = session.settings.controls.value;
  const entries = KEY_ACTIONS.map((action) => [action, boundKeys(bindings, keyboard, action)]);
  return Object.fromEntries(entries) as Record<KeyAction, readonly string[]>;
}
