/** One stay in a room: its socket, its worlds, and the watch over the line. */
import { CloseCode, Predict, type Room } from "@colyseus/sdk";
import type { KeysInput, MatchState } from "#protocol/state.ts";
import type { ToClient } from "#protocol/to-client.ts";
import type { ToServer, ToServerKind } from "#protocol/to-server.ts";
import type { GoneReason, Verdict } from "../session/screen.ts";
import type { Session } from "../session/session.ts";
import type { UploadAnswer, UploadPurpose } from "../session/stadium-card.ts";
import { ChatLog } from "./chat-log.ts";
import { reasonForClose } from "./gone-reason.ts";
import { KeyDelay } from "./key-delay.ts";
import type { PatchResult } from "./confirmed-world.ts";
import type { LineMeter } from "./line-meter.ts";
import { MatchFrames } from "./match-frames.ts";
import { findAvatar, keepAvatar } from "./own-avatar.ts";
import { dropSeat, saveSeat } from "./seat-token.ts";
import { SessionWriter } from "./session-writer.ts";
import type { StadiumShelf } from "./stadium-shelf.ts";
import { StadiumUpload } from "./stadium-upload.ts";

/** The server speaks sixty times a second: after this long without a word the line is called lost. */
const SILENCE_MS = 1500;

/** After this long the socket is given up and a new one is tried, without waiting for the system to notice. */
const DEAD_MS = 4000;

/** How often the line is looked at and its figures are renewed. */
const WATCH_MS = 500;

/** An answer that takes longer is lost (the socket was replaced). */
const PING_PATIENCE_MS = 5000;

/** Without a world to follow after this many patches (half a second), the server is asked for one, and again. */
const LOST_PATCHES = 30;

/** How often the seat's token is saved again, so that it is fresh when the page goes. */
const SAVE_MS = 5000;

export class RoomVisit {
  readonly #session: Session;
  readonly #shelf: StadiumShelf;
  readonly #room: Room<unknown, MatchState>;
  readonly #frames: MatchFrames;
  readonly #writer: SessionWriter;
  readonly #keys: KeyDelay;
  readonly #lines: ChatLog;
  readonly #upload: StadiumUpload;
  readonly #onGone: (reason: GoneReason | null, verdict?: Verdict) => void;
  readonly #watch: ReturnType<typeof setInterval>;
  #heardMs = performance.now();
  #savedMs = -Infinity;
  /** When the round trip was asked for; -Infinity when the answer is there. */
  #askedMs = -Infinity;
  /** What he is called here: when he is told that he was sent away, he is no longer among the players. */
  #ownName = "";
  #verdict: Verdict | undefined;
  /** Patches in a row that could not be followed. */
  #lostPatches = 0;

  constructor(
    room: Room<unknown, MatchState>,
    session: Session,
    shelf: StadiumShelf,
    onGone: (reason: GoneReason | null, verdict?: Verdict) => void,
  ) {
    this.#session = session;
    this.#shelf = shelf;
    this.#room = room;
    this.#onGone = onGone;
    // A drop in the first seconds deserves another try as much as any other.
    room.reconnection.minUptime = 0;
    const input = room.input<KeysInput>({ mode: "reliable" });
    this.#frames = new MatchFrames(Predict.get(room), input, (name, checksum) => shelf.find(name, checksum));
    this.#keys = new KeyDelay(this.#frames);
    this.#lines = new ChatLog(session);
    this.#upload = new StadiumUpload({
      code: room.roomId,
      send: (kind, message) => room.send(kind, message),
      fetch: (path, request) => fetch(path, request),
      storedText: (name) => shelf.storedText(name),
      onFailure: (kind) => (session.refusal.value = { kind, why: "gone" }),
    });
    this.#writer = new SessionWriter(session, room.roomId, this.#frames);
    meterTraffic(room, this.#frames.meter);
    this.#listen(room);
    this.#watch = setInterval(() => this.#checkLine(), WATCH_MS);
  }

  get frames(): MatchFrames {
    return this.#frames;
  }

  send<K extends ToServerKind>(kind: K, message?: ToServer[K]): void {
    if (kind === "avatar") keepAvatar((message as ToServer["avatar"]).text);
    if (!this.#upload.takes(kind, message)) this.#room.send(kind, message);
  }

  holdKeys(keys: number): void {
    this.#keys.hold(keys);
    if (keys === 0 && document.hidden) this.#frames.release();
  }

  setHandicap(delayMs: number): void {
    this.#keys.delayMs = delayMs;
  }

  uploadStadium(text: string, purpose: UploadPurpose): Promise<UploadAnswer> {
    return this.#upload.bring(text, purpose);
  }

  leave(): void {
    void this.#room.leave(true);
    this.#end(null);
  }

  #listen(room: Room<unknown, MatchState>): void {
    room.onMessage("you", ({ id }: ToClient["you"]) => {
      this.#frames.ownId = id;
      this.#session.myId.value = id;
    });
    room.onMessage("pacing", ({ surplus, waiting, gapMs }: ToClient["pacing"]) => {
      this.#frames.pacer.adjust(surplus);
      this.#frames.meter.waiting = waiting;
      this.#frames.meter.serverGapMs = gapMs;
    });
    room.onMessage("history", (history: ToClient["history"]) => this.#lines.begin(history));
    room.onMessage("notice", (dated: ToClient["notice"]) => {
      const { notice } = dated;
      if (notice.kind === "kicked" && notice.name === this.#ownName) this.#verdict = notice;
      this.#lines.add(dated);
    });
    room.onMessage("refused", (refusal: ToClient["refused"]) => {
      this.#upload.refused(refusal.kind);
      this.#session.refusal.value = refusal;
    });
    room.onMessage("ticket", ({ token }: ToClient["ticket"]) => this.#upload.ticket(token));
    room.onStateChange((state) => this.#patch(state));
    room.onDrop(() => this.#frames.confirmed.interrupt());
    room.onReconnect(() => {
      this.#heardMs = performance.now();
      // The token changes with every connection; the next patch saves the new one.
      this.#savedMs = -Infinity;
      this.#frames.confirmed.interrupt();
    });
    room.onLeave((code) => this.#end(reasonForClose(code)));
  }

  #patch(state: MatchState): void {
    this.#heardMs = performance.now();
    this.#frames.meter.patch(this.#heardMs);
    const result = this.#frames.patch(state);
    // Neither in this page's library nor on the server: the page is older than the server.
    if (this.#shelf.isLost(state.checksum)) return this.#giveUp("outdated");
    if (result === "diverged") this.#frames.meter.mismatches++;
    this.#countLost(state, result);
    this.#upload.played(state.checksum);
    if (result === "diverged" || this.#lostPatches % LOST_PATCHES === LOST_PATCHES - 1) {
      this.send("desync", { tick: this.#frames.confirmed.world?.game.tick ?? 0 });
    }
    this.#writer.write(state);
    this.#meetOneself();
    if (this.#session.connection.peek().kind === "lost") this.#session.connection.value = { kind: "live" };
    if (this.#heardMs - this.#savedMs > SAVE_MS) {
      this.#savedMs = this.#heardMs;
      saveSeat(this.#room.roomId, this.#room.reconnectionToken, Date.now());
    }
  }

  /** As soon as he is among the players, he wears what he wore in the room before. */
  #meetOneself(): void {
    const me = this.#session.me.peek();
    if (me === undefined) return;
    const avatar = this.#ownName === "" ? findAvatar() : "";
    this.#ownName = me.name;
    if (avatar !== "" && avatar !== me.avatar) this.#room.send("avatar", { text: avatar });
  }

  /** While the stadium is on its way no world is of use; when it is there, one is asked for with that very patch. */
  #countLost(state: MatchState, result: PatchResult): void {
    if (result !== "waiting") this.#lostPatches = 0;
    else if (this.#shelf.find(state.stadium, state.checksum) === undefined) this.#lostPatches = LOST_PATCHES - 2;
    else this.#lostPatches++;
  }

  #checkLine(): void {
    const { meter, predicted } = this.#frames;
    this.#session.netStats.value = meter.figures(performance.now(), predicted.pending);
    this.#ping(performance.now());
    const silentMs = performance.now() - this.#heardMs;
    if (silentMs < SILENCE_MS) return;
    this.#session.connection.value = { kind: "lost", silentMs };
    // While the framework tries again, it must be left alone: closing would start a second try beside the first.
    if (silentMs < DEAD_MS || this.#room.reconnection.isReconnecting) return;
    this.#room.connection.close(CloseCode.MAY_TRY_RECONNECT, "silent");
  }

  /** One at a time: the framework times an answer from the last question. */
  #ping(nowMs: number): void {
    if (nowMs - this.#askedMs < PING_PATIENCE_MS) return;
    this.#askedMs = nowMs;
    this.#room.ping((ms) => {
      this.#frames.meter.rttMs = ms;
      this.#askedMs = -Infinity;
    });
  }

  #giveUp(reason: GoneReason): void {
    void this.#room.leave(true);
    this.#end(reason);
  }

  /** A lost line keeps its token: the seat may still be there when the player tries again. */
  #end(reason: GoneReason | null): void {
    clearInterval(this.#watch);
    this.#keys.stop();
    this.#upload.stop();
    if (reason !== "lost") dropSeat();
    this.#room.removeAllListeners();
    this.#onGone(reason, this.#verdict);
  }
}

/** Counts what goes over the socket: the framework has no counter of its own. */
function meterTraffic(room: Room, meter: LineMeter): void {
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
