/** Asks the server whether it still keeps the seat of a dropped connection. */
import { ErrorCode, type Room } from "@colyseus/sdk";

const ANSWER_MS = 5000;

/** True when the server responds that the seat no longer exists; false without an answer. */
export async function isSeatGone({ roomId, reconnectionToken }: Room): Promise<boolean> {
  try {
    const response = await fetch(`/matchmake/reconnect/${roomId}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ reconnectionToken: reconnectionToken.split(":")[1] }),
      signal: AbortSignal.timeout(ANSWER_MS),
    });
    return response.status === (ErrorCode.MATCHMAKE_EXPIRED as number);
  } catch {
    return false;
  }
}
