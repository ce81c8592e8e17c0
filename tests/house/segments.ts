/** The texts of a file that people read: its names, and its prose (comments, test titles, paragraphs of documents). */

/** A piece of text and its first line, from 1. */
export type Segment = { readonly line: number; readonly text: string };

const REGEX = String.raw`(?<=[=(,:!&|?;[{}]\s*|return\s+)\/(?![*\/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^\/\\\n[])+\/[a-z]*`;
const TOKEN = new RegExp(
  [
    String.raw`\/\*[\s\S]*?\*\/`,
    String.raw`\/\/[^\n]*`,
    String.raw`"(?:\\.|[^"\\\n])*"`,
    String.raw`'(?:\\.|[^'\\\n])*'`,
    "`(?:\\\\.|[^`\\\\])*`",
    REGEX,
  ].join("|"),
  "gu",
);
const CSS_COMMENT = /\/\*[\s\S]*?\*\//gu;
const HTML_COMMENT = /<!--[\s\S]*?-->/gu;
/** What precedes a title: a call of the test runner, the call of a table of tests, or the start of a table's row. */
const BEFORE_TITLE = /(?:\b(?:test|it|describe)(?:\.\w+)*\(|\]\)\(|^\s*\[)\s*$/u;
const MARKDOWN_CODE = /^```[\s\S]*?^```|`[^`\n]*`|\]\([^)]*\)/gmu;
const MARKDOWN_BLOCK = /\n(?=\s*(?:\n|[-*#|>]|\d+\.))/u;

/** The identifiers of a code file; none in other files. */
export function names(text: string, file: string): Segment[] {
  if (!/\.(?:tsx?|mjs|js)$/u.test(file)) return [];
  const lines = text.replace(TOKEN, blank).split("\n");
  return lines.flatMap((line, i) =>
    Array.from(line.matchAll(/[A-Za-z_$][\w$]*/gu), ([name]) => ({ line: i + 1, text: name })),
  );
}

/** Comments and, in tests, titles of at least two words; of a document all paragraphs, without code and addresses. */
export function prose(text: string, file: string): Segment[] {
  if (file.endsWith(".md")) return paragraphs(text);
  if (file.endsWith(".css")) return segments(text, [...text.matchAll(CSS_COMMENT)]);
  if (file.endsWith(".html")) return segments(text, [...text.matchAll(HTML_COMMENT)]);
  const isTest = /\.test\.tsx?$/u.test(file);
  const tokens = [...text.matchAll(TOKEN)];
  return segments(
    text,
    tokens.filter(({ 0: token, index }) => isComment(token) || (isTest && isTitle(text, token, index))),
  );
}

/** A name or text as words in lower case: "tickSeq" is "tick seq". */
export function wordsOf(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/gu, "$1 $2")
    .replace(/[-_/.]/gu, " ")
    .toLowerCase();
}

const isComment = (token: string): boolean => /^\/[/*]/u.test(token);

function isTitle(text: string, token: string, index: number): boolean {
  if (!/^["'`]\S* /u.test(token)) return false;
  return BEFORE_TITLE.test(text.slice(text.lastIndexOf("\n", text.lastIndexOf("\n", index) - 1) + 1, index));
}

/** The tokens without the marks of comments and strings. Line breaks stay, so that lines can be counted. */
function segments(text: string, tokens: readonly RegExpExecArray[]): Segment[] {
  let line = 1;
  let counted = 0;
  return tokens.map(({ 0: token, index }) => {
    line += text.slice(counted, index).split("\n").length - 1;
    counted = index;
    return { line, text: token.replace(/^(?:\/\*+|\/\/|<!--|["'`])\s?|\s*(?:\*\/|-->|["'`])$|^\s*\*(?= )/gmu, "") };
  });
}

function paragraphs(text: string): Segment[] {
  let line = 1;
  return text
    .replace(MARKDOWN_CODE, blank)
    .split(MARKDOWN_BLOCK)
    .map((block) => {
      const first = line;
      line += block.split("\n").length;
      return { line: first, text: block.replace(/^[\s\-*#|>]+/u, "") };
    });
}

const blank = (token: string): string => token.replace(/[^\n]/gu, " ");
