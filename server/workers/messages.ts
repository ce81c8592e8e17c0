/** The messages between the primary process, which owns the port, and its workers. A connection travels with its message. */

export type ToWorker =
  /** A connection; `head` is what was read of it already, one character per byte. */
  | { readonly kind: "connection"; readonly head: string }
  /** The worker takes no new rooms, and ends when its last match is over. */
  | { readonly kind: "drain" }
  /** The worker with this route ended without cleaning up. */
  | { readonly kind: "died"; readonly route: string }
  /** The workers that accept connections now. */
  | { readonly kind: "workers"; readonly workers: readonly { readonly route: string; readonly port: number }[] }
  | { readonly kind: "stop" };

export type ToPrimary =
  /** The worker accepts connections. `port`: its own one, on the loopback interface. */
  | { readonly kind: "ready"; readonly port: number }
  /** The worker takes no new rooms. */
  | { readonly kind: "draining" }
  /** A WebSocket for another worker, over a connection that was kept alive; `head` is its whole request. */
  | { readonly kind: "misrouted"; readonly head: string };
