/** The recording that a script starts and stops: of its replica, as `.hbr2`. */
import type { Match } from "#match/match.ts";
import { MatchRecorder } from "#match/recorder.ts";
import { writeRecording } from "#recording/write-recording.ts";

export class ScriptRecorder {
  #recorder: MatchRecorder | undefined;
  #wanted = false;

  /** The recording begins with the next tick; one that is running is dropped. */
  start(): void {
    this.#wanted = true;
    this.#recorder = undefined;
  }

  /** The bytes of the file; null when nothing was recorded. */
  stop(): Uint8Array | null {
    const recorder = this.#recorder;
    this.#wanted = false;
    this.#recorder = undefined;
    return recorder === undefined || recorder.ticks === 0 ? null : writeRecording(recorder.recording());
  }

  /** After each tick. */
  record(match: Match): void {
    this.#recorder?.record();
    if (this.#wanted) this.#begin(match);
  }

  /** The replica was replaced by a copy, with which a running recording begins again. */
  replaced(match: Match): void {
    if (this.#recorder !== undefined) this.#begin(match);
  }

  #begin(match: Match): void {
    this.#wanted = false;
    this.#recorder = new MatchRecorder(match);
  }
}
