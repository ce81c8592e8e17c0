/** A part of a panel with a title, which can be collapsed. */
import type { ComponentChildren } from "preact";
import { useId, useState } from "preact/hooks";
import { ChevronRight } from "lucide-preact";

type SectionProps = {
  readonly title: string;
  /** Right of the title. */
  readonly note?: string;
  readonly isOpen?: boolean;
  readonly children: ComponentChildren;
};

export function Section({ title, note, isOpen = true, children }: SectionProps) {
  const id = useId();
  const [open, setOpen] = useState(isOpen);
  return (
    <section class="panel-section" aria-labelledby={`${id}-title`}>
      <h3 class="panel-title">
        <button type="button" aria-expanded={open} aria-controls={open ? id : undefined} onClick={() => setOpen(!open)}>
          <ChevronRight />
          <span id={`${id}-title`}>{title}</span>
          {note !== undefined && <span class="panel-note">{note}</span>}
        </button>
      </h3>
      {open && <div id={id}>{children}</div>}
    </section>
  );
}
