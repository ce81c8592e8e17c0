/**
 * The API of room scripts. Version 1 is HaxBall's headless host; members marked "Version 2" are only here.
 *
 * Order of events in one tick: joins, leaves and everything else that was asked for since the tick before, changes of held keys,
 * scheduled functions, onGameTick; then the discs move: onPlayerBallKick, onTeamGoal or onTeamVictory, onPositionsReset,
 * onGameStop, and the events of the play.
 *
 * What a method asks for happens a tick or two after the handler has returned, in the order of the calls. Until then getters show
 * the state before. Everything that a script receives is a copy: a change of it changes nothing.
 */

/** 0: spectators, 1: red, 2: blue. */
type TeamID = 0 | 1 | 2;

/** In units of the map; x to the right, y downwards, the centre of the pitch is 0, 0. */
interface Position {
  x: number;
  y: number;
}

interface PlayerObject {
  /** Unique as long as the room exists. The first player has 1; 0 is the host player. */
  id: number;
  name: string;
  team: TeamID;
  admin: boolean;
  /** Null unless the player is on the pitch. */
  position: Position | null;
  /** The same for one person in every room and at every visit, 43 characters; null without an identity. Only at the join. */
  auth?: string | null;
  /** Equal for players of the same network. A hash: no address can be computed from it. Only at the join. */
  conn?: string;
}

/** What onPlayerJoin receives. Scripts that need `auth` or `conn` later keep them by the player's id. */
interface JoinedPlayerObject extends PlayerObject {
  auth: string | null;
  conn: string;
}

interface ScoresObject {
  red: number;
  blue: number;
  /** Seconds of play, with fractions. */
  time: number;
  /** Goals that end the game; 0: no limit. */
  scoreLimit: number;
  /** In seconds; 0: no limit. */
  timeLimit: number;
}

/** Numbers are rounded to 32-bit floats. */
interface DiscPropertiesObject {
  x: number;
  y: number;
  /** Map units per tick, as all speeds of discs. */
  xspeed: number;
  yspeed: number;
  /** Added to the speed in every tick. */
  xgravity: number;
  ygravity: number;
  radius: number;
  /** Bounciness; two discs that meet multiply theirs. */
  bCoeff: number;
  /** 1 divided by the mass; 0: other discs cannot move it. */
  invMass: number;
  /** The speed is multiplied by it in every tick. The game sets that of players itself. */
  damping: number;
  /** 0xRRGGBB; -1: invisible. */
  color: number;
  /** What the disc meets: flags of `room.CollisionFlags`. */
  cMask: number;
  /** What the disc is, for the masks of others. */
  cGroup: number;
}

/** Flags to combine with `|`, for cMask and cGroup. */
interface CollisionFlagsObject {
  readonly ball: number;
  readonly red: number;
  readonly blue: number;
  /** The barrier that keeps red in its half until blue has kicked off. */
  readonly redKO: number;
  readonly blueKO: number;
  readonly wall: number;
  readonly all: number;
  /** Discs that players can kick. */
  readonly kick: number;
  /** Discs that score in a goal. */
  readonly score: number;
  readonly c0: number;
  readonly c1: number;
  readonly c2: number;
  readonly c3: number;
}

interface RoomConfigObject {
  /** Name in the list of rooms, up to 40 characters. */
  roomName?: string;
  /** Name of the host player; without effect with noPlayer. */
  playerName?: string;
  password?: string | null;
  /** Players that the room admits, 1 to 60; 12 by default. */
  maxPlayers?: number;
  /** True: the list of rooms shows it. */
  public?: boolean;
  /** `code`: the flag of the room in the list, two letters. The position is not used. */
  geo?: { code: string; lat: number; lon: number };
  /** Not needed; scripts written for HaxBall may keep it. */
  token?: string | null;
  /** True: no host player in the list, and `byPlayer` is null for what the script does. Recommended. */
  noPlayer?: boolean;
}

type DefaultStadium =
  | "Classic"
  | "Easy"
  | "Small"
  | "Big"
  | "Rounded"
  | "Hockey"
  | "Big Hockey"
  | "Big Easy"
  | "Big Rounded"
  | "Huge";

type AnnouncementStyle = "normal" | "bold" | "italic" | "small" | "small-bold" | "small-italic";

/** 0: none, 1: that of a chat line, 2: that of a mention. */
type AnnouncementSound = 0 | 1 | 2;

/** The handlers that are properties of the room. They can be set, replaced and removed at any time. */
interface RoomHandlers {
  /** The player is in the list. A script that starts in a full room is called for each player. */
  onPlayerJoin(player: JoinedPlayerObject): void;
  /** The player is not in the list any more; `team` is the last one. */
  onPlayerLeave(player: PlayerObject): void;
  /** After onPlayerLeave. */
  onPlayerKicked(player: PlayerObject, reason: string, ban: boolean, byPlayer: PlayerObject | null): void;
  /**
   * Return false to hide the line from everyone, within 100 milliseconds. `scope` (version 2): the whole room or the player's
   * team. Private lines are not passed to scripts.
   */
  onPlayerChat(player: PlayerObject, message: string, scope: "room" | "team"): unknown;
  onPlayerBallKick(player: PlayerObject): void;
  /** A team has scored; getScores has the goal already. */
  onTeamGoal(team: 1 | 2): void;
  /** At the time limit at once; 2.5 seconds after a deciding goal. onGameStop follows. */
  onTeamVictory(scores: ScoresObject): void;
  /** After a goal all discs are in their places again. */
  onPositionsReset(): void;
  onGameStart(byPlayer: PlayerObject | null): void;
  /** `byPlayer` is null after a victory. */
  onGameStop(byPlayer: PlayerObject | null): void;
  /** 60 times a second while discs move: not in pauses, not without a game. */
  onGameTick(): void;
  onGamePause(byPlayer: PlayerObject | null): void;
  /** The countdown of two seconds begins. */
  onGameUnpause(byPlayer: PlayerObject | null): void;
  onPlayerAdminChange(changedPlayer: PlayerObject, byPlayer: PlayerObject | null): void;
  /** `changedPlayer.team` is the new team. */
  onPlayerTeamChange(changedPlayer: PlayerObject, byPlayer: PlayerObject | null): void;
  /** The keys that the player holds have changed. */
  onPlayerActivity(player: PlayerObject): void;
  onStadiumChange(newStadiumName: string, byPlayer: PlayerObject | null): void;
  onKickRateLimitSet(min: number, rate: number, burst: number, byPlayer: PlayerObject | null): void;
  onTeamsLockChange(locked: boolean, byPlayer: PlayerObject | null): void;
  /** The room is open; `url` is its address. Called again when the address changes. */
  onRoomLink(url: string): void;
  /** Version 2. As onPlayerActivity, with the keys; `extraKeys` as `setExtraKeys` named them. */
  onPlayerInput(player: PlayerObject, input: HeldKeys, extraKeys: boolean[]): void;
}

interface RoomMethods {
  /** Speaks as the host player, to all or to one; needs a host player. Up to 140 characters. */
  sendChat(message: string, targetId?: number | null): void;
  /** A line in the chat, to all or to one. `color` 0xRRGGBB, null for that of the page. Up to 1000 characters. */
  sendAnnouncement(
    message: string,
    targetId?: number | null,
    color?: number | null,
    style?: AnnouncementStyle | null,
    sound?: AnnouncementSound | null,
  ): void;
  setPlayerAdmin(playerID: number, admin: boolean): void;
  /** Also during a game. The player becomes the last one of the list. */
  setPlayerTeam(playerID: number, team: TeamID): void;
  /** `reason` up to 100 characters. */
  kickPlayer(playerID: number, reason?: string | null, ban?: boolean): void;
  /** Lifts the ban of a player that had this id. */
  clearBan(playerID: number): void;
  clearBans(): void;
  /** Goals, 0 to 99; 0: no limit. Does nothing during a game, as the three below. */
  setScoreLimit(limit: number): void;
  /** Minutes, 0 to 99; 0: no limit. */
  setTimeLimit(limitInMinutes: number): void;
  /** The text of an .hbs file. A text that is no stadium changes nothing; the log names its faults. */
  setCustomStadium(stadiumFileContents: string): void;
  setDefaultStadium(stadiumName: DefaultStadium): void;
  /** True: players cannot change their team themselves. */
  setTeamsLock(locked: boolean): void;
  /** `angle` of the stripes in degrees; 1 to 3 colours as 0xRRGGBB, none for the usual kit. */
  setTeamColors(team: 1 | 2, angle: number, textColor: number, colors: number[]): void;
  /** Does nothing when a game is running, as stopGame when there is none. */
  startGame(): void;
  stopGame(): void;
  /** A game that goes on begins with a countdown of two seconds. */
  pauseGame(pauseState: boolean): void;
  /** Null when there is no such player. */
  getPlayer(playerID: number): PlayerObject | null;
  /** In the order of the list, spectators and the host player included. */
  getPlayerList(): PlayerObject[];
  /** Null without a game. */
  getScores(): ScoresObject | null;
  /** Null without a game. */
  getBallPosition(): Position | null;
  startRecording(): void;
  /** The bytes of an .hbr2 file; null when nothing was recorded. */
  stopRecording(): Uint8Array | null;
  /** Without a value: no password. */
  setPassword(password?: string | null): void;
  /** Without effect: joins are checked in other ways here. */
  setRequireRecaptcha(required: boolean): void;
  /** Moves up to 40 players to the start of the list, or to its end, in this order. */
  reorderPlayers(playerIdList: number[], moveToTop: boolean): void;
  /** `min`: ticks between two kicks; `rate`: ticks for which a further kick is saved; `burst`: kicks that can be saved. */
  setKickRateLimit(min?: number, rate?: number, burst?: number): void;
  /** Up to two characters over the player's own avatar; null gives that back. */
  setPlayerAvatar(playerID: number, avatar: string | null): void;
  /** Properties that are not given stay. Disc 0 is the ball. Does nothing without a game. */
  setDiscProperties(discIndex: number, properties: Partial<DiscPropertiesObject>): void;
  /** Null when there is no such disc. */
  getDiscProperties(discIndex: number): DiscPropertiesObject | null;
  /** As setDiscProperties; the next reset of positions undoes it, and the colour stays that of the kit. */
  setPlayerDiscProperties(playerID: number, properties: Partial<DiscPropertiesObject>): void;
  /** Null for a player that is not on the pitch. */
  getPlayerDiscProperties(playerID: number): DiscPropertiesObject | null;
  /** Discs of the stadium and of players; 0 without a game. */
  getDiscCount(): number;
}

type RoomHandlerProperties = { [K in keyof RoomHandlers]?: RoomHandlers[K] | null };

interface Room extends RoomMethods, RoomMethods2, RoomHandlerProperties {
  readonly CollisionFlags: CollisionFlagsObject;
  /** Version 2. Undefined on HaxBall's own host. */
  readonly apiVersion: 2;
  /** Version 2. */
  readonly storage: RoomStorage;
}

type RoomObject = Room;

/** Opens the room and returns it. Its members come later: handlers are to be set at once. */
declare function HBInit(config?: RoomConfigObject): Room;

interface Window {
  HBInit: typeof HBInit;
  /** Called when HBInit is ready; scripts may also call HBInit at once. */
  onHBLoaded?: (() => void) | null;
}

/** For programs that run with --node. */
declare module "haxball.js" {
  interface HaxballModule extends Promise<typeof HBInit> {
    (options?: object): Promise<typeof HBInit>;
    default: HaxballModule;
    HBInit: typeof HBInit;
  }
  const HaxballJS: HaxballModule;
  export = HaxballJS;
}
