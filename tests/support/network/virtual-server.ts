/** A server over virtual connections: the product's referee, state writer, encoder and key schedules without sockets. */
import { Encoder } from "@colyseus/schema";
import { createMatch, type Match, type MatchOptions } from "#match/match.ts";
import { findMember } from "#match/members.ts";
import { queueJoin } from "#match/roster.ts";
import { advance } from "#match/tick.ts";
import { predictedBy, receiveKeys } from "#server/room/client-io.ts";
import { createClientSession, type ClientSession } from "#server/room/client-session.ts";
import { REPORT_TICKS } from "#server/room/earliness-log.ts";
import { StateWriter } from "#server/room/state-writer.ts";
import { CATCH_UP_MAX } from "#server/room/ticker.ts";
import { StadiumStore } from "#server/stadium/stadium-store.ts";
import type { RoomSettings } from "#room/settings.ts";
import { TICK_MS } from "#sim/step.ts";
import type { Stadium } from "#sim/stadium.ts";
import type { Downstream } from "./virtual-client.ts";

/** The framework's opcode of a patch, and WebSocket's frame header. */
const PATCH_HEADER_BYTES = 1 + 2;

/** Header of a `pacing` message: opcode, type, frame header. */
const PACING_HEADER_BYTES = 1 + 7 + 2;

/** Of a `skipped` message: opcode, type, number in its object, frame header. */
const SKIPPED_BYTES = 1 + 8 + 8 + 2;

export type Peer = {
  readonly id: number;
  readonly session: ClientSession;
  synced: boolean;
  /** How early the messages with keys were, in ticks. */
  readonly earliness: number[];
  /** What was wrong with a message; undefined if nothing was. */
  fault: string | undefined;
  /** A patch that is sent together with the next one. */
  waiting?: Uint8Array | undefined;
  readonly send: (message: Downstream, bytes: number) => void;
};

export class VirtualServer {
  readonly match: Match;
  readonly peers: Peer[] = [];
  /** Patches sent so far. */
  patches = 0;
  /** Called after every tick. */
  onTick: () => void = () => undefined;
  readonly #writer: StateWriter;
  readonly #encoder: Encoder;
  readonly #now: () => number;
  #tickMs = 0;
  #stallEndMs = -Infinity;
  /** Ticks that were due while the process stalled. */
  #missed = 0;

  constructor(stadium: Stadium, options: MatchOptions, now: () => number, settings: Partial<RoomSettings> = {}) {
    this.match = createMatch(options, stadium.name, stadium, settings);
    this.#now = now;
    this.#writer = new StateWriter(this.match, new StadiumStore());
    this.#encoder = new Encoder(this.#writer.state);
  }

  connect(name: string, send: Peer["send"]): Peer {
    const id = queueJoin(this.match, name);
    const session = createClientSession(id, { key: name, network: "" }, 0);
    const peer: Peer = { id, session, synced: false, earliness: [], fault: undefined, send };
    this.peers.push(peer);
    send({ kind: "you", id: peer.id }, 12);
    return peer;
  }

  /** A message with keys of this client has arrived. */
  receive(peer: Peer, message: Uint8Array): void {
    const nowTick = this.match.world.game.tick + Math.min(1, (this.#now() - this.#tickMs) / TICK_MS);
    const nextTick = Math.floor(nowTick) + 1;
    peer.earliness.push((((message[0]! | (message[1]! << 8)) - nextTick) << 16) / 0x10000 + nextTick - nowTick);
    peer.fault ??= receiveKeys(peer.session, message, nowTick);
  }

  /** Makes no ticks for this time. Messages to the server have to be delayed as well. */
  stall(ms: number): void {
    this.#stallEndMs = this.#now() + ms;
  }

  /** A tick is due. After a stall those that were missed are made as well, or skipped when they are too many, as by the ticker. */
  tickIsDue(): void {
    if (this.#now() < this.#stallEndMs) {
      this.#missed++;
      return;
    }
    const missed = this.#missed;
    this.#missed = 0;
    for (let left = missed < CATCH_UP_MAX ? missed : 0; left > 0; left--) this.tick();
    this.tick();
    if (missed >= CATCH_UP_MAX) this.#skip(missed);
  }

  #skip(ticks: number): void {
    for (const { session, send } of this.peers) {
      session.keys.skip(ticks);
      session.earliness.skip();
      send({ kind: "skipped", ticks }, SKIPPED_BYTES);
    }
  }

  tick(): void {
    this.#tickMs = this.#now();
    for (const peer of this.peers) this.#sync(peer);
    const tick = this.match.world.game.tick + 1;
    for (const { id, session } of this.peers) {
      const keys = session.keys.take(tick);
      const member = findMember(this.match, id);
      if (member !== undefined) member.keys = keys;
    }
    this.#writer.write(this.match, advance(this.match));
    if (this.#writer.stamp(this.match, this.#encoder.hasChanges)) this.#sendPatch();
    for (const peer of tick % REPORT_TICKS === 0 ? this.peers : []) {
      const report = peer.session.earliness.report();
      if (report !== undefined) peer.send({ kind: "pacing", report }, report.length + PACING_HEADER_BYTES);
    }
    this.onTick();
  }

  /** The next patch is a keyframe, as after a command that moved a disc. */
  requestKeyframe(): void {
    this.#writer.requestKeyframe();
  }

  #sendPatch(): void {
    this.patches++;
    const bytes = this.#encoder.encode().slice();
    this.#encoder.discardChanges();
    const sessions = new Map(this.peers.map(({ id, session }) => [String(id), session]));
    const predictor = predictedBy(sessions, this.#writer.soleKeyChange);
    for (const peer of this.peers) {
      const { waiting } = peer;
      peer.waiting = undefined;
      if (waiting === undefined && String(peer.id) === predictor) peer.waiting = bytes;
      for (const patch of [waiting, peer.waiting === undefined ? bytes : undefined]) {
        if (patch !== undefined) peer.send({ kind: "patch", bytes: patch }, patch.length + PATCH_HEADER_BYTES);
      }
    }
  }

  /** Sends the full state to a new client, and a keyframe in the next patch. */
  #sync(peer: Peer): void {
    if (peer.synced) return;
    peer.synced = true;
    const bytes = this.#encoder.encodeAll().slice();
    peer.send({ kind: "patch", bytes }, bytes.length + PATCH_HEADER_BYTES);
    this.#writer.requestKeyframe();
  }
}
