/**
 * The body of a response to a poll: number of the last update (four bytes), then each update after its length (two
 * bytes).
 */
import type { Update } from "./live-feed.ts";

export function packBatch(updates: readonly Update[]): Buffer {
  const body = Buffer.alloc(updates.reduce((size, { bytes }) => size + 2 + bytes.length, 4));
  body.writeUInt32BE(updates.at(-1)!.seq);
  let at = 4;
  for (const { bytes } of updates) {
    at = body.writeUInt16BE(bytes.length, at);
    body.set(bytes, at);
    at += bytes.length;
  }
  return body;
}

export function unpackBatch(body: Buffer): { readonly lastSeq: number; readonly frames: readonly Uint8Array[] } {
  const frames: Uint8Array[] = [];
  for (let at = 4; at < body.length;) {
    const end = at + 2 + body.readUInt16BE(at);
    frames.push(body.subarray(at + 2, end));
    at = end;
  }
  return { lastSeq: body.readUInt32BE(0), frames };
}
