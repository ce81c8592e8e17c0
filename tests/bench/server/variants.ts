/** Variants of the product's room that do less work for the same match, to estimate what a change would save. */
import type { Client } from "@colyseus/core";
import type { WebSocket } from "ws";
import type { JoinRequest } from "#server/admission/join-request.ts";
import { RondoRoom } from "./rooms.ts";

/** Most ticks without a change of keys that are deferred to the next patch. */
const DEFERRED_MAX = 3;

/** Sends no patch for ticks without a change. Clients would have to accept patches for several ticks. */
export abstract class SkipIdlePatchesRoom extends RondoRoom {
  #lastKeys = -1;
  #lastKeyframe = -1;
  #deferred = 0;

  override broadcastPatch(): boolean {
    let keys = 0;
    for (const member of this.match.members) keys = (Math.imul(keys, 31) + member.keys) | 0;
    const same = keys === this.#lastKeys && this.state.keyframe.tick === this.#lastKeyframe;
    if (same && this.#deferred < DEFERRED_MAX) {
      this.#deferred++;
      return false;
    }
    this.#deferred = 0;
    this.#lastKeys = keys;
    this.#lastKeyframe = this.state.keyframe.tick;
    return super.broadcastPatch();
  }
}

const BINARY_FRAME = 0x82;
const SHORT_MAX = 125;

/** Writes a frame to the TCP socket as one buffer; `ws` writes header and payload as two. */
export abstract class SingleBufferRoom extends RondoRoom {
  override onJoin(client: Client, options: unknown, request: JoinRequest): void {
    super.onJoin(client, options, request);
    const sendAsTwo = client.raw.bind(client);
    const socket = client.ref as unknown as WebSocket & { readonly _socket: NodeJS.WritableStream };
    client.raw = (data, options_, done) => {
      if (data.length > SHORT_MAX || done !== undefined) return sendAsTwo(data, options_, done);
      const frame = Buffer.allocUnsafe(data.length + 2);
      frame[0] = BINARY_FRAME;
      frame[1] = data.length;
      frame.set(data, 2);
      socket._socket.write(frame);
    };
  }
}
