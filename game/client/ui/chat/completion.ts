/** What a half typed word could become: commands after "/", people after "@", their numbers after "#". */
import { callOf } from "../../session/chat.ts";
import type { PlayerInfo } from "../../session/player.ts";
import { t, type WordKey } from "../i18n/translate.ts";
import { beginsWith } from "./commands/find-player.ts";

export type Choice = {
  /** What takes the word's place. */
  readonly insert: string;
  readonly label: string;
  /** Says more about it; "" for nothing. */
  readonly note: string;
};

export type Completion = {
  /** The word: from here up to there. */
  readonly start: number;
  readonly end: number;
  /** Never empty. */
  readonly choices: readonly Choice[];
  /** The word is the first choice already: Enter may send the line. */
  readonly whole: boolean;
};

/** What the completion has to know of a command. */
export type Completable = {
  readonly name: string;
  readonly usage: WordKey;
  readonly help: WordKey;
  readonly takes?: "player" | "side" | "command";
};

const CHOICES_MAX = 8;

/** What the word at the caret could become; `people` are those who can be spoken to. */
export function completionAt(
  text: string,
  caret: number,
  people: readonly PlayerInfo[],
  commands: readonly Completable[],
): Completion | undefined {
  const start = text.lastIndexOf(" ", caret - 1) + 1;
  const word = text.slice(start, caret);
  const choices = choicesFor(text, start, word, { people, commands }).slice(0, CHOICES_MAX);
  const exact = choices.findIndex(({ insert }) => bare(insert) === bare(word));
  const best = choices[exact];
  const ordered = best ? [best, ...choices.filter((choice) => choice !== best)] : choices;
  return ordered.length === 0 ? undefined : { start, end: caret, choices: ordered, whole: exact >= 0 };
}

/** Where only a name or only a command can stand, it is whole without its sign, too. */
function bare(word: string): string {
  return word.toLowerCase().replace(/^[@/]/u, "");
}

type Stock = { readonly people: readonly PlayerInfo[]; readonly commands: readonly Completable[] };

function choicesFor(text: string, start: number, word: string, { people, commands }: Stock): readonly Choice[] {
  if (start === 0 && word.startsWith("/")) return commandChoices(commands, word);
  if (word.startsWith("@")) return nameChoices(people, word.slice(1));
  if (word.startsWith("#")) return numberChoices(people, word.slice(1));
  const before = text.slice(0, start).trim();
  const { takes } = commands.find(({ name }) => `/${name}` === before.toLowerCase()) ?? {};
  if (takes === "player") return nameChoices(people, word);
  if (takes === "side") return sideChoices(word);
  if (takes === "command") return commandChoices(commands, word.startsWith("/") ? word : `/${word}`);
  return [];
}

function commandChoices(commands: readonly Completable[], word: string): readonly Choice[] {
  return commands
    .filter(({ name }) => beginsWith(`/${name}`, word))
    .map(({ name, usage, help }) => ({ insert: `/${name}`, label: t(usage), note: t(help) }));
}

/** Those whose name begins like that come before those whose name has a word or a part like it. */
function nameChoices(people: readonly PlayerInfo[], part: string): readonly Choice[] {
  const sought = part.toLowerCase();
  const rank = ({ name }: PlayerInfo) => callOf(name).toLowerCase().indexOf(sought, 1);
  return people
    .filter((player) => rank(player) > 0)
    .toSorted((a, b) => rank(a) - rank(b))
    .map((player) => ({ insert: callOf(player.name), label: player.name, note: "" }));
}

function numberChoices(people: readonly PlayerInfo[], part: string): readonly Choice[] {
  return people
    .filter(({ id, name }) => beginsWith(String(id), part) || beginsWith(callOf(name).slice(1), part))
    .map(({ id, name }) => ({ insert: `#${id}`, label: `#${id}`, note: name }));
}

function sideChoices(word: string): readonly Choice[] {
  const sides = [
    { insert: "red", label: t("team.red"), note: "" },
    { insert: "blue", label: t("team.blue"), note: "" },
  ];
  return sides.filter(({ insert }) => beginsWith(insert, word));
}
