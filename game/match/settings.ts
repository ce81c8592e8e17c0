/** Changes of the room's settings and what follows from them. */
import { SETTING_NAMES, SETTINGS, withChange, type AnnouncedName, type SettingName } from "#room/settings.ts";
import { promoteNextAdmin, isLeaderless } from "./admin.ts";
import type { CommandOf, Outcome } from "./command.ts";
import { releaseGame } from "./game.ts";
import type { Match } from "./match.ts";
import { humansOf, nameOf } from "./members.ts";
import { announce } from "./notices.ts";

/** Each change is announced by the name of the setting; a password is never sent. */
export function changeSettings(match: Match, { change, by }: CommandOf<"settings">): Outcome {
  const next = withChange(match.settings, change);
  // The name is censored here because a room may be named first and listed later, or both in one tick.
  if (next.listed) next.name = match.options.censor(next.name);
  const changed = SETTING_NAMES.filter((name) => next[name] !== match.settings[name]);
  if (changed.length === 0) return "nothing";
  Object.assign(match.settings, next);
  announceChanges(match, changed, nameOf(match, by));
  return changed.includes("adminless") && changeAdminless(match) ? "world" : "room";
}

function announceChanges(match: Match, changed: readonly SettingName[], by: string): void {
  const { settings } = match;
  const ofKind = (kind: string) => changed.filter((name) => SETTINGS[name].notice === kind);
  for (const what of ofKind("settings")) announce(match, { kind: "settings", what: what as AnnouncedName, by });
  if (ofKind("limits").length > 0) {
    announce(match, { kind: "limits", score: settings.scoreLimit, time: settings.timeLimit, by });
  }
  if (ofKind("locked").length > 0) announce(match, { kind: "locked", locked: settings.teamsLocked, by });
}

/** True if the world changed. */
function changeAdminless(match: Match): boolean {
  if (!match.settings.adminless) {
    match.vote = null;
    promoteNextAdmin(match);
    return false;
  }
  for (const member of humansOf(match)) member.admin = false;
  return isLeaderless(match) && releaseGame(match);
}
