/** HBInit, as both scopes offer it. */
import type { EnvironmentOptions } from "./environment-options.ts";

type RoomOptions = Pick<EnvironmentOptions, "hbInit" | "log" | "wrapRoom">;

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

  hbInit(config: unknown): object {
    if (this.#isDone && config !== undefined)
      this.#options.log("warn", "HBInit was called again: a script has one room, and this is the same one");
    this.#isDone = true;
    const { hbInit, wrapRoom } = this.#options;
    const room = this.#convert(hbInit(config));
    return wrapRoom === undefined ? room : wrapRoom(room);
  }
}
