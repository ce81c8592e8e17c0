/** Short messages that disappear by themselves. */
import { signal, type ReadonlySignal, type Signal } from "@preact/signals";

export type Toast = { readonly id: number; readonly text: string; readonly style: "plain" | "good" };

export type Toasts = {
  readonly visible: ReadonlySignal<readonly Toast[]>;
  /** Number of open modal dialogs. The page below the topmost is inert, so toasts are rendered in it. */
  readonly openDialogs: Signal<number>;
  /** Replaces a visible toast of the same text. */
  show(text: string, style?: Toast["style"]): void;
};

const VISIBLE_MS = 3500;

export function createToasts(): Toasts {
  const visible = signal<readonly Toast[]>([]);
  let nextId = 1;
  return {
    visible,
    openDialogs: signal(0),
    show(text, style = "plain") {
      const toast = { id: nextId++, text, style };
      visible.value = [...visible.value.filter((other) => other.text !== text), toast];
      setTimeout(() => {
        visible.value = visible.value.filter((other) => other.id !== toast.id);
      }, VISIBLE_MS);
    },
  };
}
