/** The lines that one player sees: messages and notices of the room, with the replies to own commands between them. */
import type { NameBadge } from "#room/look.ts";
import { SPECTATORS } from "#room/team.ts";
import { isMentioned, type ChatLine, type ScriptLineLook } from "../../session/chat.ts";
import { t } from "../i18n/translate.ts";
import { noticeStyle, noticeText, type NoticeStyle } from "./notice-text.ts";

/** Output of a command, shown to this player only. */
export type Reply = {
  readonly key: number;
  /** Key of the room's line before it; 0 when there was none. */
  readonly after: number;
  readonly text: string;
};

export type VisibleLine = {
  readonly id: string;
  /** Sent before this player joined. */
  readonly old: boolean;
  readonly body: LineBody;
};

export type LineBody =
  | {
      readonly kind: "message";
      readonly name: string;
      readonly team: number;
      readonly text: string;
      readonly scope: "room" | "team" | "private";
      /** Names the recipients when they are not the whole room, otherwise "". */
      readonly tag: string;
      /** The text contains "@" and the reader's name. */
      readonly mention: boolean;
      /** Of scripts, for the name: 0xRRGGBB, or null for the team's. */
      readonly nameColor: number | null;
      readonly badge: NameBadge | null;
    }
  | ({ readonly kind: "script"; readonly text: string } & ScriptLineLook)
  | { readonly kind: "notice"; readonly style: NoticeStyle; readonly text: string }
  | { readonly kind: "reply"; readonly text: string };

export type Reader = {
  readonly id: number;
  readonly name: string;
  /** Whether players who join and leave are shown. */
  readonly presence: boolean;
  /** Whether announcements of scripts have their colours. */
  readonly scriptColors: boolean;
  readonly isIgnored: (senderId: number) => boolean;
};

/** The lines for a reader, oldest first. */
export function visibleLines(
  lines: readonly ChatLine[],
  replies: readonly Reply[],
  reader: Reader,
): readonly VisibleLine[] {
  const visible: VisibleLine[] = [];
  let next = 0;
  const addRepliesBefore = (lineKey: number) => {
    for (; next < replies.length && replies[next]!.after < lineKey; next++) {
      const { key, text } = replies[next]!;
      visible.push({ id: `reply-${key}`, old: false, body: { kind: "reply", text } });
    }
  };
  for (const line of lines) {
    addRepliesBefore(line.key);
    const body = bodyOf(line, reader);
    if (body !== undefined) visible.push({ id: String(line.key), old: line.old, body });
  }
  addRepliesBefore(Infinity);
  return visible;
}

function bodyOf({ notice }: ChatLine, reader: Reader): LineBody | undefined {
  if (notice.kind === "scriptLine") {
    const { text, color, style } = notice;
    return { kind: "script", text, style, color: reader.scriptColors ? color : null };
  }
  if (notice.kind !== "chat") {
    const isPresence = notice.kind === "joined" || notice.kind === "left";
    if (isPresence && !reader.presence) return undefined;
    return { kind: "notice", style: noticeStyle(notice), text: noticeText(notice) };
  }
  return messageOf(notice, reader);
}

/** Undefined for senders that the reader ignores. */
function messageOf(notice: Extract<ChatLine["notice"], { kind: "chat" }>, reader: Reader): LineBody | undefined {
  const mine = notice.from === reader.id;
  if (!mine && reader.isIgnored(notice.from)) return undefined;
  const { name, team, text, scope, to } = notice;
  const mention = !mine && isMentioned(text, reader.name);
  const tag = scope === "room" ? "" : scope === "team" ? teamTag(team) : privateTag(mine ? to?.name : undefined);
  const nameColor = reader.scriptColors ? (notice.look?.nameColor ?? null) : null;
  return { kind: "message", name, team, text, scope, tag, mention, nameColor, badge: notice.look?.badge ?? null };
}

function teamTag(team: number): string {
  return team === SPECTATORS ? t("chat.spectators") : t("chat.team");
}

function privateTag(to: string | undefined): string {
  return to === undefined ? t("chat.from") : t("chat.to", { name: to });
}

/** While the chat is closed, the newest lines are always shown and this many more for a moment. */
const ALWAYS_SHOWN = 3;
const FADING = 3;

/** Visibility of a line while the chat is closed. "fading": hidden after a moment. */
export type LineVisibility = "hidden" | "fading" | "shown";

/** `age` counts from the newest line, which is 0. `seen`: the chat has been open since the line came. */
export function visibilityOf(
  age: number,
  { seen, fade }: { readonly seen: boolean; readonly fade: boolean },
): LineVisibility {
  if (age < ALWAYS_SHOWN) return "shown";
  if (age >= ALWAYS_SHOWN + FADING) return "hidden";
  if (!fade) return "shown";
  return seen ? "hidden" : "fading";
}
