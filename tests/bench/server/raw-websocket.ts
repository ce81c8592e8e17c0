/**
 * A minimal WebSocket client: the load generator shares the machine with the server that it measures, so it must use
 * little CPU. Frames are small, binary and not fragmented; masks are zero, so that a prepared frame can be sent many times.
 */
import { connect, type Socket } from "node:net";

const BINARY = 0x82;
const CLOSE = 0x88;
const PING = 0x89;
const PONG = 0x8a;

/** All sockets of the process read into the same buffer; incomplete frames are copied out of it. */
const READ_BUFFER = Buffer.alloc(256 * 1024);
const KEY = Buffer.alloc(16).toString("base64");

export type SocketEvents = {
  /** The bytes are only valid during the call. */
  readonly onMessage: (bytes: Buffer) => void;
  readonly onClose: () => void;
};

/** A masked frame that can be sent any number of times. */
export function frameOf(...payload: number[]): Buffer {
  return Buffer.from([BINARY, 0x80 | payload.length, 0, 0, 0, 0, ...payload]);
}

export class RawWebSocket {
  /** Bytes received after the handshake, frame headers included. */
  wireBytes = 0;
  readonly #socket: Socket;
  readonly #events: SocketEvents;
  #open = false;
  #rest: Buffer = Buffer.alloc(0);

  constructor(port: number, path: string, events: SocketEvents) {
    this.#events = events;
    const onRead = (length: number, buffer: Uint8Array) => {
      this.#read((buffer as Buffer).subarray(0, length));
      return true;
    };
    this.#socket = connect({
      port,
      host: "127.0.0.1",
      noDelay: true,
      onread: { buffer: READ_BUFFER, callback: onRead },
    });
    this.#socket.on("error", () => undefined);
    this.#socket.on("close", events.onClose);
    this.#socket.write(
      `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
        `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${KEY}\r\n\r\n`,
    );
  }

  /** Sends a frame made by `frameOf`. */
  send(frame: Buffer): void {
    this.#socket.write(frame);
  }

  close(): void {
    this.#socket.destroy();
  }

  #read(chunk: Buffer): void {
    let bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    if (!this.#open) {
      const end = bytes.indexOf("\r\n\r\n");
      if (end >= 0 && !bytes.subarray(0, 12).equals(Buffer.from("HTTP/1.1 101"))) return this.close();
      if (end >= 0) bytes = bytes.subarray(end + 4);
      this.#open = end >= 0;
    }
    const used = this.#open ? this.#readFrames(bytes) : 0;
    this.#rest = used === bytes.length ? bytes.subarray(0, 0) : Buffer.from(bytes.subarray(used));
  }

  /** Handles all complete frames and returns the offset of the first incomplete one. */
  #readFrames(bytes: Buffer): number {
    let at = 0;
    while (at + 2 <= bytes.length) {
      let length = bytes[at + 1]!;
      let start = at + 2;
      if (length === 127) throw new Error("RawWebSocket: a frame of more than 64 kB");
      if (length === 126) {
        if (at + 4 > bytes.length) return at;
        length = bytes.readUInt16BE(at + 2);
        start = at + 4;
      }
      if (start + length > bytes.length) return at;
      this.wireBytes += start + length - at;
      this.#handle(bytes[at]!, bytes.subarray(start, start + length));
      at = start + length;
    }
    return at;
  }

  #handle(kind: number, payload: Buffer): void {
    if (kind === BINARY) this.#events.onMessage(payload);
    else if (kind === PING) this.#socket.write(Buffer.from([PONG, 0x80 | payload.length, 0, 0, 0, 0, ...payload]));
    else if (kind === CLOSE) this.close();
  }
}
