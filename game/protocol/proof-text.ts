/** What proofs of identity sign. Apart from the schemas, so that pages load no code for them. */

/** Target of the proof for the help chat, and name of its room. */
export const HELP = "help";

/** The text that a proof signs: it binds the proof to one server and one target ("quick", "create", or a room code). */
export function proofText(host: string, target: string, challenge: string): string {
  return `rondo-join-1\n${host}\n${target}\n${challenge}`;
}
