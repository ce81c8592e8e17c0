/** Handlers that are added with `room.on`, besides those that are properties of the room. */

/** What a property handler (version 1) is called as a type of `room.on`. */
const HANDLER_TYPES: Readonly<Record<string, string>> = {
  onPlayerJoin: "join",
  onPlayerLeave: "leave",
  onPlayerKicked: "kicked",
  onPlayerChat: "chat",
  onPlayerBallKick: "ballKick",
  onPlayerTeamChange: "teamChange",
  onPlayerAdminChange: "adminChange",
  onPlayerActivity: "activity",
  onPlayerInput: "input",
  onGameStart: "gameStart",
  onGameStop: "gameStop",
  onGameTick: "tick",
  onGamePause: "pause",
  onGameUnpause: "unpause",
  onTeamGoal: "teamGoal",
  onTeamVictory: "victory",
  onPositionsReset: "positionsReset",
  onStadiumChange: "stadiumChange",
  onKickRateLimitSet: "kickRateLimit",
  onTeamsLockChange: "teamsLock",
  onRoomLink: "link",
};

/** Names of the handlers that are properties of the room. */
export const HANDLERS: readonly string[] = Object.keys(HANDLER_TYPES);

/** What the referee's statistics find in the play. */
export const PLAY_TYPES = ["touch", "shot", "pass", "possession", "goal"] as const;
export type PlayType = (typeof PLAY_TYPES)[number];

const TYPES: readonly string[] = [...PLAY_TYPES, ...Object.values(HANDLER_TYPES)];

export type Listener = (...values: unknown[]) => unknown;

export class Listeners {
  readonly #byType = new Map<string, Set<Listener>>();

  /** Returns the function that removes the handler. Throws TypeError for an unknown type. */
  add(type: unknown, listener: unknown): () => void {
    const name = String(type);
    if (!TYPES.includes(name))
      throw new TypeError(`room.on: there is no event "${name}"; there are ${TYPES.join(", ")}`);
    if (typeof listener !== "function") throw new TypeError("room.on: the handler must be a function");
    const listeners = this.#byType.get(name) ?? new Set();
    this.#byType.set(name, listeners.add(listener as Listener));
    return () => void listeners.delete(listener as Listener);
  }

  remove(type: unknown, listener: unknown): void {
    this.#byType.get(String(type))?.delete(listener as Listener);
  }

  /** In the order in which they were added; a copy, because handlers remove themselves. */
  of(type: string): readonly Listener[] {
    const listeners = this.#byType.get(type);
    return listeners === undefined || listeners.size === 0 ? NONE : [...listeners];
  }

  /** The handlers besides the property of this name. */
  besides(handler: string): readonly Listener[] {
    return this.of(HANDLER_TYPES[handler] ?? "");
  }

  get hasPlayListeners(): boolean {
    return PLAY_TYPES.some((type) => this.of(type).length > 0);
  }
}

const NONE: readonly Listener[] = [];
