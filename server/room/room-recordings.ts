/** The recordings of a room: hands those of games to the store, and saves the running one and clips when members ask for it. */
import { randomBytes } from "node:crypto";
import { GameRecorder, type RecordedGame } from "#match/game-recorder.ts";
import type { Match } from "#match/match.ts";
import { CLIP_SECONDS } from "#protocol/recordings-api.ts";
import type { ToServer } from "#protocol/to-server.ts";
import type { StreamedRecording } from "#recording/write-recording.ts";
import type { Refusal } from "#room/refusal.ts";
import { TICK_RATE } from "#sim/step.ts";
import type { StoredRecording } from "../store/recordings.ts";
import { encodeRecording } from "./encode-recording.ts";
import type { RoomPorts } from "./room-ports.ts";

/** Random bytes of a code; 96 bits cannot be guessed. */
const CODE_BYTES = 12;

/** What members ask for within this time is the same. */
const SAME_TICKS = TICK_RATE;

export type What = ToServer["record"]["what"];

/** `stored`: the code, once the recording can be read; one that cannot be made never resolves. */
type Kept = { readonly code: string; readonly stored: Promise<string> };

/** What was asked for last: other members get the same. */
type Saved = { readonly game: RecordedGame; readonly ticks: number; readonly kept: Kept };

type RecordingPorts = Pick<RoomPorts, "store" | "date" | "log" | "recordings">;

/** A recording of a whole game can be read now. */
type Listener = { recorded(matchId: string, code: string): void };

export class RoomRecordings {
  readonly #match: Match;
  readonly recorder: GameRecorder;
  readonly #ports: RecordingPorts;
  readonly #listener: Listener;
  /** The games that the store has, or will have. */
  readonly #kept = new WeakMap<RecordedGame, Kept>();
  /** Code of the last one that lists show; "" for none. */
  published = "";
  readonly #saved: Partial<Record<What, Saved>> = {};
  #failed = false;

  constructor(match: Match, ports: RecordingPorts, listener: Listener) {
    this.#match = match;
    this.recorder = new GameRecorder(match, { clipTicks: CLIP_SECONDS * TICK_RATE });
    this.#ports = ports;
    this.#listener = listener;
  }

  /** After each tick, once the game has its id. An error ends the recordings of the room, not the room. */
  update(): void {
    if (this.#failed) return;
    try {
      const ended = this.recorder.record();
      if (ended !== null) this.#keep(ended);
    } catch (error) {
      this.#failed = true;
      this.#ports.log.error({ err: error }, "a room is not recorded any more");
    }
  }

  /**
   * Saves the game so far (without one, the last), or its last seconds. Resolves with the code once the recording can be
   * read; or the reason for which there is none.
   */
  save(what: What): Promise<string> | Refusal {
    const kept = this.#save(what);
    return typeof kept === "string" ? kept : kept.stored;
  }

  /** Saves the last seconds. The code, at once; null if there is nothing to save. */
  saveClip(): string | null {
    const kept = this.#save("clip");
    return typeof kept === "string" ? null : kept.code;
  }

  #save(what: What): Kept | Refusal {
    if (!this.#match.settings.recorded || this.#failed) return "notRecorded";
    const source = what === "clip" ? this.recorder.clip() : wholeOf(this.recorder.latest);
    if (source === null) return "noGame";
    const { game, stream } = source;
    const { ticks } = game;
    const stored = what === "clip" ? undefined : this.#kept.get(game);
    if (stored !== undefined) return stored;
    const last = this.#saved[what];
    if (last?.game === game && ticks - last.ticks < SAME_TICKS) return last.kept;
    const kept = this.#store(game, stream, false);
    if (kept === undefined) return "load";
    this.#saved[what] = { game, ticks, kept };
    return kept;
  }

  /** The room closes: a goal in its running game is kept. */
  close(): void {
    const game = this.recorder.current;
    if (this.#match.settings.recorded && game !== null && !this.#failed) this.#keep(game);
  }

  #keep(game: RecordedGame): void {
    if (!isWorthKeeping(game, this.recorder.current)) return;
    const { listed, password } = this.#match.settings;
    const isPublic = listed && password === "";
    const kept = this.#store(game, game.stream(), isPublic);
    if (kept === undefined) return;
    this.#kept.set(game, kept);
    void kept.stored.then((code) => {
      if (isPublic) this.published = code;
      this.#listener.recorded(game.id, code);
    });
  }

  /** Undefined when the write queue is full. */
  #store(game: RecordedGame, stream: StreamedRecording, listed: boolean): Kept | undefined {
    const { store, log, date, recordings: limits } = this.#ports;
    const code = randomBytes(CODE_BYTES).toString("base64url");
    const { settings, stadiumName } = this.#match;
    const { id: matchId, red, blue } = game;
    const info: Omit<StoredRecording, "size"> = {
      ...{ code, matchId, title: settings.name, stadium: stadiumName, red, blue, listed },
      ...{ seconds: Math.round(stream.ticks / TICK_RATE), at: date() },
    };
    const { promise: stored, resolve } = Promise.withResolvers<string>();
    let file: Promise<Uint8Array> | undefined;
    const write = async () => {
      const bytes = await (file ??= encodeRecording(stream)).catch((error: unknown) => {
        log.warn({ err: error, match: matchId }, "a match cannot be recorded");
      });
      if (bytes === undefined) return;
      await store.recordings.add({ ...info, size: bytes.length }, bytes);
      resolve(code);
      store.queue.replace("old recordings", () => store.recordings.removeOld(date(), limits));
    };
    return store.queue.add("recording", write, game.recorder.size) ? { code, stored } : undefined;
  }
}

function wholeOf(game: RecordedGame | null) {
  return game && { game, stream: game.stream() };
}

/** Games of people: those that were played to their end, those with a goal, and parts of endless ones. */
function isWorthKeeping(game: RecordedGame, current: RecordedGame | null): boolean {
  if (!game.hasPlayers) return false;
  const isPart = game !== current && game.id === current?.id;
  return isPart || game.red + game.blue > 0 || (game.ending !== null && game.ending !== "stopped");
}
