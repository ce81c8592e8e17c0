/** A client over a virtual connection: the product's decoder and prediction without a socket and a browser. */
import { Decoder } from "@colyseus/schema";
import { Predict } from "@colyseus/sdk";
import { FramePipeline } from "#client/net/match/frame-source.ts";
import type { RemoteKeys } from "#client/net/match/predicted-world.ts";
import type { PatchResult } from "#client/net/match/confirmed-world.ts";
import type { Frame } from "#client/session/frame.ts";
import { MatchState } from "#protocol/state.ts";
import type { Stadium } from "#sim/stadium.ts";
import type { World } from "#sim/world.ts";
import { VirtualInput } from "./virtual-input.ts";

export type Downstream =
  | { readonly kind: "patch"; readonly bytes: Uint8Array; readonly ack: number }
  | { readonly kind: "you"; readonly id: number }
  | { readonly kind: "pacing"; readonly surplus: number };

export class VirtualClient {
  readonly name: string;
  id = -1;
  readonly input: VirtualInput;
  readonly frames: FramePipeline;
  /** Returns the keys to hold; called before every frame. */
  decide: (world: World, id: number) => number = () => 0;
  onPatch: (result: PatchResult) => void = () => undefined;
  onFrame: (frame: Frame) => void = () => undefined;
  readonly #state = new MatchState();
  readonly #decoder = new Decoder(this.#state);

  constructor(name: string, stadium: Stadium, upload: (keys: number, bytes: number) => void, remoteKeys?: RemoteKeys) {
    this.name = name;
    this.input = new VirtualInput(upload);
    this.frames = new FramePipeline(Predict.get(this.#decoder), this.input, () => stadium, remoteKeys);
  }

  receive(message: Downstream): void {
    if (message.kind === "you") {
      this.id = message.id;
      this.frames.ownId = message.id;
    } else if (message.kind === "pacing") {
      this.frames.pacer.adjust(message.surplus);
    } else {
      this.#decoder.decode(message.bytes);
      this.input.acknowledge(message.ack);
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
}
