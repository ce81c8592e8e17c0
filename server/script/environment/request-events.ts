/** Events of XMLHttpRequest, and the properties for their handlers. */

const TYPES = ["loadstart", "progress", "load", "error", "abort", "timeout", "loadend"] as const;

export type RequestEventType = (typeof TYPES)[number];

type Handler = (event: Event) => unknown;

/** Progress of a request in bytes; `total` is 0 when it is not known. */
export class ProgressEvent extends Event {
  readonly #loaded: number;
  readonly #total: number;

  constructor(type: string, { loaded = 0, total = 0 }: { readonly loaded?: number; readonly total?: number } = {}) {
    super(type);
    this.#loaded = loaded;
    this.#total = total;
  }

  get lengthComputable(): boolean {
    return this.#total > 0;
  }

  get loaded(): number {
    return this.#loaded;
  }

  get total(): number {
    return this.#total;
  }
}

const handlers = new WeakMap<EventTarget, Map<string, Handler>>();

function setHandler(target: EventTarget, type: string, handler: unknown): void {
  const own = handlers.get(target) ?? new Map<string, Handler>();
  handlers.set(target, own);
  const before = own.get(type);
  if (before !== undefined) target.removeEventListener(type, before);
  own.delete(type);
  if (typeof handler !== "function") return;
  own.set(type, handler as Handler);
  target.addEventListener(type, handler as Handler);
}

/** Gives the class a property `on…` for the handler of this event; null without a handler. */
export function defineHandler(prototype: EventTarget, type: string): void {
  Object.defineProperty(prototype, `on${type}`, {
    get(this: EventTarget) {
      return handlers.get(this)?.get(type) ?? null;
    },
    set(this: EventTarget, handler: unknown) {
      setHandler(this, type, handler);
    },
    enumerable: true,
    configurable: true,
  });
}

export class XMLHttpRequestEventTarget extends EventTarget {}

for (const type of TYPES) defineHandler(XMLHttpRequestEventTarget.prototype, type);

export class XMLHttpRequestUpload extends XMLHttpRequestEventTarget {}
