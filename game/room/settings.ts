/**
 * The settings of a room: one table, from which every other list of settings derives: message schemas and shared state
 * (protocol), the referee's checks and notices (match), the room list (server) and the forms (client). Plain data without
 * packages, so that the page can use it before the net code has loaded.
 */
import { fitsText } from "./text.ts";

type TextSetting = { readonly type: "text"; readonly initial: string; readonly max: number };
type CountSetting = { readonly type: "count"; readonly initial: number; readonly min: number; readonly max: number };
type FlagSetting = { readonly type: "flag"; readonly initial: boolean };

export type Setting = (TextSetting | CountSetting | FlagSetting) & {
  /**
   * The members besides admins that may change it. "room": the owner of a room without admins. "game": the only connected
   * player of a room without admins. "admin": no others.
   */
  readonly scope: "room" | "game" | "admin";
  /** True: cannot be changed while a game is on. */
  readonly betweenGames: boolean;
  /** True: part of the shared state that every client receives. */
  readonly shared: boolean;
  /** True: part of the room's entry in the room list. */
  readonly listed: boolean;
  /** The kind of notice that announces a change. */
  readonly notice: "settings" | "limits" | "locked" | "chatLocked";
};

const text = (initial: string, max: number) => ({ type: "text", initial, max }) as const;
const count = (initial: number, min: number, max: number) => ({ type: "count", initial, min, max }) as const;
const flag = (initial: boolean) => ({ type: "flag", initial }) as const;

const ROOM = { scope: "room", betweenGames: false, shared: true, listed: false, notice: "settings" } as const;
const GAME = { scope: "game", betweenGames: true, shared: true, listed: false, notice: "settings" } as const;

/** Limit of goals and of minutes; 0 means no limit. */
const limit = (initial: number) => ({ ...count(initial, 0, 99), ...GAME, notice: "limits" }) as const;

export const SETTINGS = {
  /** Shown in the room list; "" for rooms without a name of their own. */
  name: { ...text("Rondo", 40), ...ROOM },
  /** "" for none. Never leaves the server; clients only receive whether there is one. */
  password: { ...text("", 64), ...ROOM, shared: false },
  /** Seats per team. */
  teamSize: { ...count(5, 1, 11), ...ROOM },
  /** Places for spectators; they do not use up seats. */
  spectatorsMax: { ...count(20, 0, 50), ...ROOM, listed: true },
  /** Whether the room list shows the room. */
  listed: { ...flag(false), ...ROOM },
  /** No member is an admin; members vote. */
  adminless: { ...flag(false), ...ROOM },
  /** Players cannot change their team themselves. */
  teamsLocked: { ...flag(false), ...ROOM, scope: "admin", notice: "locked" },
  /** Only admins chat. */
  chatLocked: { ...flag(false), ...ROOM, scope: "admin", notice: "chatLocked" },
  /** Goals that end a game. */
  scoreLimit: limit(3),
  /** Minutes after which the leading team wins. */
  timeLimit: limit(3),
  /** At equal scores a game goes on after the time limit until the next goal; false: it ends as a draw. */
  overtime: { ...flag(true), ...GAME },
  /** A bot steers the seat of an absent player until the player's next key. */
  autopilot: { ...flag(true), ...ROOM },
  /** Games between players change their ratings, under the conditions of docs/statistics.md. No bots play. */
  rated: { ...flag(false), ...ROOM, scope: "admin", betweenGames: true },
  /** Games are recorded, and the server keeps the recordings. */
  recorded: { ...flag(true), ...ROOM },
  /** A game of the ranked queue, which no member manages. Set by the server alone. */
  ranked: { ...flag(false), ...ROOM, scope: "admin" },
  /** A script manages the room: nothing starts, seats or moves players by itself. Set by the server alone. */
  scripted: { ...flag(false), ...ROOM, scope: "admin", listed: true },
  /** Members that a scripted room admits; 0: as many as there are seats and places for spectators. Set by the script alone. */
  playersMax: { ...count(0, 0, 60), ...ROOM, scope: "admin" },
} as const satisfies Readonly<Record<string, Setting>>;

type Table = typeof SETTINGS;
export type SettingName = keyof Table;
export type SettingType<N extends SettingName> = Table[N]["type"];

type ValueOf<T extends Setting["type"]> = T extends "text" ? string : T extends "count" ? number : boolean;

export type RoomSettings = { -readonly [N in SettingName]: ValueOf<SettingType<N>> };

type NamesWith<Attribute extends keyof Setting, Value> = {
  [N in SettingName]: Table[N][Attribute] extends Value ? N : never;
}[SettingName];

/** Settings that clients receive, that the room list shows, and that are announced as a plain change of a setting. */
export type SharedName = NamesWith<"shared", true>;
export type ListedName = NamesWith<"listed", true>;
export type AnnouncedName = NamesWith<"notice", "settings">;

export type SharedSettings = Readonly<Pick<RoomSettings, SharedName>>;
export type ListedSettings = Readonly<Pick<RoomSettings, ListedName>>;

export const SETTING_NAMES = Object.keys(SETTINGS) as readonly SettingName[];
export const SHARED_NAMES = SETTING_NAMES.filter((name) => SETTINGS[name].shared) as readonly SharedName[];
export const LISTED_NAMES = SETTING_NAMES.filter((name) => SETTINGS[name].listed) as readonly ListedName[];

export const DEFAULT_SETTINGS = Object.fromEntries(
  SETTING_NAMES.map((name) => [name, SETTINGS[name].initial]),
) as Readonly<RoomSettings>;

/** Copies the named settings out of a larger object. */
export function pickSettings<N extends SettingName>(
  names: readonly N[],
  from: Readonly<Pick<RoomSettings, N>>,
): Pick<RoomSettings, N> {
  return Object.fromEntries(names.map((name) => [name, from[name]])) as Pick<RoomSettings, N>;
}

/**
 * `base` with those values of `change` that are not undefined. Without admins teams and chat are unlocked, because no
 * member could unlock them.
 */
export function withChange(
  base: Readonly<RoomSettings>,
  change: { readonly [N in SettingName]?: RoomSettings[N] | undefined },
): RoomSettings {
  const known = SETTING_NAMES.filter((name) => change[name] !== undefined).map((name) => [name, change[name]]);
  const changed = { ...base, ...(Object.fromEntries(known) as Partial<RoomSettings>) };
  return changed.adminless ? { ...changed, teamsLocked: false, chatLocked: false } : changed;
}

/** Whether a value, of any type, is within the bounds of a setting. */
export function isSettingValue(name: SettingName, value: unknown): boolean {
  const setting: Setting = SETTINGS[name];
  switch (setting.type) {
    case "text":
      return typeof value === "string" && fitsText(value, setting.max);
    case "count":
      return Number.isInteger(value) && (value as number) >= setting.min && (value as number) <= setting.max;
    case "flag":
      return typeof value === "boolean";
  }
}

/** Largest value of each part of the kick rate limit: minimum ticks, cost, burst. */
export const KICK_RATE_MAX = 255;

/** How bots fill seats. "full": every free seat; "even": until both teams have as many players; "none": no bots. */
export const BOT_FILLS = ["none", "even", "full"] as const;
export type BotFill = (typeof BOT_FILLS)[number];
