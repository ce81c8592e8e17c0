/** Several event listeners that are added and removed together. */
export type Listener = readonly [target: EventTarget, type: string, listener: (event: Event) => void];

/** Listens until the returned function is called. */
export function listenTo(listeners: readonly Listener[]): () => void {
  for (const [target, type, listener] of listeners) target.addEventListener(type, listener);
  return () => {
    for (const [target, type, listener] of listeners) target.removeEventListener(type, listener);
  };
}
