/** The visible toasts, as a live region. */
import type { Toasts } from "../context/toasts.ts";

type ToastStackProps = {
  readonly toasts: Toasts;
  /** Depth of the dialog that contains the stack; 0 for the page. */ readonly level?: number;
};

export function ToastStack({ toasts, level = 0 }: ToastStackProps) {
  const visible = toasts.openDialogs.value === level ? toasts.visible.value : [];
  return (
    <div class="toasts" role="status" aria-live="polite">
      {visible.map((toast) => (
        <p key={toast.id} class={`toast toast-${toast.style}`}>
          {toast.text}
        </p>
      ))}
    </div>
  );
}
