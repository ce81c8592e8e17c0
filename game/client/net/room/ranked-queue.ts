/** Waits in a ranked queue until the server has put a match together, and joins its room. */
import { ServerError, type Client, type Room } from "@colyseus/sdk";
import type { FromQueue, RankedMode } from "#protocol/ranked.ts";
import type { Session } from "../../session/session.ts";
import type { JoinedRoom } from "./room-entry.ts";

type RankedPorts = {
  readonly session: Session;
  readonly mode: RankedMode;
  readonly client: Client;
  /** Aborted when the player cancels. */
  readonly signal: AbortSignal;
};

/** Joins under the player's name: `target` is what the proof of identity is for. */
type JoinAs = (target: string, join: (options: object) => Promise<JoinedRoom>) => Promise<JoinedRoom>;

/**
 * The room is joined by its code, as any other: that passes the join guard, on whatever process the room is. Rejects when the
 * queue ends without a match.
 */
export async function joinRanked({ client, ...ports }: RankedPorts, joinAs: JoinAs): Promise<JoinedRoom> {
  const queue = await joinAs(ports.mode, (options) => client.joinOrCreate(ports.mode, options));
  const code = await waitForMatch(queue as unknown as Room, ports);
  return joinAs(code, (options) => client.joinById(code, options));
}

/** Resolves with the code of the match's room. */
async function waitForMatch(queue: Room, { session, mode, signal }: Omit<RankedPorts, "client">): Promise<string> {
  queue.reconnection.enabled = false;
  const since = Date.now();
  const show = ({ waiting, estimateS }: FromQueue["queue"]) => {
    if (!signal.aborted) session.screen.value = { kind: "queue", mode, since, waiting, estimateS };
  };
  try {
    show({ waiting: 1, estimateS: null });
    return await codeFrom(queue, signal, show);
  } finally {
    queue.removeAllListeners();
    void queue.leave(true);
  }
}

function codeFrom(queue: Room, signal: AbortSignal, onQueue: (state: FromQueue["queue"]) => void): Promise<string> {
  return new Promise((resolve, reject) => {
    queue.onMessage("queue", onQueue);
    queue.onMessage("match", ({ code }: FromQueue["match"]) => resolve(code));
    queue.onLeave((code, reason) => reject(new ServerError(code, reason ?? "")));
    const cancel = () => reject(new Error("cancelled"));
    if (signal.aborted) cancel();
    else signal.addEventListener("abort", cancel, { once: true });
  });
}
