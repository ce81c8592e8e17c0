/** A page with the client's identity module alone. */
import { Identity } from "#client/net/identity/identity.ts";
import { createSession } from "#client/session/session.ts";
import { PROTOCOL_VERSION } from "#protocol/version.ts";

const session = createSession();
const identity = new Identity(session);

/** The HTTP status of a request to join a quick match. */
export async function requestSeat(): Promise<number> {
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
/** Whether Web Cryptography is available to this page. */
export const isSecure = (): boolean => "subtle" in crypto;
