/** State of the emote wheel: whether it is open, and the cooldown between emotes. */
import { signal, type ReadonlySignal, type Signal } from "@preact/signals";
import type { Actions } from "../../session/actions.ts";
import { EMOTE_COOLDOWN_MS } from "../../session/emote.ts";

export type EmoteWheelState = {
  readonly isOpen: Signal<boolean>;
  /** The emote that a gamepad points at. */
  readonly picked: Signal<number | undefined>;
  /** End of the cooldown (performance.now). */
  readonly readyMs: ReadonlySignal<number>;
  /** Closes the wheel. Sends nothing during the cooldown. */
  send(emote: number, nowMs: number): void;
};

export function createEmoteWheelState(actions: Actions): EmoteWheelState {
  const isOpen = signal(false);
  const picked = signal<number | undefined>(undefined);
  const readyMs = signal(0);
  return {
    isOpen,
    picked,
    readyMs,
    send(emote, nowMs) {
      isOpen.value = false;
      if (nowMs < readyMs.value) return;
      readyMs.value = nowMs + EMOTE_COOLDOWN_MS;
      actions.ask("emote", { emote });
    },
  };
}
