/**
 * A menu anchored to an element, on the browser's popover: it is in the top layer and closes on a press outside. Arrow
 * keys, Home and End move the focus; Escape and Tab close it.
 */
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

export type MenuItem = {
  readonly key: string;
  readonly label: string;
  readonly icon: ComponentChildren;
  readonly variant?: "plain" | "danger";
  /** Draws a separator above the item. */
  readonly separated?: boolean;
  readonly onPress: () => void;
};

/** Position and vertical extent of the anchor in CSS pixels of the window. */
export type Anchor = { readonly left: number; readonly top: number; readonly bottom: number };

type MenuProps = {
  readonly label: string;
  readonly at: Anchor;
  readonly head?: ComponentChildren;
  readonly items: readonly MenuItem[];
  /** `returnFocus` is false after a press outside, which moves the focus itself. */
  readonly onClose: (returnFocus: boolean) => void;
};

/** Minimum distance to the edges of the window in CSS pixels. */
const MARGIN = 8;

export function Menu({ label, at, head, items, onClose }: MenuProps) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    box.current?.showPopover();
    itemsIn(box.current)[0]?.focus();
  }, []);
  useLayoutEffect(() => {
    if (box.current) placeAt(box.current, at);
  });
  return (
    <div
      class="menu"
      popover="auto"
      ref={box}
      onKeyDown={(event) => onMenuKey(event, box.current, onClose)}
      onBeforeToggle={(event) => {
        if (event.newState === "closed") onClose(false);
      }}
    >
      {head !== undefined && <div class="menu-head">{head}</div>}
      <div role="menu" aria-label={label}>
        {items.map((item) => (
          <button
            key={item.key}
            type="button"
            role="menuitem"
            tabIndex={-1}
            class={`menu-item menu-item-${item.variant ?? "plain"} ${item.separated ? "menu-item-separated" : ""}`}
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

/** Below the anchor if it fits, otherwise above, and inside the window. */
function placeAt(box: HTMLElement, { left, top, bottom }: Anchor): void {
  const { width, height } = box.getBoundingClientRect();
  const fitsBelow = bottom + height + MARGIN <= innerHeight;
  const y = fitsBelow ? bottom : Math.max(MARGIN, top - height);
  box.style.left = `${Math.max(MARGIN, Math.min(left, innerWidth - width - MARGIN))}px`;
  box.style.top = `${Math.min(y, Math.max(MARGIN, innerHeight - height - MARGIN))}px`;
}

function itemsIn(box: HTMLElement | null): HTMLElement[] {
  return [...(box?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])];
}

function onMenuKey(event: KeyboardEvent, box: HTMLElement | null, onClose: (returnFocus: boolean) => void): void {
  const items = itemsIn(box);
  const current = items.indexOf(document.activeElement as HTMLElement);
  const targets: Record<string, number> = {
    ArrowUp: current - 1,
    ArrowDown: current + 1,
    Home: 0,
    End: items.length - 1,
  };
  const target = targets[event.key];
  if (target !== undefined) items[(target + items.length) % items.length]?.focus();
  else if (event.key === "Escape" || event.key === "Tab") onClose(true);
  else return;
  event.preventDefault();
  event.stopPropagation();
}
