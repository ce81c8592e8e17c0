/** Changes of the room's settings and what follows from them. */
import {
  SETTING_NAMES,
  SETTINGS,
  withChange,
  type AnnouncedName,
  type RoomSettings,
  type SettingName,
} from "#room/settings.ts";
import { isLeaderless, restoreAdmins } from "./admin.ts";
import type { CommandOf, Outcome } from "./command.ts";
import { releaseGame } from "./game.ts";
import type { Match } from "./match.ts";
import { humansOf, nameOf } from "./members.ts";
import { clearMutes } from "./mute.ts";
import { announce, notify } from "./notices.ts";
import { uniqueName } from "./unique-name.ts";

/** Each change is announced by the name of the setting; a password is never sent. */
export function changeSettings(match: Match, { change, by }: CommandOf<"settings">): Outcome {
  // Censored here and not with the message: a room may be named first and listed later, or both in one tick.
  const next = censorName(withChange(match.settings, change), match.options.censor);
  const changed = SETTING_NAMES.filter((name) => next[name] !== match.settings[name]);
  if (changed.length === 0) return "nothing";
  Object.assign(match.settings, next);
  if (changed.includes("listed") && next.listed) censorRoom(match);
  announceChanges(match, changed, nameOf(match, by));
  if (changed.includes("teamsLocked")) match.events.push({ kind: "locked", locked: next.teamsLocked, by });
  return changed.includes("adminless") && changeAdminless(match) ? "world" : "room";
}

/** The settings with offensive words of the name replaced, if the room is listed. */
export function censorName(settings: RoomSettings, censor: (text: string) => string): RoomSettings {
  return settings.listed ? { ...settings, name: censor(settings.name) } : settings;
}

/** Names and texts from the time before the room was listed. */
function censorRoom(match: Match): void {
  const { censor } = match.options;
  for (const member of humansOf(match)) {
    member.avatar = censor(member.avatar);
    const clean = censor(member.name);
    if (clean === member.name) continue;
    const members = match.members.filter((other) => other !== member);
    member.name = uniqueName({ members }, clean, member.fingerprint, member.id);
    notify(match, [member.id], { kind: "censored", name: member.name });
  }
  match.stadiumName = censor(match.stadiumName);
  const { vote } = match;
  if (vote !== null) match.vote = { ...vote, object: censor(vote.object), by: censor(vote.by) };
}

function announceChanges(match: Match, changed: readonly SettingName[], by: string): void {
  const { settings } = match;
  const ofKind = (kind: string) => changed.filter((name) => SETTINGS[name].notice === kind);
  for (const what of ofKind("settings")) announce(match, { kind: "settings", what: what as AnnouncedName, by });
  if (ofKind("limits").length > 0) {
    announce(match, { kind: "limits", score: settings.scoreLimit, time: settings.timeLimit, by });
  }
  if (ofKind("chatLocked").length > 0) announce(match, { kind: "chatLocked", locked: settings.chatLocked, by });
  if (ofKind("locked").length > 0) announce(match, { kind: "locked", locked: settings.teamsLocked, by });
}

/** True if the world changed. */
function changeAdminless(match: Match): boolean {
  if (!match.settings.adminless) {
    match.vote = null;
    restoreAdmins(match);
    return false;
  }
  for (const member of humansOf(match)) member.admin = false;
  clearMutes(match);
  return isLeaderless(match) && releaseGame(match);
}
