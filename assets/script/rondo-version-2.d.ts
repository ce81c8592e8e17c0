/** What version 2 of the API adds; rondo.d.ts refers to it. */

/** The keys that a player holds down. */
interface HeldKeys {
  up: boolean;
  down: boolean;
  left: boolean;
  right: boolean;
  kick: boolean;
}

/**
 * "start": start, stop and pause games. "teams": move players, lock teams. "stadium": stadium, limits, kits. "moderate": kick,
 * ban, mute, lock the chat. "settings": name, password and places of the room.
 */
type PlayerRight = "start" | "teams" | "stadium" | "moderate" | "settings";

/** Sounds of the page, as loud as the player has set it. */
type RoomSound = "chat" | "notification" | "whistle" | "goal" | "kick" | "join" | "leave";

/** Drawings for discs and players. */
type DiscImage =
  | "ball"
  | "puck"
  | "star"
  | "crown"
  | "heart"
  | "skull"
  | "bomb"
  | "flame"
  | "ice"
  | "bolt"
  | "coin"
  | "arrow";

/** `zoom`: 1 is the player's own. */
type PlayerCamera = { follow: number | "ball"; zoom?: number } | { x: number; y: number; zoom?: number };

/** Up to 4 characters beside the name, `color` as 0xRRGGBB. */
interface PlayerBadge {
  text: string;
  color: number;
}

/** What is not in a PlayerObject. */
interface PlayerInfoObject {
  /** Round trip in milliseconds; 0: not measured yet. */
  ping: number;
  quality: "good" | "fair" | "poor";
  /** Two small letters, such as "de"; "": unknown. */
  flag: string;
  input: HeldKeys;
  extraKeys: boolean[];
  /** "waiting": a spectator in the queue for a seat; "watching": one that is not. */
  role: "playing" | "waiting" | "watching";
  /** False while a lost connection may come back. */
  connected: boolean;
  bot: boolean;
  muted: boolean;
  rights: PlayerRight[];
  nameColor: number | null;
  badge: PlayerBadge | null;
}

/** Values are JSON, up to 64 kB each; 1000 keys of up to 128 characters. They outlive the script. */
interface RoomStorage {
  /** undefined for a key that is not there. */
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<void>;
  delete(key: string): Promise<void>;
  keys(): Promise<string[]>;
}

/** Returned by `schedule` and `every`. */
interface ScheduledFunction {
  cancel(): void;
}

/** Types of `room.on`. */
interface RoomEvents {
  /** A player has touched the ball, with `kick` or by running into it. */
  touch(event: { player: PlayerObject | null; kick: boolean }): void;
  /** `speed` in map units per second. */
  shot(event: { player: PlayerObject | null; team: 1 | 2; speed: number; onTarget: boolean }): void;
  pass(event: { from: PlayerObject | null; to: PlayerObject | null }): void;
  /** The other team has the ball now. */
  possession(event: { team: 1 | 2 }): void;
  /** `team`: the one with the point. `scorer`: null when no touch was seen, or after the player has left. */
  goal(event: {
    team: 1 | 2;
    scorer: PlayerObject | null;
    assist: PlayerObject | null;
    own: boolean;
    speed: number;
  }): void;
  join: RoomHandlers["onPlayerJoin"];
  leave: RoomHandlers["onPlayerLeave"];
  kicked: RoomHandlers["onPlayerKicked"];
  /** One handler that returns false is enough to hide the line. */
  chat: RoomHandlers["onPlayerChat"];
  ballKick: RoomHandlers["onPlayerBallKick"];
  teamChange: RoomHandlers["onPlayerTeamChange"];
  adminChange: RoomHandlers["onPlayerAdminChange"];
  activity: RoomHandlers["onPlayerActivity"];
  input: RoomHandlers["onPlayerInput"];
  gameStart: RoomHandlers["onGameStart"];
  gameStop: RoomHandlers["onGameStop"];
  tick: RoomHandlers["onGameTick"];
  pause: RoomHandlers["onGamePause"];
  unpause: RoomHandlers["onGameUnpause"];
  teamGoal: RoomHandlers["onTeamGoal"];
  victory: RoomHandlers["onTeamVictory"];
  positionsReset: RoomHandlers["onPositionsReset"];
  stadiumChange: RoomHandlers["onStadiumChange"];
  kickRateLimit: RoomHandlers["onKickRateLimitSet"];
  teamsLock: RoomHandlers["onTeamsLockChange"];
  link: RoomHandlers["onRoomLink"];
}

/** Members that version 1 lacks. Ids of players that are not there do nothing, or give null. */
interface RoomMethods2 {
  getPlayerInfo(playerID: number): PlayerInfoObject | null;
  /** Up to three action keys besides the kick, such as ["Dash", "Hook"]; [] switches them off. */
  setExtraKeys(labels: string[]): void;
  /** What the player may do without being an admin; null takes all rights away. */
  setPlayerRights(playerID: number, rights: PlayerRight[] | null): void;
  /** Up to 64 moves in one tick, in this order. */
  setPlayerTeams(moves: { id: number; team: TeamID }[]): void;
  /** 1 to 60. No player is kicked when there are more. */
  setMaxPlayers(count: number): void;
  /** To all, or to one. */
  playSound(sound: RoomSound, targetId?: number | null): void;
  /** Null gives the player's own camera back. */
  setPlayerCamera(playerID: number, camera: PlayerCamera | null): void;
  /** Disc 0 is the ball. Null removes the drawing. */
  setDiscImage(discIndex: number, image: DiscImage | null): void;
  setPlayerImage(playerID: number, image: DiscImage | null): void;
  /** Of the name in chat and lists, 0xRRGGBB. */
  setPlayerNameColor(playerID: number, color: number | null): void;
  setPlayerBadge(playerID: number, badge: PlayerBadge | null): void;
  /** Runs the function once after this number of ticks (60 a second); pauses and breaks between games count. */
  schedule(ticks: number, run: () => void): ScheduledFunction;
  /** Runs it again and again. */
  every(ticks: number, run: () => void): ScheduledFunction;
  /** Any number of handlers besides the properties. Returns the function that removes it. */
  on<T extends keyof RoomEvents>(type: T, handler: RoomEvents[T]): () => void;
  off<T extends keyof RoomEvents>(type: T, handler: RoomEvents[T]): void;
}
