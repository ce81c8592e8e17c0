/** A client over a virtual connection: the product's decoder and prediction without a socket and a browser. */
import { Decoder } from "@colyseus/schema";
import { FramePipeline } from "#client/net/match/frame-source.ts";
import type { RemoteKeys } from "#client/net/match/predicted-world.ts";
import type { PatchResult } from "#client/net/match/confirmed-world.ts";
import type { Frame } from "#client/session/frame.ts";
import { encodeKeys } from "#protocol/keys-message.ts";
import { MatchState } from "#protocol/state.ts";
import type { Stadium } from "#sim/stadium.ts";
import type { World } from "#sim/world.ts";

export type Downstream =
  | { readonly kind: "patch"; readonly bytes: Uint8Array }
  | { readonly kind: "you"; readonly id: number }
  | { readonly kind: "pacing"; readonly report: Uint8Array }
  | { readonly kind: "skipped"; readonly ticks: number };

/** Of the framework: opcode and type before the message; and WebSocket's header with its mask. */
const KEYS_HEADER_BYTES = 2 + 6;

export type VirtualClientPorts = {
  readonly name: string;
  readonly stadium: Stadium;
  readonly upload: (keys: Uint8Array, bytes: number) => void;
  /** The client's own clock, in milliseconds. */
  readonly now: () => number;
  readonly remoteKeys?: RemoteKeys | undefined;
};

export class VirtualClient {
  readonly name: string;
  id = -1;
  readonly frames: FramePipeline;
  /** Messages with keys sent, and those among them that changed the keys. */
  sent = 0;
  changes = 0;
  /** Returns the keys to hold; called before every frame. */
  decide: (world: World, id: number) => number = () => 0;
  onPatch: (result: PatchResult) => void = () => undefined;
  onFrame: (frame: Frame) => void = () => undefined;
  readonly #state = new MatchState();
  readonly #decoder = new Decoder(this.#state);
  readonly #now: () => number;
  #lastKeys = 0;

  constructor({ name, stadium, upload, now, remoteKeys }: VirtualClientPorts) {
    this.name = name;
    this.#now = now;
    this.frames = new FramePipeline(
      (tick, keys) => {
        this.sent++;
        if (keys !== this.#lastKeys) this.changes++;
        this.#lastKeys = keys;
        const message = encodeKeys(tick, keys);
        upload(message, message.length + KEYS_HEADER_BYTES);
      },
      () => stadium,
      remoteKeys,
    );
  }

  receive(message: Downstream): void {
    if (message.kind === "you") {
      this.id = message.id;
      this.frames.ownId = message.id;
    } else if (message.kind === "pacing") {
      this.frames.clock.report(message.report, this.#now());
    } else if (message.kind === "skipped") {
      this.frames.skipped(message.ticks);
    } else {
      this.#decoder.decode(message.bytes);
      this.onPatch(this.frames.patch(this.#state, this.#now()));
    }
  }

  /** One animation frame. */
  frame(): void {
    const world = this.frames.predicted.world ?? this.frames.confirmed.world;
    if (world !== undefined) this.frames.hold(this.decide(world, this.id), this.#now());
    const frame = this.frames.sample(this.#now());
    if (frame !== undefined) this.onFrame(frame);
  }
}
