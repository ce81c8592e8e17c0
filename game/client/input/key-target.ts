/** Which presses belong to the element that has the focus. */

type Target = (Partial<HTMLElement> & { readonly isContentEditable?: boolean }) | null;

const TEXT_TAGS: ReadonlySet<string> = new Set(["INPUT", "TEXTAREA", "SELECT"]);
/** Keys that press a focused control, or move the focus on. */
const CONTROL_KEYS: ReadonlySet<string> = new Set(["Space", "Enter", "NumpadEnter", "Tab"]);
/** Elements that can have the focus and are no controls. */
const NO_CONTROLS: ReadonlySet<string | undefined> = new Set(["BODY", "CANVAS"]);

export function isTextField(target: EventTarget | null): boolean {
  const element = target as Target;
  return TEXT_TAGS.has(element?.tagName ?? "") || element?.isContentEditable === true;
}

/** True in text fields, and for the keys of a control that was focused with Tab; a clicked one does not show its focus. */
export function takesFocusedKey({
  code,
  target,
}: {
  readonly code: string;
  readonly target: EventTarget | null;
}): boolean {
  if (isTextField(target)) return true;
  const element = target as Target;
  return CONTROL_KEYS.has(code) && !NO_CONTROLS.has(element?.tagName) && element?.matches?.(":focus-visible") === true;
}

/** True in scrollable areas. */
export function takesScrollKey(target: EventTarget | null): boolean {
  return (target as Target)?.getAttribute?.("data-keys") === "page";
}

/**
 * Whether an input method composes text with this press. Safari ends the composition before the press that confirms it, which
 * then has the key code 229 only.
 */
export function isComposing({ isComposing: composing, keyCode, target }: KeyboardEvent): boolean {
  return isTextField(target) && (composing || keyCode === 229);
}
