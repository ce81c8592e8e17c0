/** A raised box. */
import type { ComponentChildren } from "preact";

type CardProps = { readonly children: ComponentChildren; readonly name?: string };

export function Card({ children, name = "" }: CardProps) {
  return <div class={`card ${name}`}>{children}</div>;
}
