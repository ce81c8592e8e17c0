/** Room codes and the links that carry them: `/r/CODE`. Codes are capital letters and digits, however they are typed. */

const CODE = /^[A-Za-z0-9_-]{2,32}$/;
const LINK = /(?:^|\/)r\/([A-Za-z0-9_-]{2,32})\/?(?:[?#].*)?$/;

/** The code in what somebody typed or pasted: a code, a path, or a whole address. Undefined if there is none. */
export function codeFrom(typed: string): string | undefined {
  const text = typed.trim();
  const linked = LINK.exec(text)?.[1];
  if (linked) return linked.toUpperCase();
  return CODE.test(text) ? text.toUpperCase() : undefined;
}

/** The path of a room's page. */
export function roomPath(code: string): string {
  return `/r/${encodeURIComponent(code)}`;
}

/** The address to give to friends. */
export function roomLink(origin: string, code: string): string {
  return origin + roomPath(code);
}
