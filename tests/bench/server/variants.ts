/** Rooms that do less work for the same match, to find out what a change would gain before it is made. */
import type { Client } from "@colyseus/core";
import type { WebSocket } from "ws";
import type { Visitor } from "#server/identity/visitor.ts";
import { RondoRoom } from "./rooms.ts";

/** Ticks in which nobody pressed or released anything go out with the next patch, but at most this many wait. */
const HELD_MAX = 3;

/** Says nothing when there is nothing to say. Clients would have to take a patch for several ticks. */
export class QuietRoom extends RondoRoom {
  #lastKeys = -1;
  #lastKeyframe = -1;
  #held = 0;

  override broadcastPatch(): boolean {
    let keys = 0;
    for (const member of this.match.members) keys = (Math.imul(keys, 31) + member.keys) | 0;
    const same = keys === this.#lastKeys && this.state.keyframe.tick === this.#lastKeyframe;
    if (same && this.#held < HELD_MAX) {
      this.#held++;
      return false;
    }
    this.#held = 0;
    this.#lastKeys = keys;
    this.#lastKeyframe = this.state.keyframe.tick;
    return super.broadcastPatch();
  }
}

const BINARY_FRAME = 0x82;
const SHORT_MAX = 125;

/** Hands the TCP socket a whole frame as one buffer; `ws` hands it header and payload as two. */
export class OneBufferRoom extends RondoRoom {
  override onJoin(client: Client, options: unknown, visitor: Visitor): void {
    super.onJoin(client, options, visitor);
    const sendTwo = client.raw.bind(client);
    const socket = client.ref as unknown as WebSocket & { readonly _socket: NodeJS.WritableStream };
    client.raw = (data, options_, done) => {
      if (data.length > SHORT_MAX || done !== undefined) return sendTwo(data, options_, done);
      const frame = Buffer.allocUnsafe(data.length + 2);
      frame[0] = BINARY_FRAME;
      frame[1] = data.length;
      frame.set(data, 2);
      socket._socket.write(frame);
    };
  }
}
