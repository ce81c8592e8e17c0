/** What a match room offers to the host of the server, through calls that reach rooms of other processes too. */
import { matchMaker, type Room } from "@colyseus/core";
import type { Stadium } from "#sim/stadium.ts";
import type { MemberFigures, RoomFigures } from "#protocol/admin.ts";

export type HostRequest =
  | { readonly kind: "members" }
  | { readonly kind: "network"; readonly key: string }
  | { readonly kind: "announce"; readonly text: string; readonly to: "room" | "server" }
  | { readonly kind: "close" };

/** The part of a match room that the host uses. */
export interface HostedRoom {
  readonly roomId: string;
  readonly match: { readonly world: { readonly arena: { readonly stadium: Stadium } } };
  describe(): RoomFigures;
  /** Removes a player with this key, connected or not, with a close code and a text. */
  dismiss(key: string, code: number, reason: string): void;
  answerHost(request: HostRequest): unknown;
}

type Answers = {
  readonly members: readonly MemberFigures[];
  /** Keyed hash of the network; "" if unknown. */
  readonly network: string;
  readonly announce: true;
  readonly close: true;
};

type HostRoom = Room & { answerHost(request: HostRequest): unknown };

/** Asks a room of any process. Undefined when it does not exist (any more). */
export async function askHostedRoom<K extends HostRequest["kind"]>(
  code: string,
  request: HostRequest & { readonly kind: K },
): Promise<Answers[K] | undefined> {
  try {
    // A call to a room that no process has would wait for an answer.
    if ((await matchMaker.getRoomById(code)) === undefined) return undefined;
    return (await matchMaker.remoteRoomCall<HostRoom, "answerHost">(code, "answerHost", [request])) as
      | Answers[K]
      | undefined;
  } catch {
    return undefined;
  }
}
