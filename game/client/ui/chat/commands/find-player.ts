/** Who is meant by what somebody typed: "@Nimble_Sweeper", "Nimble Sweeper", "nim" or "#12". */
import { callOf } from "../../../session/chat.ts";
import type { PlayerInfo } from "../../../session/player.ts";
import { t } from "../../i18n/translate.ts";

export type Meant =
  /** `rest` is what follows the name. */
  | { readonly player: PlayerInfo; readonly rest: string }
  | { readonly player: undefined; readonly name: string; readonly why: "nobody" | "several" };

/** Reads a player at the start of `text`. The longest name that fits wins; else the first word may be how one begins. */
export function takePlayer(text: string, players: readonly PlayerInfo[]): Meant {
  const line = text.trim();
  const [first = ""] = line.split(/\s/u, 1);
  const afterFirst = line.slice(first.length).trim();
  if (/^#\d+$/u.test(first)) {
    const player = players.find(({ id }) => id === Number(first.slice(1)));
    return player ? { player, rest: afterFirst } : { player: undefined, name: first, why: "nobody" };
  }
  const bare = line.replace(/^@/u, "");
  const fitting = players.flatMap((player) => lengthsOf(bare, player.name).map((length) => ({ player, length })));
  const longest = Math.max(0, ...fitting.map(({ length }) => length));
  const named = fitting.filter(({ length }) => length === longest).map(({ player }) => player);
  if (named.length > 0) return only(named, bare.slice(longest).trim(), first);
  const start = first.replace(/^@/u, "");
  const begun = start === "" ? [] : players.filter(({ name }) => beginsWith(callOf(name).slice(1), start));
  return only(begun, afterFirst, first);
}

/** Why nobody was found, in words. */
export function meantNobody({ name, why }: Extract<Meant, { player: undefined }>): string {
  return why === "several" ? t("command.several", { name }) : t("command.nobody", { name });
}

export function beginsWith(name: string, start: string): boolean {
  return name.toLowerCase().startsWith(start.toLowerCase());
}

function only(found: readonly PlayerInfo[], rest: string, name: string): Meant {
  const [player, another] = found;
  if (player && !another) return { player, rest };
  return { player: undefined, name, why: player ? "several" : "nobody" };
}

/** How much of the line is this name, with its spaces or as one word; nothing when it goes on as a longer word. */
function lengthsOf(line: string, name: string): readonly number[] {
  const forms = [...new Set([name, callOf(name).slice(1)])];
  return forms
    .filter((form) => beginsWith(line, form) && /^(\s|$)/u.test(line.slice(form.length)))
    .map((f) => f.length);
}
