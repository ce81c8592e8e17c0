/** Stick and buttons of touch screens, over a match or a play of the editor: several fingers at once, each on the control it was put down on. */
import "../style/touch.css";
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { EXTRA_KEY_BITS } from "#room/extra-keys.ts";
import { type HeldKeys, KICK_KEY } from "../../input/held-keys.ts";
import { createTouchStick, type TouchStick } from "../../input/touch-stick.ts";
import type { SettingValues } from "../../session/settings.ts";
import { t } from "../i18n/translate.ts";

/** CSS pixels that the knob of a stick of size 1 moves. */
const STICK_RADIUS = 52;

export type TouchControlsProps = {
  readonly settings: SettingValues["controls"];
  readonly heldKeys: Pick<HeldKeys, "hold">;
  /** Labels of the extra keys of a room's script. */
  readonly extraKeys: readonly string[];
};

export function TouchControls({ settings, heldKeys, extraKeys }: TouchControlsProps) {
  const { swapped, size, opacity } = settings;
  const box = useRef<HTMLDivElement>(null);
  const hold = useTouchKeys(heldKeys);
  useNoGestures(box);
  return (
    <div
      ref={box}
      class={swapped ? "touch touch-swapped" : "touch"}
      style={{ "--touch-size": size, "--touch-opacity": opacity }}
      onContextMenu={(event) => event.preventDefault()}
    >
      <Stick settings={settings} onKeys={(keys) => hold("stick", keys)} />
      <Buttons labels={extraKeys} onKeys={hold} />
    </div>
  );
}

type HoldPart = (part: string, keys: number) => void;

/** Unites what stick and buttons hold. Everything is released when the controls or the page are hidden. */
function useTouchKeys(heldKeys: TouchControlsProps["heldKeys"]): HoldPart {
  const parts = useRef(new Map<string, number>());
  useEffect(() => () => heldKeys.hold("touch", 0), []);
  return (part, keys) => {
    parts.current.set(part, keys);
    heldKeys.hold(
      "touch",
      [...parts.current.values()].reduce((all, each) => all | each, 0),
    );
  };
}

/** Calls when releases of fingers may be missed from now on. */
function useLostFocus(release: () => void): void {
  const latest = useRef(release);
  latest.current = release;
  useEffect(() => {
    const call = () => latest.current();
    const onVisibility = () => document.hidden && call();
    addEventListener("blur", call);
    document.addEventListener("visibilitychange", onVisibility);
    return () => {
      removeEventListener("blur", call);
      document.removeEventListener("visibilitychange", onVisibility);
    };
  }, []);
}

/** No magnifier, zoom by double tap, or selection starts on the controls. Passive listeners could not prevent them. */
function useNoGestures(box: { readonly current: HTMLElement | null }): void {
  useEffect(() => {
    const element = box.current;
    const prevent = (event: Event) => event.preventDefault();
    element?.addEventListener("touchstart", prevent, { passive: false });
    return () => element?.removeEventListener("touchstart", prevent);
  }, []);
}

type Pointer = JSX.TargetedPointerEvent<HTMLElement>;

/** Handlers of an element that follows each finger put down on it, also outside of it. */
function fingerHandlers(down: (event: Pointer) => void, move: (event: Pointer) => void, up: (event: Pointer) => void) {
  return {
    onPointerDown: (event: Pointer) => {
      event.stopPropagation();
      // A finger may be gone before its event is handled.
      try {
        event.currentTarget.setPointerCapture(event.pointerId);
      } catch {}
      down(event);
    },
    onPointerMove: move,
    onPointerUp: up,
    onPointerCancel: up,
    onLostPointerCapture: up,
  };
}

type StickProps = Pick<TouchControlsProps, "settings"> & { readonly onKeys: (keys: number) => void };

function Stick({ settings: { stick: kind, size }, onKeys }: StickProps) {
  const zone = useRef<HTMLDivElement>(null);
  const base = useRef<HTMLDivElement>(null);
  const state = useRef<TouchStick>();
  const stick = (state.current ??= createTouchStick());
  const report = () => {
    drawStick(stick, zone.current, base.current);
    onKeys(stick.keys);
  };
  const at = ({ clientX, clientY }: Pointer) => ({ x: clientX, y: clientY });
  const handlers = fingerHandlers(
    (event) => {
      const center = kind === "fixed" ? centerOf(base.current) : undefined;
      if (stick.down(event.pointerId, at(event), { radius: STICK_RADIUS * size, center })) report();
    },
    (event) => {
      stick.move(event.pointerId, at(event));
      report();
    },
    (event) => {
      stick.up(event.pointerId);
      report();
    },
  );
  useLostFocus(() => {
    stick.release();
    report();
  });
  return (
    <div ref={zone} class="touch-zone touch-stick-zone" aria-hidden="true" {...handlers}>
      <div ref={base} class="touch-stick">
        <i />
      </div>
    </div>
  );
}

function centerOf(element: HTMLElement | null): { x: number; y: number } | undefined {
  const box = element?.getBoundingClientRect();
  return box && { x: box.left + box.width / 2, y: box.top + box.height / 2 };
}

/** Style properties, because the stick moves more often than components should render. */
function drawStick({ position }: TouchStick, zone: HTMLElement | null, base: HTMLElement | null): void {
  if (!zone || !base) return;
  base.classList.toggle("touch-held", position !== undefined);
  if (position === undefined) return base.removeAttribute("style");
  const { left, top } = zone.getBoundingClientRect();
  base.style.left = `${position.center.x - left}px`;
  base.style.top = `${position.center.y - top}px`;
  base.style.bottom = base.style.right = "auto";
  base.style.setProperty("--knob-x", `${position.knob.x}px`);
  base.style.setProperty("--knob-y", `${position.knob.y}px`);
}

/** The kick button, with the extra keys of scripts above it. A finger anywhere on this side of the screen kicks. */
function Buttons({ labels, onKeys }: { readonly labels: readonly string[]; readonly onKeys: HoldPart }) {
  const kick = useFingers((held) => onKeys("kick", held ? KICK_KEY : 0));
  return (
    <div class="touch-zone touch-kick-zone" {...kick}>
      {labels.length > 0 && (
        <div class="touch-extra">
          {labels.map((label, i) => (
            <ExtraButton key={EXTRA_KEY_BITS[i]} label={label} bit={EXTRA_KEY_BITS[i] ?? 0} onKeys={onKeys} />
          ))}
        </div>
      )}
      <button type="button" class="touch-kick" tabIndex={-1}>
        {t("keys.kick")}
      </button>
    </div>
  );
}

type ExtraButtonProps = { readonly label: string; readonly bit: number; readonly onKeys: HoldPart };

function ExtraButton({ label, bit, onKeys }: ExtraButtonProps) {
  const fingers = useFingers((held) => onKeys(label, held ? bit : 0));
  return (
    <button type="button" class="touch-extra-key" tabIndex={-1} {...fingers}>
      <bdi>{label}</bdi>
    </button>
  );
}

/** Handlers of a button that is held as long as one finger is on it. */
function useFingers(onHeld: (held: boolean) => void) {
  const pointers = useRef(new Set<number>());
  const report = (element: HTMLElement | null) => {
    const held = pointers.current.size > 0;
    element?.classList.toggle("touch-held", held);
    onHeld(held);
  };
  useLostFocus(() => {
    if (pointers.current.size === 0) return;
    pointers.current.clear();
    report(null);
  });
  return fingerHandlers(
    (event) => {
      pointers.current.add(event.pointerId);
      report(event.currentTarget);
    },
    () => undefined,
    (event) => {
      if (pointers.current.delete(event.pointerId)) report(event.currentTarget);
    },
  );
}
