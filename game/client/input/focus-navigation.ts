/** Moves the focus between the controls of a page by direction, and presses them, for gamepads. */
import { DOWN, LEFT, RIGHT, UP } from "#sim/input.ts";

const CONTROLS = 'button, a[href], input, select, textarea, summary, [role="tab"], [tabindex="0"]';

/** A control beside the line of the direction counts as this many times as far away as it is beside it. */
const SIDE_WEIGHT = 2.5;

/** The topmost open dialog, or the page. */
export function focusRoot(page: Document): HTMLElement {
  return [...page.querySelectorAll<HTMLElement>("dialog[open]")].at(-1) ?? page.body;
}

/**
 * Moves the focus to the next control in a direction (UP, DOWN, LEFT or RIGHT); to the first one when none has it. Sliders take
 * LEFT and RIGHT.
 */
export function moveFocus(root: HTMLElement, direction: number): void {
  const focused = root.ownerDocument.activeElement;
  if (focused instanceof HTMLInputElement && focused.type === "range" && (direction & (LEFT | RIGHT)) !== 0) {
    return stepSlider(focused, direction === RIGHT ? 1 : -1);
  }
  const controls = [...root.querySelectorAll<HTMLElement>(CONTROLS)].filter(isUsable);
  const next =
    focused && controls.includes(focused as HTMLElement) ? nearest(focused, controls, direction) : controls[0];
  // TypeScript's library does not have the option yet.
  next?.focus({ focusVisible: true } as FocusOptions);
  next?.scrollIntoView?.({ block: "nearest" });
}

/** Presses the control that has the focus. */
export function pressFocused(root: HTMLElement): void {
  const focused = root.ownerDocument.activeElement;
  if (focused instanceof HTMLElement && root.contains(focused) && focused !== root) focused.click();
}

/** Closes the topmost dialog, as Escape does; false when none is open. */
export function closeDialog(page: Document): boolean {
  const root = focusRoot(page);
  if (root.tagName !== "DIALOG") return false;
  root.dispatchEvent(new Event("cancel", { cancelable: true }));
  return true;
}

function isUsable(element: HTMLElement): boolean {
  if (element.matches(":disabled, [hidden], [type=hidden], [type=file], [aria-hidden=true] *")) return false;
  // Roles with arrow keys have one control in the tab order; the others are reached by direction too.
  if (element.tabIndex < 0 && element.getAttribute("role") !== "tab") return false;
  const { width, height } = element.getBoundingClientRect();
  return width > 0 && height > 0;
}

function nearest(from: Element, controls: readonly HTMLElement[], direction: number): HTMLElement | undefined {
  const start = middleOf(from);
  let found: HTMLElement | undefined;
  let least = Infinity;
  for (const control of controls) {
    if (control === from) continue;
    const { x, y } = middleOf(control);
    const [ahead, beside] = along(direction, x - start.x, y - start.y);
    const distance = ahead + SIDE_WEIGHT * Math.abs(beside);
    if (ahead <= 1 || distance >= least) continue;
    least = distance;
    found = control;
  }
  return found;
}

/** A distance as those in the direction and beside it. */
function along(direction: number, dx: number, dy: number): readonly [ahead: number, beside: number] {
  if (direction === UP) return [-dy, dx];
  if (direction === DOWN) return [dy, dx];
  return direction === LEFT ? [-dx, dy] : [dx, dy];
}

function middleOf(element: Element): { readonly x: number; readonly y: number } {
  const { left, top, width, height } = element.getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2 };
}

function stepSlider(slider: HTMLInputElement, steps: 1 | -1): void {
  const { min, max, step, value } = slider;
  const next = Number(value) + steps * (Number(step) || 1);
  slider.value = String(Math.max(Number(min), Math.min(Number(max), next)));
  for (const type of ["input", "change"]) slider.dispatchEvent(new Event(type, { bubbles: true }));
}
