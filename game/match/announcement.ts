/** What room scripts show and play: announcements in the chat, sounds, and avatars over those of the players. */
import { ANNOUNCEMENT_STYLES, SCRIPT_SOUNDS, type AnnouncementSound, type Notice } from "#protocol/notice.ts";
import { ANNOUNCEMENT_MAX, cleanAvatar, cleanLines } from "#room/text.ts";
import type { CommandOf, Outcome } from "./command.ts";
import type { Match } from "./match.ts";
import { findMember, type Member } from "./members.ts";
import { announce, notify } from "./notices.ts";

/** Unknown styles are "normal", unknown sounds that of a chat line. An empty text is an empty line. */
export function announceText(match: Match, { text, to, color, style, sound }: CommandOf<"announce">): Outcome {
  return send(match, to, {
    kind: "scriptLine",
    text: cleanLines(text, ANNOUNCEMENT_MAX),
    color: color === undefined || !(color >= 0) ? null : color & 0xffffff,
    style: ANNOUNCEMENT_STYLES.find((each) => each === style) ?? "normal",
    sound: isAnnouncementSound(sound) ? sound : 1,
  });
}

export function playSound(match: Match, { sound, to }: CommandOf<"sound">): Outcome {
  return SCRIPT_SOUNDS.includes(sound) ? send(match, to, { kind: "sound", sound }) : "nothing";
}

/** To one member, or without `to` to all. Bots and members that are not in the room receive nothing. */
function send(match: Match, to: number | undefined, notice: Notice): Outcome {
  if (to === undefined) announce(match, notice);
  else if (findMember(match, to)?.bot === false) notify(match, [to], notice);
  return "nothing";
}

function isAnnouncementSound(sound: number): sound is AnnouncementSound {
  return sound === 0 || sound === 1 || sound === 2;
}

/** A bound for the work of cleaning: code units of an avatar. */
const AVATAR_CLEANED_MAX = 200;

/** Null gives the player's own avatar back. */
export function setScriptAvatar(match: Match, { id, text }: CommandOf<"scriptAvatar">): Outcome {
  const member = findMember(match, id);
  if (member === undefined) return "nothing";
  const before = shownAvatar(member);
  member.scriptAvatar = text === null ? null : cleanAvatar(text.slice(0, AVATAR_CLEANED_MAX));
  match.events.push({ kind: "scriptAvatar", id, text: member.scriptAvatar });
  return shownAvatar(member) === before ? "nothing" : "room";
}

/** The avatar that all members see: that of the script, if it has set one, or the member's own. */
export function shownAvatar({ scriptAvatar, avatar }: Pick<Member, "scriptAvatar" | "avatar">): string {
  return scriptAvatar ?? avatar;
}
