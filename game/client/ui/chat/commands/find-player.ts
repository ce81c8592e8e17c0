/** Finds the player named in a command: "@Nimble_Sweeper", "Nimble Sweeper", "nim" or "#12". */
import { mentionOf } from "../../../session/chat.ts";
import type { PlayerInfo } from "../../../session/player.ts";
import { t } from "../../i18n/translate.ts";

export type PlayerArgument =
  /** `rest` is the text after the name. */
  | { readonly player: PlayerInfo; readonly rest: string }
  | { readonly player: undefined; readonly name: string; readonly error: "none" | "several" };

/** Reads a player at the start of `text`: the longest full name that matches, else a name that starts with the first word. */
export function findPlayer(text: string, players: readonly PlayerInfo[]): PlayerArgument {
  const input = text.trim();
  const [first = ""] = input.split(/\s/u, 1);
  const afterFirst = input.slice(first.length).trim();
  if (/^#\d+$/u.test(first)) {
    const player = players.find(({ id }) => id === Number(first.slice(1)));
    return player ? { player, rest: afterFirst } : { player: undefined, name: first, error: "none" };
  }
  const unsigned = input.replace(/^@/u, "");
  const matches = players.flatMap((player) =>
    matchLengths(unsigned, player.name).map((length) => ({ player, length })),
  );
  const longest = Math.max(0, ...matches.map(({ length }) => length));
  const named = matches.filter(({ length }) => length === longest).map(({ player }) => player);
  if (named.length > 0) return single(named, unsigned.slice(longest).trim(), first);
  const start = first.replace(/^@/u, "");
  const started =
    start === "" ? [] : players.filter(({ name }) => startsWithIgnoringCase(mentionOf(name).slice(1), start));
  return single(started, afterFirst, first);
}

/** Error text for a name that matches no player, or several. */
export function playerError({ name, error }: Extract<PlayerArgument, { player: undefined }>): string {
  return error === "several" ? t("command.several", { name }) : t("command.noPlayer", { name });
}

export function startsWithIgnoringCase(text: string, start: string): boolean {
  return text.toLowerCase().startsWith(start.toLowerCase());
}

function single(found: readonly PlayerInfo[], rest: string, name: string): PlayerArgument {
  const [player, another] = found;
  if (player && !another) return { player, rest };
  return { player: undefined, name, error: player ? "several" : "none" };
}

/** Lengths of the matches of a name at the start of the input, with its spaces or as one word; whole words only. */
function matchLengths(input: string, name: string): readonly number[] {
  const forms = [...new Set([name, mentionOf(name).slice(1)])];
  return forms
    .filter((form) => startsWithIgnoringCase(input, form) && /^(\s|$)/u.test(input.slice(form.length)))
    .map((form) => form.length);
}
