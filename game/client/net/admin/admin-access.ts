/** Signing in to the admin page over HTTP. The session is a cookie that scripts cannot read. */
import type { SignInFailure } from "../../session/admin.ts";

const PATH = "/api/admin/session";
const TIMEOUT_MS = 10_000;

/** Undefined when the server does not answer. */
export async function isSignedIn(): Promise<boolean | undefined> {
  try {
    const response = await fetch(PATH, { cache: "no-store", signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (!response.ok) return undefined;
    return ((await response.json()) as { until: number | null }).until !== null;
  } catch {
    return undefined;
  }
}

/** Null when the session was opened. */
export async function signIn(token: string): Promise<SignInFailure | null> {
  try {
    const response = await fetch(PATH, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ token }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (response.ok) return null;
    return response.status === 429 ? "rate" : response.status < 500 ? "wrong" : "unreachable";
  } catch {
    return "unreachable";
  }
}

export async function signOut(): Promise<void> {
  await fetch(PATH, { method: "DELETE", signal: AbortSignal.timeout(TIMEOUT_MS) }).catch(() => undefined);
}
