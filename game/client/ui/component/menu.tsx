/** A menu that hangs from what it belongs to. Arrow keys go through it; Escape, Tab and a press beside it close it. */
import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";

export type MenuItem = {
  readonly key: string;
  readonly label: string;
  readonly icon: ComponentChildren;
  readonly look?: "plain" | "danger";
  /** A line above it. */
  readonly apart?: boolean;
  readonly onPress: () => void;
};

export type Anchor = { readonly left: number; readonly top: number; readonly bottom: number };

type MenuProps = {
  readonly label: string;
  /** Where it hangs, in the window's pixels. */
  readonly at: Anchor;
  readonly head?: ComponentChildren;
  readonly items: readonly MenuItem[];
  /** `back`: whether the focus should go back to where it was. */
  readonly onClose: (back: boolean) => void;
};

const MARGIN = 8;

export function Menu({ label, at, head, items, onClose }: MenuProps) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (box.current) hang(box.current, at);
  });
  useLayoutEffect(() => buttonsIn(box.current)[0]?.focus(), []);
  useEffect(() => {
    const onPress = (event: Event) => {
      if (!box.current?.contains(event.target as Node)) onClose(false);
    };
    document.addEventListener("pointerdown", onPress, true);
    return () => document.removeEventListener("pointerdown", onPress, true);
  }, [onClose]);
  return (
    <div class="menu" ref={box} onKeyDown={(event) => onMenuKey(event, box.current, onClose)}>
      {head !== undefined && <div class="menu-head">{head}</div>}
      <div role="menu" aria-label={label}>
        {items.map((item) => (
          <button
            key={item.key}
            type="button"
            role="menuitem"
            tabIndex={-1}
            class={`menu-item menu-item-${item.look ?? "plain"} ${item.apart ? "menu-item-apart" : ""}`}
            onClick={() => {
              onClose(true);
              item.onPress();
            }}
          >
            {item.icon}
            <span>{item.label}</span>
          </button>
        ))}
      </div>
    </div>
  );
}

/** Below its anchor where there is room, else above; never out of the window. */
function hang(box: HTMLElement, { left, top, bottom }: Anchor): void {
  const { width, height } = box.getBoundingClientRect();
  const below = bottom + height + MARGIN <= innerHeight;
  const y = below ? bottom : Math.max(MARGIN, top - height);
  box.style.left = `${Math.max(MARGIN, Math.min(left, innerWidth - width - MARGIN))}px`;
  box.style.top = `${Math.min(y, Math.max(MARGIN, innerHeight - height - MARGIN))}px`;
}

function buttonsIn(box: HTMLElement | null): HTMLElement[] {
  return [...(box?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])];
}

function onMenuKey(event: KeyboardEvent, box: HTMLElement | null, onClose: (back: boolean) => void): void {
  const buttons = buttonsIn(box);
  const here = buttons.indexOf(document.activeElement as HTMLElement);
  const aims: Record<string, number> = { ArrowUp: here - 1, ArrowDown: here + 1, Home: 0, End: buttons.length - 1 };
  const aim = aims[event.key];
  if (aim !== undefined) buttons[(aim + buttons.length) % buttons.length]?.focus();
  else if (event.key === "Escape" || event.key === "Tab") onClose(true);
  else return;
  event.preventDefault();
  event.stopPropagation();
}
