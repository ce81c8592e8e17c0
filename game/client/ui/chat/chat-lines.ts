/** The lines of the chat as they are shown: those of the room, with answers to this visitor's commands in between. */
import { doesCall, type ChatLine } from "../../session/chat.ts";
import { t } from "../i18n/translate.ts";
import { noticeLook, noticeWords, type NoticeLook } from "./notice-text.ts";

/** An answer that only this visitor sees. */
export type OwnLine = {
  readonly key: number;
  /** The key of the room's line before it; 0 when there was none. */
  readonly after: number;
  readonly text: string;
};

export type ShownLine = {
  readonly id: string;
  /** Said before this visitor came. */
  readonly old: boolean;
  readonly body: LineBody;
};

export type LineBody =
  | {
      readonly kind: "said";
      readonly name: string;
      readonly team: number;
      readonly text: string;
      readonly scope: "room" | "team" | "private";
      /** For whom it is, where it is not for everybody; "" else. */
      readonly tag: string;
      /** It calls the reader. */
      readonly calls: boolean;
    }
  | { readonly kind: "notice"; readonly look: NoticeLook; readonly text: string }
  | { readonly kind: "answer"; readonly text: string };

export type Reader = {
  readonly id: number;
  readonly name: string;
  /** Whether who comes and goes is of interest. */
  readonly comings: boolean;
  /** Whether the writer with this id is muted. */
  readonly isMuted: (from: number) => boolean;
};

/** What a reader sees of the room's lines and his own, oldest first. */
export function shownLines(lines: readonly ChatLine[], own: readonly OwnLine[], reader: Reader): readonly ShownLine[] {
  const shown: ShownLine[] = [];
  let next = 0;
  const answerUpTo = (key: number) => {
    for (; next < own.length && own[next]!.after < key; next++) {
      const { key: number, text } = own[next]!;
      shown.push({ id: `own-${number}`, old: false, body: { kind: "answer", text } });
    }
  };
  for (const line of lines) {
    answerUpTo(line.key);
    const body = bodyOf(line, reader);
    if (body !== undefined) shown.push({ id: String(line.key), old: line.old, body });
  }
  answerUpTo(Infinity);
  return shown;
}

function bodyOf({ notice }: ChatLine, reader: Reader): LineBody | undefined {
  if (notice.kind !== "chat") {
    const coming = notice.kind === "joined" || notice.kind === "left";
    if (coming && !reader.comings) return undefined;
    return { kind: "notice", look: noticeLook(notice), text: noticeWords(notice) };
  }
  const mine = notice.from === reader.id;
  if (!mine && reader.isMuted(notice.from)) return undefined;
  const { name, team, text, scope, to } = notice;
  const calls = !mine && doesCall(text, reader.name);
  const tag = scope === "room" ? "" : scope === "team" ? teamTag(team) : privateTag(mine ? to?.name : undefined);
  return { kind: "said", name, team, text, scope, tag, calls };
}

function teamTag(team: number): string {
  return team === 0 ? t("chat.spectators") : t("chat.team");
}

function privateTag(to: string | undefined): string {
  return to === undefined ? t("chat.from") : t("chat.to", { name: to });
}

/** So many of the last lines stay while the chat is closed, so many more are shown for a moment. */
const KEPT = 3;
const PASSING = 3;

/** How a line is shown while the chat is closed: not at all, for a moment, or as long as nothing newer comes. */
export type Stay = "gone" | "passing" | "kept";

/** `at` counts from the newest line, which is 0. `seen`: it was there when the chat was last open. */
export function stayOf(at: number, { seen, fade }: { readonly seen: boolean; readonly fade: boolean }): Stay {
  if (at < KEPT) return "kept";
  if (at >= KEPT + PASSING) return "gone";
  if (!fade) return "kept";
  return seen ? "gone" : "passing";
}
