/** Short messages that come and go below the scoreboard. */
import { signal, type Signal } from "@preact/signals";

export type Toast = { readonly id: number; readonly text: string; readonly look: "plain" | "good" };

export type Toasts = {
  readonly shown: Signal<readonly Toast[]>;
  /** How many dialogs are open: nothing below the topmost is seen or heard, so toasts are shown there. */
  readonly level: Signal<number>;
  say(text: string, look?: Toast["look"]): void;
};

const SHOWN_MS = 3500;

export function createToasts(): Toasts {
  const shown = signal<readonly Toast[]>([]);
  let next = 1;
  return {
    shown,
    level: signal(0),
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

type ToastStackProps = {
  readonly toasts: Toasts;
  /** Of the dialog it is in; 0 for the page. */ readonly level?: number;
};

export function ToastStack({ toasts, level = 0 }: ToastStackProps) {
  const shown = toasts.level.value === level ? toasts.shown.value : [];
  return (
    <div class="toasts" role="status" aria-live="polite">
      {shown.map((toast) => (
        <p key={toast.id} class={`toast toast-${toast.look}`}>
          {toast.text}
        </p>
      ))}
    </div>
  );
}
