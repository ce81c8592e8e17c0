/** The toasts of the page, which dialogs show in front of themselves. */
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Toasts } from "./toasts.ts";

export const ToastsContext = createContext<Toasts | null>(null);

/** Throws outside a mounted page. */
export function useToasts(): Toasts {
  const toasts = useContext(ToastsContext);
  if (!toasts) throw new Error("useToasts: no ToastsContext above this component");
  return toasts;
}
