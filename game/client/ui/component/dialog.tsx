/** A modal <dialog>: traps the focus, closes on Escape and on a click outside. */
import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { X } from "lucide-preact";
import { useToasts } from "../context/toasts-context.ts";
import { t } from "../i18n/translate.ts";
import { IconButton } from "./icon-button.tsx";
import type { Toasts } from "../context/toasts.ts";
import { ToastStack } from "./toast-stack.tsx";

type DialogProps = {
  readonly title: ComponentChildren;
  readonly children: ComponentChildren;
  readonly onClose: () => void;
  readonly name?: string;
  /** Between the title and the close button. */
  readonly tools?: ComponentChildren;
};

export function Dialog({ title, children, onClose, name = "", tools }: DialogProps) {
  const toasts = useToasts();
  const level = useDialogLevel(toasts);
  const box = useRef<HTMLDialogElement>(null);
  // A press that starts inside and ends outside, such as a text selection, does not close the dialog.
  const pressedOutside = useRef(false);
  const heading = useId();
  useEffect(() => {
    const dialog = box.current;
    dialog?.showModal();
    // Browsers differ in whether they find it behind the close button.
    dialog?.querySelector<HTMLElement>("[autofocus]")?.focus();
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={box}
      class={`dialog ${name}`}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onPointerDown={(event) => (pressedOutside.current = event.target === box.current)}
      onClick={(event) => {
        if (event.target === box.current && pressedOutside.current) onClose();
      }}
    >
      <div class="dialog-body">
        <header class="dialog-head">
          <h2 id={heading}>{title}</h2>
          {tools}
          <IconButton label={t("common.close")} onPress={onClose}>
            <X />
          </IconButton>
        </header>
        {children}
      </div>
      <ToastStack toasts={toasts} level={level} />
    </dialog>
  );
}

/** Counts this dialog as open while it is mounted; returns its depth, 1 for the first. */
function useDialogLevel(toasts: Toasts): number {
  const [level] = useState(() => toasts.openDialogs.peek() + 1);
  useEffect(() => {
    toasts.openDialogs.value++;
    return () => void toasts.openDialogs.value--;
  }, []);
  return level;
}
