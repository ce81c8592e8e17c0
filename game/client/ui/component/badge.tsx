/** A label beside a name. */
import type { ComponentChildren } from "preact";

type BadgeProps = { readonly children: ComponentChildren; readonly variant?: "plain" | "strong" };

export function Badge({ children, variant = "plain" }: BadgeProps) {
  return <span class={`badge badge-${variant}`}>{children}</span>;
}
