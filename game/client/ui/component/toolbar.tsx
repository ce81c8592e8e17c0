/** A toolbar of buttons with one Tab stop: arrow keys, Home and End move the focus between them. */
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

type ToolbarProps = {
  readonly label: string;
  readonly children: ComponentChildren;
  readonly name?: string;
  readonly vertical?: boolean;
};

export function Toolbar({ label, children, name, vertical = false }: ToolbarProps) {
  const box = useRef<HTMLDivElement>(null);
  const stop = useRef<HTMLElement | undefined>(undefined);
  const setStop = (button: HTMLElement | undefined) => {
    stop.current = button;
    for (const each of buttonsIn(box.current)) each.tabIndex = each === button ? 0 : -1;
  };
  // The buttons may be others after each rendering.
  useLayoutEffect(() => {
    const buttons = buttonsIn(box.current);
    const kept = buttons.find((each) => each === stop.current);
    setStop(kept ?? buttons.find((each) => each.getAttribute("aria-pressed") === "true") ?? buttons[0]);
  });
  const onKeyDown = (event: KeyboardEvent) => {
    const buttons = buttonsIn(box.current);
    const current = buttons.indexOf(document.activeElement as HTMLElement);
    if (current < 0) return;
    const targets: Record<string, number> = {
      ...(vertical
        ? { ArrowUp: current - 1, ArrowDown: current + 1 }
        : { ArrowLeft: current - 1, ArrowRight: current + 1 }),
      ...{ Home: 0, End: buttons.length - 1 },
    };
    const target = targets[event.key];
    if (target === undefined) return;
    event.preventDefault();
    const button = buttons[(target + buttons.length) % buttons.length];
    setStop(button);
    button?.focus();
  };
  return (
    <div
      class={name}
      role="toolbar"
      aria-label={label}
      aria-orientation={vertical ? "vertical" : "horizontal"}
      ref={box}
      onKeyDown={onKeyDown}
      onFocusIn={({ target }) => setStop(buttonsIn(box.current).find((each) => each === target) ?? stop.current)}
    >
      {children}
    </div>
  );
}

function buttonsIn(box: HTMLElement | null): HTMLElement[] {
  return [...(box?.querySelectorAll<HTMLElement>("button:not(:disabled)") ?? [])];
}
