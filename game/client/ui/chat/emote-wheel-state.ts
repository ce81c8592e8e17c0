/** The wheel of emotes without its looks: whether it is up, and when the next emote may go out. */
import { signal, type ReadonlySignal, type Signal } from "@preact/signals";
import type { Actions } from "../../session/actions.ts";
import { EMOTE_COOLDOWN_MS } from "../../session/emote.ts";

export type EmoteChoice = {
  readonly isOpen: Signal<boolean>;
  /** Until then no further emote goes out (performance.now). */
  readonly readyMs: ReadonlySignal<number>;
  /** Closes the wheel, too. */
  send(emote: number, nowMs: number): void;
};

export function createEmoteChoice(actions: Actions): EmoteChoice {
  const isOpen = signal(false);
  const readyMs = signal(0);
  return {
    isOpen,
    readyMs,
    send(emote, nowMs) {
      isOpen.value = false;
      if (nowMs < readyMs.value) return;
      readyMs.value = nowMs + EMOTE_COOLDOWN_MS;
      actions.ask("emote", { emote });
    },
  };
}
