/** Ready-made lines for the chat, in the language of the page. The first four are for the team, the others for the room. */
import { t, type TextKey } from "../i18n/translate.ts";

const KEYS: readonly TextKey[] = [
  "chat.lines.mine",
  "chat.lines.toMe",
  "chat.lines.back",
  "chat.lines.keeper",
  "chat.lines.wellPlayed",
  "chat.lines.moment",
  "chat.lines.ready",
  "chat.lines.again",
];
const FOR_TEAM = 4;

/** Between two lines, so that a held button does not flood the chat. */
export const LINE_COOLDOWN_MS = 1500;

export function readyLines(): readonly string[] {
  return KEYS.map((key) => t(key));
}

/** Spectators have no team to write to. */
export function audienceOfLine(line: number, plays: boolean): "team" | "room" {
  return plays && line < FOR_TEAM ? "team" : "room";
}
