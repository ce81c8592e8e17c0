/** The script of a room, as the room uses it (server/script has it), and how a room becomes that of a script. */
import type { Match } from "#match/match.ts";
import { findMember } from "#match/members.ts";
import { advance, type TickReport } from "#match/tick.ts";
import { HOST_PLAYER } from "#room/permissions.ts";
import { SETTING_NAMES, type RoomSettings } from "#room/settings.ts";
import type { ChatGate } from "./chat-queue.ts";

export interface RoomScript extends ChatGate {
  /** Makes a tick of the match, and sends the script what it needs of it. */
  advance(): TickReport;
  /** True while the room has to tick without clients: the script has asked for something just now. */
  readonly isBusy: boolean;
  /** The room has closed. */
  roomClosed(): void;
}

/** What the script sets of its room. */
export type ScriptedRoomConfig = {
  readonly settings: Partial<RoomSettings>;
  /** Name of the host player, a member without a client; undefined for none. */
  readonly hostName: string | undefined;
  /** Region; "" for none. */
  readonly flag: string;
};

export function advanceRoom(match: Match, script: RoomScript | undefined): TickReport {
  return script === undefined ? advance(match) : script.advance();
}

/** The settings of a room with this script. */
export function scriptedSettings({ settings }: ScriptedRoomConfig): Partial<RoomSettings> {
  return { ...settings, scripted: true, autopilot: false, adminless: false };
}

/** Queues what makes an existing room that of this script: one that was restored, or whose script was replaced. */
export function adoptConfig(match: Match, config: ScriptedRoomConfig): void {
  const wanted = scriptedSettings(config);
  const changed = SETTING_NAMES.filter((name) => wanted[name] !== undefined && wanted[name] !== match.settings[name]);
  const change = Object.fromEntries(changed.map((name) => [name, wanted[name]]));
  if (changed.length > 0) match.queue.push({ kind: "settings", change });
  const host = findMember(match, HOST_PLAYER);
  if (host !== undefined && host.name !== config.hostName) match.queue.push({ kind: "leave", id: HOST_PLAYER });
  if (config.hostName === undefined || host?.name === config.hostName) return;
  match.queue.push(
    { kind: "join", id: HOST_PLAYER, name: config.hostName },
    { kind: "admin", id: HOST_PLAYER, admin: true },
  );
}
