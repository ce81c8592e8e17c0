/** A script without handlers, whose room object a test uses itself. */
import { ScriptDriver } from "./script-driver.ts";

type Method = (...values: unknown[]) => unknown;

export type RoomMethods = Readonly<
  Record<
    | ("getPlayer" | "getPlayerList" | "getScores" | "getBallPosition" | "getDiscCount" | "getDiscProperties")
    | ("getPlayerDiscProperties" | "setPlayerDiscProperties" | "setDiscProperties" | "sendChat" | "sendAnnouncement")
    | ("setPlayerAdmin" | "setPlayerTeam" | "kickPlayer" | "clearBan" | "clearBans" | "reorderPlayers")
    | ("setPlayerAvatar" | "setScoreLimit" | "setTimeLimit" | "setCustomStadium" | "setDefaultStadium")
    | ("setTeamsLock" | "setTeamColors" | "startGame" | "stopGame" | "pauseGame" | "setPassword" | "setKickRateLimit")
    | ("setRequireRecaptcha" | "startRecording" | "stopRecording" | "getPlayerInfo" | "setPlayerTeams")
    | ("setMaxPlayers" | "schedule" | "every" | "on" | "off"),
    Method
  >
> & { readonly CollisionFlags: unknown };

export function roomOf(config: object = {}) {
  const driver = new ScriptDriver((hbInit) => hbInit(config));
  return { driver, room: driver.room as unknown as RoomMethods };
}

type PlayerSnapshot = {
  id: number;
  name: string;
  team: number;
  admin: boolean;
  position: { x: number; y: number } | null;
};

/** The player object that a getter has returned. */
export function playerSnapshotOf(value: unknown): PlayerSnapshot {
  if (value === null) throw new Error("there is no such player");
  return value as PlayerSnapshot;
}
