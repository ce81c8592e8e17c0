/** Arithmetic in number fields, such as "200/2" or "-(15 + 0,5) * 2". */

const TOKEN = /\s*(?:(\d+(?:[.,]\d*)?(?:e[+-]?\d+)?|[.,]\d+(?:e[+-]?\d+)?)|([-+*/()]))/iy;
/** Longer texts are no formulas of a person. */
const LONGEST = 200;

type Tokens = { readonly list: readonly (number | string)[]; at: number };

/** The value of a formula with + - * / and parentheses; undefined where it is none, or not finite. */
export function evaluate(text: string): number | undefined {
  const list = tokensOf(text);
  if (list === undefined || list.length === 0) return undefined;
  const tokens: Tokens = { list, at: 0 };
  const value = sum(tokens);
  // Negative zero is zero: text cannot keep it.
  return tokens.at === list.length && value !== undefined && Number.isFinite(value) ? value + 0 : undefined;
}

function tokensOf(text: string): (number | string)[] | undefined {
  const trimmed = text.trim();
  if (trimmed.length > LONGEST) return undefined;
  const found: (number | string)[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < trimmed.length) {
    const match = TOKEN.exec(trimmed);
    if (match === null) return undefined;
    found.push(match[1] === undefined ? match[2]! : Number(match[1].replace(",", ".")));
  }
  return found;
}

function sum(tokens: Tokens): number | undefined {
  let value = product(tokens);
  for (let sign = tokens.list[tokens.at]; sign === "+" || sign === "-"; sign = tokens.list[tokens.at]) {
    tokens.at++;
    const next = product(tokens);
    if (value === undefined || next === undefined) return undefined;
    value = sign === "+" ? value + next : value - next;
  }
  return value;
}

function product(tokens: Tokens): number | undefined {
  let value = factor(tokens);
  for (let sign = tokens.list[tokens.at]; sign === "*" || sign === "/"; sign = tokens.list[tokens.at]) {
    tokens.at++;
    const next = factor(tokens);
    if (value === undefined || next === undefined) return undefined;
    value = sign === "*" ? value * next : value / next;
  }
  return value;
}

function factor(tokens: Tokens): number | undefined {
  const token = tokens.list[tokens.at++];
  if (typeof token === "number") return token;
  if (token === "+" || token === "-") {
    const value = factor(tokens);
    return value === undefined || token === "+" ? value : -value;
  }
  if (token !== "(") return undefined;
  const value = sum(tokens);
  return tokens.list[tokens.at++] === ")" ? value : undefined;
}

/** The next value of a number field: `steps` steps away, without the noise of binary fractions. */
export function stepped(value: number, step: number, steps: number): number {
  return Number((value + step * steps).toPrecision(12));
}
