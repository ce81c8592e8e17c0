/** Watches the connection to a room: silence, round trip, statistics, and patches that cannot be followed. */
import { CloseCode, type Room } from "@colyseus/sdk";
import type { Session } from "../../session/session.ts";
import type { PatchResult } from "../match/confirmed-world.ts";
import type { FramePipeline } from "../match/frame-source.ts";
import type { NetMeter } from "../match/net-meter.ts";

/** The server sends at least ten patches a second: after this time without one the connection is shown as lost. */
const SILENCE_MS = 1500;

/** After this time the socket is closed and replaced, without waiting for the system to notice. */
const DEAD_MS = 4000;

/** Interval of the checks and of new statistics. */
const CHECK_MS = 500;

/** A pong that takes longer is lost (the socket was replaced). */
const PONG_TIMEOUT_MS = 5000;

/** Time without a world after which a keyframe is requested, and again. */
const LOST_MS = 500;

type WatchedFrames = Pick<FramePipeline, "meter" | "predicted" | "clock">;

export class ConnectionWatch {
  readonly #room: Room;
  readonly #session: Session;
  readonly #frames: WatchedFrames;
  readonly #timer: ReturnType<typeof setInterval>;
  #lastPatchMs = performance.now();
  /** Time of the ping without a pong; -Infinity when none is open. */
  #pingMs = -Infinity;
  /** When there last was a world or a keyframe was requested; -Infinity while the stadium is missing. */
  #followedMs = performance.now();

  constructor(room: Room, session: Session, frames: WatchedFrames) {
    this.#room = room;
    this.#session = session;
    this.#frames = frames;
    countTraffic(room, frames.meter);
    this.#timer = setInterval(() => this.#check(), CHECK_MS);
    this.#ping(performance.now());
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  reconnected(): void {
    this.#lastPatchMs = performance.now();
  }

  received(): void {
    this.#lastPatchMs = performance.now();
    if (this.#session.connection.peek().kind === "lost") this.#session.connection.value = { kind: "live" };
  }

  /**
   * After each patch. True when the server has to be asked for a keyframe. Until the stadium is loaded no
   * keyframe is of use; the first patch with it asks at once.
   */
  isKeyframeNeeded(result: PatchResult, hasStadium: boolean): boolean {
    if (result === "diverged") this.#frames.meter.mismatches++;
    const nowMs = this.#lastPatchMs;
    if (result !== "waiting") this.#followedMs = nowMs;
    else if (!hasStadium) this.#followedMs = -Infinity;
    const lost = hasStadium && nowMs - this.#followedMs > LOST_MS;
    if (lost) this.#followedMs = nowMs;
    return result === "diverged" || lost;
  }

  #check(): void {
    const nowMs = performance.now();
    this.#frames.meter.earlyTicks = Math.max(0, this.#frames.clock.early);
    this.#session.netStats.value = this.#frames.meter.read(nowMs, this.#frames.predicted.pending);
    this.#ping(nowMs);
    const silentMs = nowMs - this.#lastPatchMs;
    if (silentMs < SILENCE_MS) return;
    this.#session.connection.value = { kind: "lost", silentMs };
    // Closing the socket while the framework reconnects would start a second attempt beside the first.
    if (silentMs < DEAD_MS || this.#room.reconnection.isReconnecting) return;
    this.#room.connection.close(CloseCode.MAY_TRY_RECONNECT, "silent");
  }

  /** One at a time: the framework measures a pong from the last ping. */
  #ping(nowMs: number): void {
    if (nowMs - this.#pingMs < PONG_TIMEOUT_MS) return;
    this.#pingMs = nowMs;
    this.#room.ping((ms) => {
      this.#frames.meter.rttMs = ms;
      this.#frames.clock.rttMs = ms;
      this.#pingMs = -Infinity;
    });
  }
}

/** Counts the bytes of the socket: the framework has no counter of its own. */
function countTraffic(room: Room, meter: NetMeter): void {
  const { connection } = room;
  const { onmessage } = connection.events;
  connection.events.onmessage = (event) => {
    meter.received((event.data as ArrayBuffer).byteLength);
    onmessage?.(event);
  };
  const send = connection.send.bind(connection);
  connection.send = (data) => {
    meter.sent(data.byteLength);
    send(data);
  };
}
