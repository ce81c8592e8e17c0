/** The connection to one room: its socket, its worlds, and everything that arrives over it. */
import type { Room } from "@colyseus/sdk";
import { encodeKeys, KEYS_TYPE } from "#protocol/keys-message.ts";
import type { MatchState } from "#protocol/state.ts";
import type { ToClient } from "#protocol/to-client.ts";
import type { ToServer, ToServerKind } from "#protocol/to-server.ts";
import type { Stadium } from "#sim/stadium.ts";
import type { ExitReason, HostAct, KickInfo } from "../../session/screen.ts";
import type { Session } from "../../session/session.ts";
import type { UploadAnswer, UploadPurpose } from "../../session/stadium-card.ts";
import { FramePipeline, frameSource } from "../match/frame-source.ts";
import { KeyDelay } from "../match/key-delay.ts";
import type { StadiumSource } from "../stadiums/stadium-source.ts";
import { StadiumUpload } from "../stadiums/stadium-upload.ts";
import { ChatLog } from "./chat-log.ts";
import { ConnectionWatch } from "./connection-watch.ts";
import { exitReasonOf, hostActOf } from "./exit-reason.ts";
import { loadAvatar, saveAvatar } from "./saved-avatar.ts";
import { ReconnectLimits } from "./reconnect-limits.ts";
import { isSeatGone } from "./seat-question.ts";
import { removeSeat, saveSeat } from "./seat-token.ts";
import { SessionSync } from "./session-sync.ts";

/** Interval at which the token of the seat is saved, so that it is fresh when the page is closed. */
const SAVE_SEAT_MS = 5000;

/** Reasons after which the server may still have, or restore, the seat. */
const KEEPS_SEAT: ReadonlySet<ExitReason> = new Set(["lost", "stopped", "gone", "failed"]);

/** Called at the end of the connection, with what is known about a kick or a ban. */
type OnExit = (
  reason: ExitReason | null,
  why: { readonly kick: KickInfo | undefined; readonly host: HostAct | undefined },
) => void;

export class RoomConnection {
  readonly #session: Session;
  readonly #stadiums: StadiumSource;
  readonly #room: Room<unknown, MatchState>;
  readonly #frames: FramePipeline;
  readonly #keys: KeyDelay;
  readonly #chatLog: ChatLog;
  readonly #upload: StadiumUpload;
  readonly #watch: ConnectionWatch;
  readonly #reconnect: ReconnectLimits;
  readonly #onExit: OnExit;
  #sync: SessionSync | undefined;
  #seatSavedMs = -Infinity;
  #shownStadium: Stadium | undefined;
  /** The own name in this room: after a kick the client is no longer among the players. */
  #ownName = "";
  #kick: KickInfo | undefined;
  #host: HostAct | undefined;

  constructor(room: Room<unknown, MatchState>, session: Session, stadiums: StadiumSource, onExit: OnExit) {
    this.#session = session;
    this.#stadiums = stadiums;
    this.#room = room;
    this.#onExit = onExit;
    // A drop in the first seconds is retried like any other.
    room.reconnection.minUptime = 0;
    this.#frames = new FramePipeline(
      (tick, keys) => room.sendBytes(KEYS_TYPE, encodeKeys(tick, keys)),
      (name, checksum) => stadiums.find(name, checksum),
    );
    this.#keys = new KeyDelay(this.#frames);
    this.#chatLog = new ChatLog(session);
    this.#upload = new StadiumUpload({
      code: room.roomId,
      send: (kind, message) => room.send(kind, message),
      fetch: (path, request) => fetch(path, request),
      savedText: (name) => stadiums.savedText(name),
      onFailure: (kind) => (session.refusal.value = { kind, why: "gone" }),
    });
    this.#watch = new ConnectionWatch(room, session, this.#frames);
    this.#reconnect = new ReconnectLimits(room, {
      isSeatGone: () => isSeatGone(room),
      onEnd: (reason) => {
        room.reconnection.enabled = false;
        room.connection.close();
        this.#end(reason);
      },
    });
    this.#listen(room);
  }

  send<K extends ToServerKind>(kind: K, message?: ToServer[K]): void {
    if (kind === "avatar") saveAvatar((message as ToServer["avatar"]).text);
    if (!this.#upload.takes(kind, message)) this.#room.send(kind, message);
  }

  holdKeys(keys: number): void {
    this.#keys.hold(keys);
  }

  setHandicap(delayMs: number): void {
    this.#keys.delayMs = delayMs;
  }

  uploadStadium(text: string, purpose: UploadPurpose): Promise<UploadAnswer> {
    return this.#upload.upload(text, purpose);
  }

  leave(): void {
    void this.#room.leave(true);
    this.#end(null);
  }

  #listen(room: Room<unknown, MatchState>): void {
    room.onMessage("you", ({ id }: ToClient["you"]) => {
      this.#frames.ownId = id;
      this.#session.myId.value = id;
      // The server sends it again, unless it was taken back while the connection was interrupted.
      this.#session.scriptCamera.value = null;
    });
    room.onMessage("pacing", (report: ToClient["pacing"]) => this.#frames.clock.report(report, performance.now()));
    room.onMessage("skipped", ({ ticks }: ToClient["skipped"]) => this.#frames.skipped(ticks));
    room.onMessage("tickGap", ({ gapMs }: ToClient["tickGap"]) => (this.#frames.meter.serverGapMs = gapMs));
    room.onMessage("history", (history: ToClient["history"]) => this.#chatLog.begin(history));
    room.onMessage("summary", (summary: ToClient["summary"]) => (this.#session.summary.value = summary));
    room.onMessage("recording", (saved: ToClient["recording"]) => (this.#session.recording.value = saved));
    room.onMessage("notice", (dated: ToClient["notice"]) => {
      const { notice } = dated;
      if (notice.kind === "kicked" && notice.name === this.#ownName) this.#kick = notice;
      this.#chatLog.add(dated);
    });
    room.onMessage("refused", (refusal: ToClient["refused"]) => {
      this.#upload.refused(refusal.kind);
      this.#session.refusal.value = refusal;
    });
    room.onMessage("slash", ({ text, handled }: ToClient["slash"]) => {
      if (!handled) this.#session.unclaimedSlash.value = { text };
    });
    room.onMessage("camera", ({ camera }: ToClient["camera"]) => (this.#session.scriptCamera.value = camera));
    room.onMessage("bans", ({ from, total, bans }: ToClient["bans"]) => {
      const known = this.#session.bans.peek()?.bans.slice(0, from) ?? [];
      this.#session.bans.value = { total, bans: [...known, ...bans] };
    });
    room.onMessage("ticket", ({ token }: ToClient["ticket"]) => this.#upload.ticket(token));
    room.onStateChange((state) => this.#patch(state));
    room.onDrop(() => {
      this.#reconnect.dropped();
      this.#frames.confirmed.interrupt();
    });
    room.onReconnect(() => {
      this.#reconnect.stop();
      this.#watch.reconnected();
      // The token changes with every connection; the next patch saves the new one.
      this.#seatSavedMs = -Infinity;
      this.#frames.reconnected();
      // Everything is described again, whether the state kept its instances or was decoded into new ones.
      this.#sync?.stop();
      this.#sync = undefined;
    });
    room.onLeave((code, text = "") => {
      const reason = exitReasonOf(code);
      this.#host = hostActOf(reason, text);
      this.#end(reason);
    });
  }

  #patch(state: MatchState): void {
    this.#watch.received();
    const result = this.#frames.patch(state, performance.now());
    // Neither this page nor the server has the stadium: the page is older than the server.
    if (this.#stadiums.isMissing(state.checksum)) return this.#giveUp("outdated");
    const hasStadium = this.#stadiums.find(state.stadium, state.checksum) !== undefined;
    const { world } = this.#frames.confirmed;
    if (this.#watch.isKeyframeNeeded(result, hasStadium)) this.send("desync", { tick: world?.game.tick ?? 0 });
    this.#upload.played(state.checksum);
    this.#sync ??= new SessionSync(this.#session, this.#room.roomId, this.#room, state);
    this.#sync.update(state, world, result === "loaded");
    this.#showStadium();
    this.#updateSelf();
    this.#saveSeat();
  }

  /** Until the first keyframe the session keeps the frames of the connection before. */
  #showStadium(): void {
    const stadium = this.#frames.confirmed.world?.arena.stadium;
    if (stadium === undefined || stadium === this.#shownStadium) return;
    this.#shownStadium = stadium;
    this.#session.frames.value = frameSource(stadium, this.#frames, this.#session.instantReplay);
  }

  /** The saved avatar is sent as soon as the client is among the players. */
  #updateSelf(): void {
    const me = this.#session.me.peek();
    if (me === undefined) return;
    const avatar = this.#ownName === "" ? loadAvatar() : "";
    this.#ownName = me.name;
    if (avatar !== "" && avatar !== me.avatar) this.#room.send("avatar", { text: avatar });
  }

  #saveSeat(): void {
    const nowMs = performance.now();
    if (nowMs - this.#seatSavedMs <= SAVE_SEAT_MS) return;
    this.#seatSavedMs = nowMs;
    saveSeat(this.#room.roomId, this.#room.reconnectionToken, Date.now());
  }

  #giveUp(reason: ExitReason): void {
    void this.#room.leave(true);
    this.#end(reason);
  }

  /** Where the seat may still be there, its token is kept: after a lost connection and a restart of the server. */
  #end(reason: ExitReason | null): void {
    this.#watch.stop();
    this.#reconnect.stop();
    this.#keys.stop();
    this.#upload.stop();
    if (reason === null || !KEEPS_SEAT.has(reason)) removeSeat();
    this.#room.removeAllListeners();
    this.#session.instantReplay.value = null;
    this.#onExit(reason, { kick: this.#kick, host: this.#host });
  }
}
