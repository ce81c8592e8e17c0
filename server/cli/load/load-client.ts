/**
 * One simulated client: joins a room as a page does, holds keys that change about five times a second, and counts what it
 * receives. A client that checks also steps the confirmed world of the page and compares it with the server's.
 */
import { setImmediate, setTimeout as sleep } from "node:timers/promises";
import type { Client, Room } from "@colyseus/sdk";
import { ConfirmedWorld } from "#client/net/match/confirmed-world.ts";
import { solve } from "#client/net/work/solve.ts";
import { encodeKeys, KEEP_ALIVE_MS, fullTick, KEYS_FRAME_LENGTH, KEYS_TYPE } from "#protocol/keys-message.ts";
import type { RoomOptions } from "#protocol/room-options.ts";
import type { MatchState } from "#protocol/state.ts";
import { PROTOCOL_VERSION } from "#protocol/version.ts";
import { readWorkText, workSeed } from "#protocol/work.ts";
import { INPUT_BITS } from "#sim/input.ts";
import { TICK_MS, TICK_RATE } from "#sim/step.ts";
import { builtinStadium } from "#stadium/builtins.ts";
import { askChallenge, type ClientKey, makeKey, signProof } from "./client-key.ts";
import type { LoadCounters } from "./load-counters.ts";

/** Chance that a client's keys change in a tick. */
const CHANGES_PER_TICK = 5 / TICK_RATE;

/** Ticks after which unchanged keys are repeated, and how far ahead of the last patch a tick is named. */
const KEEP_ALIVE_TICKS = Math.round(KEEP_ALIVE_MS / TICK_MS);
const AHEAD_TICKS = 3;

/** A page waits as well when no patch arrives; keys for a tick far ahead would be refused. */
const SINCE_PATCH_MAX = TICK_RATE;

/** Attempts of a join that needs proof of work: the price can rise while it is computed. */
const ATTEMPTS = 3;

/** Numbers that are tried at once for a proof of work. */
const SOLVE_STEP = 250;

/** Of a frame of a client: two bytes, and four for the mask. */
const SENT_HEADER = 6;

/** Longest wait for the confirmation of a leave. */
const LEAVE_MS = 2000;

type JoinedRoom = Room<unknown, MatchState>;

export type LoadClientPorts = {
  readonly sdk: Client;
  /** Such as http://127.0.0.1:2567. */
  readonly origin: string;
  readonly counters: LoadCounters;
  /** From 0 up to but not including 1. */
  readonly random: () => number;
};

export class LoadClient {
  readonly #ports: LoadClientPorts;
  readonly #nickname: string;
  readonly #world: ConfirmedWorld | undefined;
  readonly #key: ClientKey = makeKey();
  #room: JoinedRoom | undefined;
  #leaving = false;
  #keys = 0;
  #silentTicks = 0;
  /** The tick of the last patch (-1: none yet), when it arrived, and ticks of the own clock since. */
  #tick = -1;
  #patchMs = 0;
  #sincePatch = 0;
  /** The last tick that was named to the server; a correct client names no earlier one after it. */
  #sentTick = 0;

  constructor(ports: LoadClientPorts, nickname: string, checks: boolean) {
    this.#ports = ports;
    this.#nickname = nickname;
    this.#world = checks ? new ConfirmedWorld((name) => builtinStadium(name) ?? undefined) : undefined;
  }

  /** Creates a room and returns its code. */
  async create(room: RoomOptions): Promise<string> {
    await this.#enter("create", (options) => this.#ports.sdk.create<MatchState>("friends", { ...options, room }));
    return this.#room!.roomId;
  }

  async join(code: string): Promise<void> {
    await this.#enter(code, (options) => this.#ports.sdk.joinById<MatchState>(code, options));
  }

  /** Starts the game; for the client that created the room. */
  start(): void {
    this.#room?.send("start");
  }

  async leave(): Promise<void> {
    this.#leaving = true;
    // A connection that is broken never confirms it.
    await Promise.race([this.#room?.leave().catch(() => undefined), sleep(LEAVE_MS, undefined, { ref: false })]);
  }

  /** A tick of the client's own clock. */
  tick(): void {
    const room = this.#room;
    if (room === undefined || this.#tick < 0) return;
    this.#sincePatch = Math.min(this.#sincePatch + 1, SINCE_PATCH_MAX);
    const changes = this.#ports.random() < CHANGES_PER_TICK;
    if (changes) this.#keys = Math.floor(this.#ports.random() * (INPUT_BITS + 1));
    if (!changes && ++this.#silentTicks < KEEP_ALIVE_TICKS) return;
    this.#silentTicks = 0;
    this.#sentTick = Math.max(this.#sentTick, this.#tick + this.#sincePatch + AHEAD_TICKS);
    room.sendBytes(KEYS_TYPE, encodeKeys(this.#sentTick, this.#keys));
    this.#ports.counters.sent += SENT_HEADER + KEYS_FRAME_LENGTH;
  }

  /** Rejects with the server's answer. */
  async #enter(target: string, join: (options: object) => Promise<JoinedRoom>): Promise<void> {
    const { counters } = this.#ports;
    const startMs = performance.now();
    this.#room = await this.#joinWithWork(target, join);
    counters.joins++;
    counters.joinTimes.add(performance.now() - startMs);
    this.#listen(this.#room);
  }

  async #joinWithWork(target: string, join: (options: object) => Promise<JoinedRoom>): Promise<JoinedRoom> {
    const { origin } = this.#ports;
    let bits: number | undefined;
    for (let attempt = 1; ; attempt++) {
      const challenge = await askChallenge(origin);
      const proof = signProof(this.#key, new URL(origin).host, target, challenge);
      const work = bits === undefined ? undefined : await solveInSteps(workSeed(challenge, proof.key, target), bits);
      try {
        return await join({ nickname: this.#nickname, version: PROTOCOL_VERSION, proof, work });
      } catch (error) {
        bits = readWorkText((error as Error).message);
        if (bits === undefined || attempt === ATTEMPTS) throw error;
      }
    }
  }

  #listen(room: JoinedRoom): void {
    const { counters } = this.#ports;
    room.reconnection.enabled = false;
    room.onMessage("*", () => undefined);
    room.onStateChange((state) => this.#patch(state));
    room.onLeave((code) => {
      this.#room = undefined;
      if (this.#leaving) return;
      counters.lost++;
      counters.addError(`the connection was closed (${code})`);
    });
    const { events } = room.connection;
    const { onmessage } = events;
    events.onmessage = (event: { readonly data: ArrayBuffer }) => {
      const length = event.data.byteLength;
      counters.received += length + (length < 126 ? 2 : 4);
      onmessage?.(event as MessageEvent);
    };
  }

  #patch(state: MatchState): void {
    const { counters } = this.#ports;
    const nowMs = performance.now();
    // A field that was never set is undefined in the first state of a new room.
    const tick = this.#tick < 0 ? state.tick || 0 : fullTick(state.tick || 0, this.#tick);
    const ticks = tick - this.#tick;
    if (this.#tick >= 0 && ticks > 0) {
      counters.patches++;
      counters.gaps.add(nowMs - this.#patchMs - (ticks - 1) * TICK_MS);
    }
    this.#tick = tick;
    this.#patchMs = nowMs;
    this.#sincePatch = 0;
    if (this.#world !== undefined) this.#check(this.#world, state);
  }

  #check(world: ConfirmedWorld, state: MatchState): void {
    const { counters } = this.#ports;
    const silent = world.silentTicks(state);
    for (let n = 0; n < silent; n++) world.stepSilently();
    const result = world.apply(state);
    counters.ticks += silent + 1;
    if (result !== "diverged") return;
    counters.mismatches++;
    this.#room?.send("desync", { tick: world.world?.game.tick ?? 0 });
  }
}

/** In steps of less than a millisecond, because the other clients go on meanwhile. */
async function solveInSteps(seed: Uint8Array, bits: number): Promise<number> {
  for (let from = 0; ; from += SOLVE_STEP) {
    const nonce = solve(seed, bits, from, SOLVE_STEP);
    if (nonce !== undefined) return nonce;
    await setImmediate();
  }
}
