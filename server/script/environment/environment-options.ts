/** What the environment of a script is made of, and what it offers. */

export type LogLevel = "info" | "warn" | "error";

export type EnvironmentOptions = {
  /** Answers HBInit: makes the room, and hands out the same one when it is called again. */
  readonly hbInit: (config: unknown) => object;
  /** Wraps the room object that the script receives, to watch what it does with it. */
  readonly wrapRoom?: ((room: object) => object) | undefined;
  /** What the script prints, without colours. */
  readonly log: (level: LogLevel, text: string) => void;
  /** What the script throws outside of the room's handlers: at its top level, in timers, events and promises. */
  readonly onError: (error: unknown) => void;
  /** Absolute path of the script. */
  readonly scriptPath: string;
  /** File of the values of `localStorage`; made when the first one is set. */
  readonly storageFile: string;
  /** Hosts that the script may reach: `host`, `host:port`, `*.domain`, or `*` for all. */
  readonly allowNet: readonly string[];
  /** Whether the script runs with the rights of its host: modules, files, network. */
  readonly node: boolean;
};

export type Environment = {
  /**
   * Runs the script: the given text, or that of its file (with `node` always the file). Rejects with a ScriptLoadError when it
   * cannot be loaded (the message names file, line and column), or throws before it has called HBInit or set `onHBLoaded`;
   * later errors are reported to `onError`. Resolves when its text has run to the end, including `onHBLoaded` and waiting at
   * the top level of a module. May be called once.
   */
  readonly run: (source?: string) => Promise<void>;
  /** Stops timers, requests and connections, and writes what `localStorage` has. */
  readonly dispose: () => void;
};
