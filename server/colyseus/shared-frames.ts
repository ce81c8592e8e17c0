/**
 * The framework's serializer with one frame for all clients. Patches of a room are the same bytes for each of its clients, so
 * they are encoded and framed once, and the same buffer is handed to each socket in one write. (The framework copies the bytes
 * per client, and the WebSocket library writes header and content apart.)
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

/** Makes the patches of a room shared frames. To be called after the room's state is set. */
export function shareFrames(room: Room): SharedFrames {
  const { _serializer: serializer } = room as unknown as { readonly _serializer: OpenSerializer };
  const { encoder } = serializer;
  serializer.applyPatches = (clients) => {
    if (!encoder.hasChanges) return false;
    // A client that joins later gets the full state.
    serializer.needFullEncode = true;
    const patch = encoder.encode({ offset: 1 });
    patch[0] = Protocol.ROOM_STATE_PATCH;
    sendToAll(clients, patch);
    encoder.discardChanges();
    return true;
  };
  return encoder;
}

function sendToAll(clients: readonly Client[], patch: Uint8Array): void {
  const frame = frameOf(patch);
  for (const client of clients) {
    if (client.state !== ClientState.JOINED) continue;
    const socket = socketOf(client);
    // The library compresses nothing, so no frame of its own can still be waiting.
    if (socket.readyState === WebSocket.OPEN) (socket as unknown as { _socket: Socket })._socket.write(frame);
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
