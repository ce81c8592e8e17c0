/** Short messages that come and go below the scoreboard. */
import { signal, type Signal } from "@preact/signals";

export type Toast = { readonly id: number; readonly text: string; readonly look: "plain" | "good" };

export type Toasts = { readonly shown: Signal<readonly Toast[]>; say(text: string, look?: Toast["look"]): void };

const SHOWN_MS = 3500;

export function createToasts(): Toasts {
  const shown = signal<readonly Toast[]>([]);
  let next = 1;
  return {
    shown,
    say(text, look = "plain") {
      const toast = { id: next++, text, look };
      // The same words twice on screen tell nothing more.
      shown.value = [...shown.value.filter((other) => other.text !== text), toast];
      setTimeout(() => {
        shown.value = shown.value.filter((other) => other.id !== toast.id);
      }, SHOWN_MS);
    },
  };
}

export function ToastStack({ toasts }: { readonly toasts: Toasts }) {
  return (
    <div class="toasts" role="status" aria-live="polite">
      {toasts.shown.value.map((toast) => (
        <p key={toast.id} class={`toast toast-${toast.look}`}>
          {toast.text}
        </p>
      ))}
    </div>
  );
}
