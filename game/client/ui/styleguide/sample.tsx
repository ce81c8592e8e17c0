/** A row of components with a title. */
import type { ComponentChildren } from "preact";

export function Sample({ title, children }: { readonly title: string; readonly children: ComponentChildren }) {
  return (
    <section class="styleguide-sample">
      <h2>{title}</h2>
      <div class="styleguide-row">{children}</div>
    </section>
  );
}
