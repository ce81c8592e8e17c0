/** A modal window on the browser's own <dialog>: it keeps the focus, closes on Escape and on a click beside it. */
import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { X } from "lucide-preact";
import { useUi } from "../context/ui-context.ts";
import { t } from "../i18n/translate.ts";
import { IconButton } from "./icon-button.tsx";
import { ToastStack, type Toasts } from "./toast-stack.tsx";

type DialogProps = {
  readonly title: ComponentChildren;
  readonly children: ComponentChildren;
  readonly onClose: () => void;
  readonly name?: string;
  /** Between the title and the way out. */
  readonly tools?: ComponentChildren;
};

export function Dialog({ title, children, onClose, name = "", tools }: DialogProps) {
  const { toasts } = useUi();
  const level = useLevel(toasts);
  const box = useRef<HTMLDialogElement>(null);
  // A press that began inside, on a text for example, and ends beside it is not meant for the window.
  const pressedBeside = useRef(false);
  const heading = useId();
  useEffect(() => {
    const dialog = box.current;
    dialog?.showModal();
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
      onPointerDown={(event) => (pressedBeside.current = event.target === box.current)}
      onClick={(event) => {
        if (event.target === box.current && pressedBeside.current) onClose();
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

/** How many dialogs are open with this one, as long as it is. */
function useLevel(toasts: Toasts): number {
  const [level] = useState(() => toasts.level.peek() + 1);
  useEffect(() => {
    toasts.level.value++;
    return () => void toasts.level.value--;
  }, []);
  return level;
}
