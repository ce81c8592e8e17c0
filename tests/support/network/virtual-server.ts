/** A server over virtual connections: the product's referee, state writer, encoder and jitter buffers without sockets. */
import { Encoder } from "@colyseus/schema";
import { createMatch, type Match, type MatchOptions } from "#match/match.ts";
import { findMember } from "#match/members.ts";
import { queueJoin } from "#match/roster.ts";
import { advance } from "#match/tick.ts";
import { JitterBuffer } from "#server/room/jitter-buffer.ts";
import { PaceMeter } from "#server/room/pace-meter.ts";
import { StateWriter } from "#server/room/state-writer.ts";
import { StadiumStore } from "#server/stadium/stadium-store.ts";
import type { RoomSettings } from "#room/settings.ts";
import type { Stadium } from "#sim/stadium.ts";
import type { Downstream } from "./virtual-client.ts";

/** The framework's header of every patch (server time and acknowledgement), and WebSocket's frame header. */
const PATCH_HEADER_BYTES = 8 + 2;

/** Bytes of a `pacing` message, frame header included. */
const PACING_BYTES = 52;

export type Peer = {
  readonly id: number;
  readonly jitter: JitterBuffer;
  readonly pace: PaceMeter;
  readonly waiting: number[];
  used: number;
  synced: boolean;
  readonly send: (message: Downstream, bytes: number) => void;
};

export class VirtualServer {
  readonly match: Match;
  readonly peers: Peer[] = [];
  /** Called after every tick. */
  onTick: () => void = () => undefined;
  readonly #writer: StateWriter;
  readonly #encoder: Encoder;

  constructor(stadium: Stadium, options: MatchOptions, settings: Partial<RoomSettings> = {}) {
    this.match = createMatch(options, stadium.name, stadium, settings);
    this.#writer = new StateWriter(this.match, new StadiumStore());
    this.#encoder = new Encoder(this.#writer.state);
  }

  connect(name: string, send: Peer["send"]): Peer {
    const peer: Peer = {
      id: queueJoin(this.match, name),
      jitter: new JitterBuffer(),
      pace: new PaceMeter(),
      waiting: [],
      used: 0,
      synced: false,
      send,
    };
    this.peers.push(peer);
    send({ kind: "you", id: peer.id }, 12);
    return peer;
  }

  tick(): void {
    for (const peer of this.peers) this.#sync(peer);
    for (const peer of this.peers) this.#read(peer);
    this.#writer.write(this.match, advance(this.match));
    const shared = this.#encoder.encode().slice();
    this.#encoder.discardChanges();
    for (const peer of this.peers) {
      const bytes = shared.length + 1 + PATCH_HEADER_BYTES;
      peer.send({ kind: "patch", bytes: shared, ack: peer.used }, bytes);
    }
    this.onTick();
  }

  /** The next patch is a keyframe, as after a command that moved a disc. */
  requestKeyframe(): void {
    this.#writer.requestKeyframe();
  }

  /** Sends the full state to a new client, and a keyframe in the next patch. */
  #sync(peer: Peer): void {
    if (peer.synced) return;
    peer.synced = true;
    const full = this.#encoder.encodeAll().slice();
    peer.send({ kind: "patch", bytes: full, ack: 0 }, full.length + 1 + PATCH_HEADER_BYTES);
    this.#writer.requestKeyframe();
  }

  #read(peer: Peer): void {
    const keys = peer.jitter.take({
      get size() {
        return peer.waiting.length;
      },
      next: () => {
        peer.used++;
        return peer.waiting.shift();
      },
    });
    const member = findMember(this.match, peer.id);
    if (member !== undefined) member.keys = keys;
    const report = peer.pace.add(peer.waiting.length, peer.jitter.target);
    if (report !== undefined) peer.send({ kind: "pacing", surplus: report.surplus }, PACING_BYTES);
  }
}
