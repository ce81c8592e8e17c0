/** Several event listeners that are added and removed together. */
export type Listener = readonly [
  target: EventTarget,
  type: string,
  listener: (event: Event) => void,
  options?: { readonly capture: boolean },
];

/** Listens until the returned function is called. */
export function listenTo(listeners: readonly Listener[]): () => void {
  for (const [target, type, listener, options] of listeners) target.addEventListener(type, listener, options);
  return () => {
    for (const [target, type, listener, options] of listeners) target.removeEventListener(type, listener, options);
  };
}
