/** What room scripts change of a page besides the match: names, drawings on discs, cameras and extra keys. */
import { toKeyLabels } from "#room/extra-keys.ts";
import { toBadge, toColor, toDiscImage, type MemberLook } from "#room/look.ts";
import { toScriptCamera } from "#room/script-camera.ts";
import type { CommandOf, Outcome } from "./command.ts";
import type { Match } from "./match.ts";
import { findMember } from "./members.ts";

/** Unknown images are none. */
export function setLook(match: Match, { id, nameColor, badge, image }: CommandOf<"look">): Outcome {
  const member = findMember(match, id);
  if (member === undefined) return "nothing";
  const look: MemberLook = {
    nameColor: changed(nameColor, member.look.nameColor, toColor),
    badge: changed(badge, member.look.badge, toBadge),
    image: changed(image, member.look.image, toDiscImage),
  };
  if (isSameLook(look, member.look)) return "nothing";
  member.look = look;
  return "room";
}

function changed<T>(asked: T | null | undefined, before: T | null, clean: (value: T) => T | null): T | null {
  if (asked === undefined) return before;
  return asked === null ? null : clean(asked);
}

function isSameLook(a: MemberLook, b: MemberLook): boolean {
  const sameBadge = a.badge?.text === b.badge?.text && a.badge?.color === b.badge?.color;
  return sameBadge && a.nameColor === b.nameColor && a.image === b.image;
}

/** On discs of the stadium: those of players have the images of the players. */
export function setDiscImage(match: Match, { disc, image }: CommandOf<"discImage">): Outcome {
  if (match.world.arena.stadium.discs[disc] === undefined) return "nothing";
  const drawn = toDiscImage(image);
  const before = match.discImages.find(([each]) => each === disc)?.[1] ?? null;
  if (drawn === before) return "nothing";
  const others = match.discImages.filter(([each]) => each !== disc);
  match.discImages = drawn === null ? others : [...others, [disc, drawn]];
  return "room";
}

/** A camera that is not valid, or follows a member that is not in the room, changes nothing. */
export function setCamera(match: Match, { id, camera }: CommandOf<"camera">): Outcome {
  const member = findMember(match, id);
  if (member === undefined || member.bot) return "nothing";
  const valid = camera === null ? null : toScriptCamera(camera);
  if (valid === undefined || (valid === null && member.camera === null)) return "nothing";
  const follow = valid !== null && "follow" in valid ? valid.follow : "ball";
  if (follow !== "ball" && findMember(match, follow) === undefined) return "nothing";
  member.camera = valid;
  if (!match.newCameras.includes(id)) match.newCameras.push(id);
  return "nothing";
}

export function setExtraKeys(match: Match, { labels }: CommandOf<"extraKeys">): Outcome {
  const clean = toKeyLabels(labels);
  if (clean.join("\n") === match.extraKeys.join("\n")) return "nothing";
  match.extraKeys = clean;
  return "room";
}
