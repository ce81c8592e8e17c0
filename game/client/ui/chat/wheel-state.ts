/** State of a wheel of eight choices, for emotes and for lines of the chat: whether it is open, and the time between two choices. */
import { signal, type ReadonlySignal, type Signal } from "@preact/signals";

export type WheelState = {
  readonly isOpen: Signal<boolean>;
  /** The choice that a gamepad points at. */
  readonly picked: Signal<number | undefined>;
  /** End of the cooldown (performance.now). */
  readonly readyMs: ReadonlySignal<number>;
  /** Closes the wheel. Sends nothing during the cooldown. */
  send(choice: number, nowMs: number): void;
};

export function createWheelState(cooldownMs: number, send: (choice: number) => void): WheelState {
  const isOpen = signal(false);
  const picked = signal<number | undefined>(undefined);
  const readyMs = signal(0);
  return {
    isOpen,
    picked,
    readyMs,
    send(choice, nowMs) {
      isOpen.value = false;
      if (nowMs < readyMs.value) return;
      readyMs.value = nowMs + cooldownMs;
      send(choice);
    },
  };
}
