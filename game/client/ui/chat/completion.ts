/** Completion of the word at the caret: commands after "/", players after "@", player numbers after "#". Pure. */
import { mentionOf } from "../../session/chat.ts";
import type { PlayerInfo } from "../../session/player.ts";
import { t, type TextKey } from "../i18n/translate.ts";
import { startsWithIgnoringCase } from "./commands/find-player.ts";

export type Suggestion = {
  /** Replaces the word. */
  readonly insert: string;
  readonly label: string;
  /** Additional information; "" for none. */
  readonly note: string;
};

export type Completion = {
  /** Range of the word in the text; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
  /** Never empty. */
  readonly suggestions: readonly Suggestion[];
  /** The word equals the first suggestion, so Enter may submit. */
  readonly complete: boolean;
};

/** The part of a command that completion needs. */
export type CompletableCommand = {
  readonly name: string;
  readonly usage: TextKey;
  readonly help: TextKey;
  readonly argument?: "player" | "side" | "command";
};

const SUGGESTIONS_MAX = 8;

/** Suggestions for the word that ends at the caret; undefined when there are none. */
export function completionAt(
  text: string,
  caret: number,
  players: readonly PlayerInfo[],
  commands: readonly CompletableCommand[],
): Completion | undefined {
  const start = text.lastIndexOf(" ", caret - 1) + 1;
  const word = text.slice(start, caret);
  const found = suggestionsFor(text, start, word, { players, commands }).slice(0, SUGGESTIONS_MAX);
  const exact = found.findIndex(({ insert }) => withoutSign(insert) === withoutSign(word));
  const best = found[exact];
  const suggestions = best ? [best, ...found.filter((suggestion) => suggestion !== best)] : found;
  return suggestions.length === 0 ? undefined : { start, end: caret, suggestions, complete: exact >= 0 };
}

/** Arguments of commands may omit "@" and "/". */
function withoutSign(word: string): string {
  return word.toLowerCase().replace(/^[@/]/u, "");
}

type Candidates = { readonly players: readonly PlayerInfo[]; readonly commands: readonly CompletableCommand[] };

function suggestionsFor(
  text: string,
  start: number,
  word: string,
  { players, commands }: Candidates,
): readonly Suggestion[] {
  if (start === 0 && word.startsWith("/")) return suggestCommands(commands, word);
  if (word.startsWith("@")) return suggestNames(players, word.slice(1));
  if (word.startsWith("#")) return suggestNumbers(players, word.slice(1));
  const before = text.slice(0, start).trim();
  const { argument } = commands.find(({ name }) => `/${name}` === before.toLowerCase()) ?? {};
  if (argument === "player") return suggestNames(players, word);
  if (argument === "side") return suggestSides(word);
  if (argument === "command") return suggestCommands(commands, word.startsWith("/") ? word : `/${word}`);
  return [];
}

function suggestCommands(commands: readonly CompletableCommand[], word: string): readonly Suggestion[] {
  return commands
    .filter(({ name }) => startsWithIgnoringCase(`/${name}`, word))
    .map(({ name, usage, help }) => ({ insert: `/${name}`, label: t(usage), note: t(help) }));
}

/** Names that contain the part, the earlier the match the better. */
function suggestNames(players: readonly PlayerInfo[], part: string): readonly Suggestion[] {
  const query = part.toLowerCase();
  const rank = ({ name }: PlayerInfo) => mentionOf(name).toLowerCase().indexOf(query, 1);
  return players
    .filter((player) => rank(player) > 0)
    .toSorted((a, b) => rank(a) - rank(b))
    .map((player) => ({ insert: mentionOf(player.name), label: player.name, note: "" }));
}

function suggestNumbers(players: readonly PlayerInfo[], part: string): readonly Suggestion[] {
  return players
    .filter(
      ({ id, name }) =>
        startsWithIgnoringCase(String(id), part) || startsWithIgnoringCase(mentionOf(name).slice(1), part),
    )
    .map(({ id, name }) => ({ insert: `#${id}`, label: `#${id}`, note: name }));
}

function suggestSides(word: string): readonly Suggestion[] {
  const sides = [
    { insert: "red", label: t("team.red"), note: "" },
    { insert: "blue", label: t("team.blue"), note: "" },
  ];
  return sides.filter(({ insert }) => startsWithIgnoringCase(insert, word));
}
