/** The text of a refusal because of a ban from the whole server: one line, which the page can parse. */

/** `until` in milliseconds since 1970; null: for good. */
export type BanMessage = { readonly until: number | null; readonly reason: string };

const MESSAGE = /^banned from this server (?:until (?<until>\d{1,16})|for good)(?:: (?<reason>.*))?$/su;

export function writeBanMessage({ until, reason }: BanMessage): string {
  const when = until === null ? "for good" : `until ${Math.round(until)}`;
  return `banned from this server ${when}${reason === "" ? "" : `: ${reason}`}`;
}

/** Undefined when the text is no such message. */
export function readBanMessage(text: string): BanMessage | undefined {
  const groups = MESSAGE.exec(text)?.groups;
  if (groups === undefined) return undefined;
  return { until: groups["until"] === undefined ? null : Number(groups["until"]), reason: groups["reason"] ?? "" };
}
