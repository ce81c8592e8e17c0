/** `fetch` and `WebSocket` for allowed hosts alone; a redirect to another host is refused as well. */
import { NetworkRefusal, type AllowedHosts } from "./allowed-hosts.ts";

/** Node's fetch sends each request, also of a redirect, through its dispatcher. */
type Dispatcher = { dispatch(request: { readonly origin?: unknown }, handler: unknown): boolean };

type Fetch = (input: unknown, init?: object) => Promise<Response>;

const LOCAL_PROTOCOLS = new Set(["data:", "blob:"]);

/** `signal` ends all requests. */
export function createFetch(hosts: AllowedHosts, signal: AbortSignal): Fetch {
  const dispatcher: Dispatcher = {
    dispatch(request, handler) {
      hosts.check(new URL(String(request.origin)));
      return nodeDispatcher().dispatch(request, handler);
    },
  };
  return async (input, init) => {
    const request = new Request(input as Request, init);
    const address = new URL(request.url);
    if (!LOCAL_PROTOCOLS.has(address.protocol)) hosts.check(address);
    try {
      return await fetch(request, { dispatcher, signal: AbortSignal.any([signal, request.signal]) } as RequestInit);
    } catch (error) {
      const { cause } = error as Error;
      throw cause instanceof NetworkRefusal ? cause : withReason(error);
    }
  };
}

/** "fetch failed" names no reason: the system's one is added. */
function withReason(error: unknown): unknown {
  const { message, cause } = error as Error;
  if (message !== "fetch failed" || !(cause instanceof Error)) return error;
  return new TypeError(`fetch failed: ${cause.message || String((cause as NodeJS.ErrnoException).code)}`, { cause });
}

function nodeDispatcher(): Dispatcher {
  const key = Symbol.for("undici.globalDispatcher.1");
  const found = (globalThis as unknown as Record<symbol, Dispatcher | undefined>)[key];
  if (found === undefined) throw new Error("this version of Node has no dispatcher of requests");
  return found;
}

/** `signal` closes all sockets. */
export function createWebSocketClass(hosts: AllowedHosts, signal: AbortSignal): new (address: string) => WebSocket {
  const Socket = globalThis.WebSocket;
  return class WebSocket extends Socket {
    constructor(address: string | URL, protocols?: string | string[]) {
      hosts.check(new URL(address));
      super(address, protocols);
      const close = () => this.close();
      signal.addEventListener("abort", close);
      this.addEventListener("close", () => signal.removeEventListener("abort", close));
    }
  };
}
