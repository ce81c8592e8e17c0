/** A client over a virtual line: the real decoder and the real prediction, without a socket and a browser. */
import { Decoder } from "@colyseus/schema";
import { MatchFrames, type PredictionPolicy } from "#client/net/match-frames.ts";
import type { InputLine } from "#client/net/input-line.ts";
import type { PatchResult } from "#client/net/confirmed-world.ts";
import type { Frame } from "#client/session/frame.ts";
import { MatchState } from "#protocol/state.ts";
import type { Stadium } from "#sim/stadium.ts";
import type { World } from "#sim/world.ts";

export type Downstream =
  | { readonly kind: "patch"; readonly bytes: Uint8Array; readonly ack: number }
  | { readonly kind: "you"; readonly id: number }
  | { readonly kind: "pace"; readonly surplus: number };

/** Bytes of an input frame on the wire: one or three of payload, and the masked frame header of WebSocket. */
const INPUT_HEADER_BYTES = 6;

export class VirtualClient {
  readonly name: string;
  id = -1;
  readonly frames: MatchFrames;
  /** The keys to hold, asked before every frame. */
  decide: (world: World, id: number) => number = () => 0;
  onPatch: (result: PatchResult) => void = () => undefined;
  onFrame: (frame: Frame) => void = () => undefined;
  readonly #state = new MatchState();
  readonly #decoder = new Decoder(this.#state);
  readonly #sent: number[] = [];
  #lastProcessed = 0;
  #lastKeys = -1;
  readonly #upload: (keys: number, bytes: number) => void;

  constructor(
    name: string,
    stadium: Stadium,
    upload: (keys: number, bytes: number) => void,
    policy?: PredictionPolicy,
  ) {
    this.name = name;
    this.#upload = upload;
    this.frames = new MatchFrames(this.#line(), () => stadium, policy);
  }

  receive(message: Downstream): void {
    if (message.kind === "you") {
      this.id = message.id;
      this.frames.ownId = message.id;
    } else if (message.kind === "pace") {
      this.frames.pacer.adjust(message.surplus);
    } else {
      this.#decoder.decode(message.bytes);
      this.#lastProcessed = Math.max(this.#lastProcessed, message.ack);
      this.onPatch(this.frames.patch(this.#state));
    }
  }

  /** One animation frame. */
  frame(nowMs: number): void {
    const world = this.frames.predicted.world ?? this.frames.confirmed.world;
    if (world !== undefined) this.frames.keys = this.decide(world, this.id);
    const frame = this.frames.sample(nowMs);
    if (frame !== undefined) this.onFrame(frame);
  }

  get sentCount(): number {
    return this.#sent.length;
  }

  get lastProcessed(): number {
    return this.#lastProcessed;
  }

  #line(): InputLine {
    const sentCount = () => this.#sent.length;
    const lastProcessed = () => this.#lastProcessed;
    return {
      epoch: 0,
      get sentCount() {
        return sentCount();
      },
      get lastProcessed() {
        return lastProcessed();
      },
      keysAt: (seq) => (seq > this.#lastProcessed ? this.#sent[seq - 1] : undefined),
      send: (keys) => {
        this.#sent.push(keys);
        this.#upload(keys, INPUT_HEADER_BYTES + (keys === this.#lastKeys ? 1 : 3));
        this.#lastKeys = keys;
      },
    };
  }
}
