/** What a page runs: the identity of its visitor as the client has it, without the rest of the client. */
import { Identity } from "#client/net/identity/identity.ts";
import { createSession } from "#client/session/session.ts";
import { PROTOCOL_VERSION } from "#protocol/version.ts";

const session = createSession();
const identity = new Identity(session);

/** The server's status for a visitor who plays now. */
export async function askForSeat(): Promise<number> {
  const proof = await identity.prove("quick");
  const response = await fetch("/matchmake/joinOrCreate/quick", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ nickname: "Ada", version: PROTOCOL_VERSION, proof }),
  });
  return response.status;
}

export const fingerprint = (): string => session.identity.value.fingerprint;
export const isPortable = (): boolean => session.identity.value.portable;
export const makePortable = (): Promise<void> => identity.makePortable();
export const toFile = (): Promise<string | undefined> => identity.toFile();
export const load = (text: string): Promise<boolean> => identity.load(text);
/** Whether the browser has cryptography for this page. */
export const isSecure = (): boolean => "subtle" in crypto;
