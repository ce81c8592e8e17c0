/**
 * The framework's serializer with one frame for all clients. Patches of a room are the same bytes for each of its clients, so
 * they are encoded and framed once, and the same buffer is handed to each socket in one write. (The framework copies the bytes
 * per client, and the WebSocket library writes header and content apart.)
 *
 * A patch without news for a client can wait for the next one; both are then sent in one write.
 */
import { type Client, ClientState, Protocol, type Room } from "@colyseus/core";
import type { Socket } from "node:net";
import { WebSocket } from "ws";
import { socketOf } from "./close-client.ts";

/** The first byte of a final binary frame of WebSocket, and the lengths from which on a frame has longer headers. */
const FINAL_BINARY = 0x82;
const LENGTH_16 = 126;
const LENGTH_64 = 127;

/** The members of the framework's serializer that are used here; its types hide them. */
type OpenSerializer = {
  readonly encoder: {
    readonly hasChanges: boolean;
    encode(it: { offset: number }): Uint8Array;
    discardChanges(): void;
  };
  needFullEncode: boolean;
  applyPatches(clients: readonly Client[]): boolean;
};

/** `hasChanges`: whether the state has changed since the last patch. */
export type SharedFrames = { readonly hasChanges: boolean };

/** The session id of a client that has to receive nothing of the patch at hand before the next patch; called once per patch. */
type WaitingClient = () => string | undefined;

/** Makes the patches of a room shared frames. To be called after the room's state is set. */
export function shareFrames(room: Room, waitingClient: WaitingClient): SharedFrames {
  const { _serializer: serializer } = room as unknown as { readonly _serializer: OpenSerializer };
  const { encoder } = serializer;
  const waiting: WaitingFrames = new WeakMap();
  serializer.applyPatches = (clients) => {
    if (!encoder.hasChanges) return false;
    // A client that joins later gets the full state.
    serializer.needFullEncode = true;
    const patch = encoder.encode({ offset: 1 });
    patch[0] = Protocol.ROOM_STATE_PATCH;
    sendToAll(clients, frameOf(patch), waitingClient(), waiting);
    encoder.discardChanges();
    return true;
  };
  return encoder;
}

/** The frame that waits for each socket: never more than one, so that none waits for longer than until the next patch. */
type WaitingFrames = WeakMap<WebSocket, Buffer>;

function sendToAll(
  clients: readonly Client[],
  frame: Buffer,
  heldFor: string | undefined,
  waiting: WaitingFrames,
): void {
  for (const client of clients) {
    if (client.state !== ClientState.JOINED) continue;
    const socket = socketOf(client);
    if (socket.readyState !== WebSocket.OPEN) continue;
    const before = waiting.get(socket);
    if (before === undefined && client.sessionId === heldFor) {
      waiting.set(socket, frame);
      continue;
    }
    if (before !== undefined) waiting.delete(socket);
    // The library compresses nothing, so no frame of its own can still be waiting.
    const { _socket: tcp } = socket as unknown as { readonly _socket: Socket };
    tcp.write(before === undefined ? frame : Buffer.concat([before, frame]));
  }
}

/** A WebSocket frame from a server: not masked (RFC 6455, section 5.2). */
export function frameOf(content: Uint8Array): Buffer {
  const { length } = content;
  const header = length < LENGTH_16 ? 2 : length < 0x10000 ? 4 : 10;
  const frame = Buffer.allocUnsafe(header + length);
  frame[0] = FINAL_BINARY;
  if (header === 2) frame[1] = length;
  else if (header === 4) {
    frame[1] = LENGTH_16;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = LENGTH_64;
    frame.writeUInt32BE(0, 2);
    frame.writeUInt32BE(length, 6);
  }
  frame.set(content, header);
  return frame;
}
