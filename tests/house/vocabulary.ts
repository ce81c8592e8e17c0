/**
 * The vocabulary: words that stood for several things, or for persons instead of parts, are refused in comments, names,
 * file names, test titles and documents. Texts on screen and data in strings are not read.
 */
import { readdirSync } from "node:fs";
import { filesUnder, read } from "./source.ts";
import { names, prose, wordsOf, type Segment } from "./segments.ts";

/** Refused everywhere, with the terms that replace them. A pattern matches words in lower case, separated by spaces. */
const TERMS: readonly (readonly [pattern: string, instead: string])[] = [
  ["doors?|doorways?|bouncers?|gatekeepers?", "join guard, HTTP server"],
  ["receptions?|escorts?|heralds?", "admission, message handler, broadcaster"],
  ["furnish(?:es|ed)?", "create"],
  ["credit books?|allowances?", "token bucket, rate limiter, rate limit"],
  ["beats?", "tick, heartbeat, interval"],
  ["shel(?:f|ves)|brought", "store, source, remote, uploaded"],
  ["passports?|crafts?", "identity, key provider"],
  ["desks?", "context"],
  ["wish(?:es|ed)?", "options, request"],
  ["deeds?", "action"],
  ["visitors?|newcomers?|folks?", "client, player, new member"],
];

/** Refused in sentences: their subject is a client, player, room, caller or another part, and parts do not act like persons. */
const PHRASES: readonly (readonly [pattern: string, instead: string])[] = [
  ["who(?:m|se)?ever", "a client that …, any player"],
  ["those who|he who", "clients that …, players that …"],
  ["he|him|his|himself|she|her|hers|herself", "the role, or they"],
  ["(?:some|no|any|every)body(?:'s)?", "a player, no client, any reader, all members"],
  ["cr(?:y|ies|ied)", "request"],
  ["(?:is|are|was|were|be) told", "receives, is sent"],
  [
    "says|tells|knows|wants|hears|heard|believes|thinks|forgets|remembers|speaks",
    "contains, shows, sends, receives, stores",
  ],
  ["so (?:long|many)", "Duration of …, Number of …"],
];

/** Sentences with "who" as their subject; questions are fine. */
const SUBJECT = /(?<=^|[.;:!]\s)who\b(?![^.!?]*\?)/gu;

const asPattern = (list: readonly (readonly [string, string])[]): RegExp =>
  new RegExp(`\\b(?:${list.map(([pattern]) => pattern.replaceAll(" ", "\\s+")).join("|")})\\b`, "gu");
const TERM = asPattern(TERMS);
const PHRASE = asPattern(PHRASES);

/** Uses that stay: a path, the word, and the reason. */
const wordExceptions: readonly (readonly [file: string, word: string, reason: string])[] = [];

/** Folders that are read, besides the documents of the root. */
const FOLDERS = ["game", "server", "tests", "docs", ".github", ".lint"];

const isDocument = (file: string): boolean => file.endsWith(".md");
const isRead = (file: string): boolean => /\.(?:tsx?|mjs|js|css|html|md)$/u.test(file);

/** Retired words, one line per use. */
export function retiredWords(root: string): string[] {
  return filesRead(root)
    .flatMap((file) => usesInFile(root, file))
    .filter(({ file, word }) => !wordExceptions.some(([path, excepted]) => path === file && excepted === word))
    .map(({ file, line, word }) => `${file}:${line}: "${word}", better: ${alternativeTo(word)}`);
}

/** Exceptions that no file needs. */
export function unusedWordExceptions(root: string): string[] {
  const files = filesRead(root);
  const isUsed = (path: string, excepted: string) =>
    files.includes(path) && usesInFile(root, path).some(({ word }) => word === excepted);
  return wordExceptions.filter(([path, excepted]) => !isUsed(path, excepted)).map(([path, word]) => `${path}: ${word}`);
}

type Use = { readonly file: string; readonly line: number; readonly word: string };

function filesRead(root: string): string[] {
  return [...readdirSync(root).filter(isDocument), ...FOLDERS.flatMap((folder) => filesUnder(root, folder))].filter(
    isRead,
  );
}

function usesInFile(root: string, file: string): Use[] {
  const text = read(root, file);
  return [
    ...uses(TERM, file, { line: 1, text: wordsOf(file) }),
    ...names(text, file).flatMap(({ line, text: name }) => uses(TERM, file, { line, text: wordsOf(name) })),
    ...prose(text, file).flatMap((segment) => usesInProse(file, segment)),
  ];
}

function usesInProse(file: string, { line, text }: Segment): Use[] {
  const lower = { line, text: text.toLowerCase() };
  const words = { line, text: wordsOf(text) };
  return [...uses(TERM, file, words), ...uses(PHRASE, file, lower), ...uses(SUBJECT, file, lower)];
}

function uses(pattern: RegExp, file: string, { line, text }: Segment): Use[] {
  return Array.from(text.matchAll(pattern), ({ 0: word, index }) => ({
    file,
    line: line + text.slice(0, index).split("\n").length - 1,
    word: word.replace(/\s+/gu, " "),
  }));
}

function alternativeTo(word: string): string {
  const found = [...TERMS, ...PHRASES].find(([pattern]) => new RegExp(`^(?:${pattern})$`, "u").test(word));
  return found?.[1] ?? "a sentence with another subject";
}
