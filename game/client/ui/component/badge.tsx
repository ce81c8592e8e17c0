/** A small word beside a name. */
import type { ComponentChildren } from "preact";

type BadgeProps = { readonly children: ComponentChildren; readonly look?: "plain" | "strong" };

export function Badge({ children, look = "plain" }: BadgeProps) {
  return <span class={`badge badge-${look}`}>{children}</span>;
}
