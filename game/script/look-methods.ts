/** Methods of version 2 about what players see, hear and may do. Players and discs that are not there change nothing. */
import { SCRIPT_SOUNDS } from "#protocol/notice.ts";
import { toDiscImage, type NameBadge } from "#room/look.ts";
import type { ScriptCamera } from "#room/script-camera.ts";
import { toArray, toColor, toFields, toId, toInt, toText } from "./coerce.ts";
import type { ScriptContext } from "./script-ports.ts";

export function createLookMethods({ request, log }: ScriptContext) {
  return {
    setPlayerNameColor(id: unknown, color: unknown) {
      request({ kind: "look", id: toId(id), nameColor: toColor(color) ?? null });
    },
    setPlayerBadge(id: unknown, badge: unknown) {
      request({ kind: "look", id: toId(id), badge: badgeOf(badge) });
    },
    setPlayerImage(id: unknown, image: unknown) {
      request({ kind: "look", id: toId(id), image: toDiscImage(image) });
    },
    setDiscImage(disc: unknown, image: unknown) {
      request({ kind: "discImage", disc: Number(disc), image: toDiscImage(image) });
    },
    setPlayerCamera(id: unknown, camera: unknown) {
      request({ kind: "camera", id: toId(id), camera: cameraOf(camera) });
    },
    setExtraKeys(labels: unknown) {
      request({ kind: "extraKeys", labels: toArray(labels).map(toText) });
    },
    setPlayerRights(id: unknown, rights: unknown) {
      request({ kind: "rights", id: toId(id), rights: rights === null ? null : toArray(rights).map(toText) });
    },
    playSound(sound: unknown, targetId?: unknown) {
      const found = SCRIPT_SOUNDS.find((each) => each === sound);
      if (found === undefined) return log("warn", `playSound: there is no sound "${toText(sound)}"`);
      request({
        ...{ kind: "sound", sound: found },
        ...(targetId === null || targetId === undefined ? {} : { to: toId(targetId) }),
      });
    },
  };
}

function badgeOf(value: unknown): NameBadge | null {
  if (value === null || value === undefined) return null;
  const { text, color } = toFields(value);
  return { text: toText(text), color: toInt(color) };
}

function cameraOf(value: unknown): ScriptCamera | null {
  if (value === null || value === undefined) return null;
  const { follow, x, y, zoom } = toFields(value);
  const scale = zoom === null || zoom === undefined ? null : Number(zoom);
  if (follow === undefined) return { x: Number(x), y: Number(y), zoom: scale };
  return { follow: follow === "ball" ? follow : toId(follow), zoom: scale };
}
