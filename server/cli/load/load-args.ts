/** Arguments of `rondo load`. */
import { UserError } from "../user-error.ts";

export function wholeNumberArg(name: string, text: string, min: number, max: number): number {
  const value = /^\d{1,9}$/u.test(text) ? Number(text) : NaN;
  if (value >= min && value <= max) return value;
  throw new UserError(`--${name}: must be a whole number from ${min} to ${max}, not ${JSON.stringify(text)}`);
}

/** The server on this machine, or the host that the user declares to be theirs: a name (then https) or a URL. */
export function loadOrigin(port: number, host: string | undefined): string {
  if (host === undefined) return `http://127.0.0.1:${port}`;
  const url = /^https?:\/\//u.test(host) ? host : `https://${host}`;
  if (host === "" || !URL.canParse(url)) {
    throw new UserError(`--yes-it-is-mine: must be a host name or a URL, not ${JSON.stringify(host)}`);
  }
  return new URL(url).origin;
}
