/** A wheel of eight choices, used with number keys, the pointer or a gamepad. Steering keys keep working below it. */
import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { KeyPress, KeyResult } from "../../input/key-dispatcher.ts";
import { useKeys } from "../context/use-keys.ts";
import { t } from "../i18n/translate.ts";
import type { WheelState } from "./wheel-state.ts";

/** Releasing the key after this time sends the choice under the pointer; a shorter press leaves the wheel open. */
const HOLD_MS = 250;

export type WheelProps = {
  readonly state: WheelState;
  readonly label: string;
  /** Position of the key that opens and closes the wheel. */
  readonly openKey: string;
  readonly choices: readonly ComponentChildren[];
};

export function Wheel({ state, label, openKey, choices }: WheelProps) {
  const waitMs = useCooldown(state.readyMs.value);
  const [hovered, setHovered] = useState<number | undefined>(undefined);
  const send = (choice: number) => state.send(choice, performance.now());
  useWheelKeys({ state, openKey, hovered, send });
  return (
    <div class="wheel" role="group" aria-label={label}>
      <div class="wheel-middle">
        {waitMs > 0 && <i class="wheel-wait" style={{ animationDuration: `${waitMs}ms` }} />}
        <p role="status">{waitMs > 0 ? t("emote.wait") : label}</p>
      </div>
      {choices.map((content, choice) => (
        <button
          key={choice}
          type="button"
          class={state.picked.value === choice ? "wheel-choice wheel-picked" : "wheel-choice"}
          style={directionOf(choice, choices.length)}
          disabled={waitMs > 0}
          onClick={() => send(choice)}
          onPointerEnter={() => setHovered(choice)}
          onPointerLeave={() => setHovered(undefined)}
        >
          <kbd class="for-keys">{choice + 1}</kbd>
          {content}
        </button>
      ))}
    </div>
  );
}

/** Unit vector from the middle, clockwise from the top, as CSS variables. */
function directionOf(choice: number, count: number) {
  const angle = (2 * Math.PI * choice) / count;
  return { "--x": Math.sin(angle).toFixed(3), "--y": (-Math.cos(angle)).toFixed(3) };
}

/** Rest of the cooldown in milliseconds; renders again when it is over. */
function useCooldown(readyMs: number): number {
  const [, setElapsed] = useState(0);
  const waitMs = Math.max(0, readyMs - performance.now());
  useEffect(() => {
    if (waitMs <= 0) return;
    const timer = setTimeout(() => setElapsed(readyMs), waitMs + 1);
    return () => clearTimeout(timer);
  }, [readyMs]);
  return waitMs;
}

type WheelKeys = {
  readonly state: WheelState;
  readonly openKey: string;
  readonly hovered: number | undefined;
  readonly send: (choice: number) => void;
};

function useWheelKeys({ state, openKey, hovered, send }: WheelKeys): void {
  const [openedMs] = useState(() => performance.now());
  const close = () => (state.isOpen.value = false);
  const down = ({ code, repeat }: KeyPress): KeyResult => {
    const choice = /^(?:Digit|Numpad)([1-8])$/u.exec(code)?.[1];
    if (choice === undefined && code !== openKey && code !== "Escape") return undefined;
    if (repeat) return "handled";
    if (choice === undefined) close();
    else send(Number(choice) - 1);
    return "handled";
  };
  const up = (code: string) => {
    if (code !== openKey || performance.now() - openedMs < HOLD_MS) return;
    if (hovered === undefined) close();
    else send(hovered);
  };
  useKeys("wheel", down, up);
}
