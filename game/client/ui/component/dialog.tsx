/** A modal window on the browser's own <dialog>: it keeps the focus, closes on Escape and on a click beside it. */
import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { X } from "lucide-preact";
import { t } from "../words.ts";
import { IconButton } from "./icon-button.tsx";

type DialogProps = {
  readonly title: ComponentChildren;
  readonly children: ComponentChildren;
  readonly onClose: () => void;
  readonly name?: string;
};

export function Dialog({ title, children, onClose, name = "" }: DialogProps) {
  const box = useRef<HTMLDialogElement>(null);
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
      onClick={(event) => {
        if (event.target === box.current) onClose();
      }}
    >
      <div class="dialog-body">
        <header class="dialog-head">
          <h2 id={heading}>{title}</h2>
          <IconButton label={t("common.close")} onPress={onClose}>
            <X />
          </IconButton>
        </header>
        {children}
      </div>
    </dialog>
  );
}
