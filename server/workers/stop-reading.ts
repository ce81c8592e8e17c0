/** Stops a socket from reading, before it is handed to another process. */
import type { Socket } from "node:net";

/** Node's handle of a socket. Pausing the socket alone would let it read on, and those bytes would be lost. */
type WithHandle = { readonly _handle?: { readStop(): void } | null };

/** Returns what was read and not consumed yet. The socket must be handed over in the same turn of the event loop. */
export function stopReading(socket: Socket): Buffer {
  (socket as unknown as WithHandle)._handle?.readStop();
  const chunk: unknown = socket.readableLength > 0 ? socket.read() : null;
  return Buffer.isBuffer(chunk) ? chunk : Buffer.alloc(0);
}
