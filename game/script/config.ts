/** The configuration that a script passes to HBInit, as settings of a room. */
import { cleanLine, cleanNickname } from "#room/text.ts";
import { SETTINGS, type RoomSettings } from "#room/settings.ts";
import { toFields, toIntBetween, toText } from "./coerce.ts";

/** Members of a room whose script sets no number. */
const DEFAULT_PLAYERS = 12;

export type ScriptRoomConfig = {
  readonly settings: Partial<RoomSettings>;
  /** Name of the host player; undefined in a room without one. */
  readonly hostName: string | undefined;
  /** Two small letters; "" for none. */
  readonly flag: string;
};

/** Reads the argument of HBInit. Fields of other types count as absent; `token` is not needed here. */
export function readConfig(argument: unknown): ScriptRoomConfig {
  const config = toFields(argument);
  return {
    settings: settingsOf(config),
    hostName: config["noPlayer"] ? undefined : cleanNickname(toText(config["playerName"])) || "Host",
    flag: flagOf(config["geo"]),
  };
}

function settingsOf(config: Readonly<Record<string, unknown>>): Partial<RoomSettings> {
  const name = cleanLine(toText(config["roomName"]), SETTINGS.name.max);
  const playersMax = playersMaxOf(config["maxPlayers"]);
  return {
    name: name === "" ? "Scripted room" : name,
    password: passwordOf(config["password"]),
    listed: Boolean(config["public"]),
    playersMax,
    teamSize: Math.min(SETTINGS.teamSize.max, Math.ceil(playersMax / 2)),
  };
}

/** null and undefined: no password. */
export function passwordOf(value: unknown): string {
  return toText(value).slice(0, SETTINGS.password.max);
}

export function playersMaxOf(value: unknown): number {
  const wanted = Number(value);
  if (!Number.isFinite(wanted) || wanted < 1) return DEFAULT_PLAYERS;
  return toIntBetween(wanted, 1, SETTINGS.playersMax.max);
}

function flagOf(geo: unknown): string {
  const code = toText(toFields(geo)["code"]).toLowerCase();
  return /^[a-z]{2}$/u.test(code) ? code : "";
}
