/** HBInit, and the errors before it, as both scopes treat them. */
import type { EnvironmentOptions } from "./environment-options.ts";
import { describeError, ScriptLoadError } from "./error-text.ts";

type RoomOptions = Pick<EnvironmentOptions, "hbInit" | "log" | "onError" | "wrapRoom">;

/** `convert` makes the room object that the script receives. */
export class RoomStart {
  readonly #options: RoomOptions;
  readonly #convert: (room: object) => object;
  #isDone = false;

  constructor(options: RoomOptions, convert: (room: object) => object) {
    this.#options = options;
    this.#convert = convert;
  }

  /** Whether the script has called HBInit. */
  get isDone(): boolean {
    return this.#isDone;
  }

  /** For what the text of a script throws. Without a room, and without `onHBLoaded`, the script is refused. */
  failed(error: unknown, onHBLoaded: unknown): void {
    if (!this.#isDone && typeof onHBLoaded !== "function") throw new ScriptLoadError(describeError(error));
    this.#options.onError(error);
  }

  hbInit(config: unknown): object {
    if (this.#isDone && config !== undefined)
      this.#options.log("warn", "HBInit was called again: a script has one room, and this is the same one");
    this.#isDone = true;
    const { hbInit, wrapRoom } = this.#options;
    const room = this.#convert(hbInit(config));
    return wrapRoom === undefined ? room : wrapRoom(room);
  }
}
