/** Takes in what clients send: checks shape and rate, and passes it on as commands. */
import type { Client } from "@colyseus/core";
import { CLOSE_BAD_FRAME, CLOSE_UNKNOWN_MESSAGE } from "#protocol/close-code.ts";
import type { Refusal } from "#room/refusal.ts";
import { rateLimitOf, isToServerKind, toServer, type ToServer, type ToServerKind } from "#protocol/to-server.ts";
import { Credit } from "../limit/credit.ts";
import { answerTo, mayUpload, type Desk } from "./message-command.ts";
import { tell, type SeatHolder } from "./seat-holder.ts";

/** Why a client is to be sent away. */
export type Offence = { readonly code: number; readonly reason: string };

export type ReceptionPorts = Desk & {
  /** Monotonic milliseconds. */
  readonly now: () => number;
  readonly issueTicket: (memberId: number) => string;
  /** A client lost track of the world at this tick. */
  readonly onDesync: (memberId: number, tick: number) => void;
};

/** A client that is told "too often" more than once in this time is not told again. */
const TOLD_MS = 1000;

export class Reception {
  readonly #ports: ReceptionPorts;

  constructor(ports: ReceptionPorts) {
    this.#ports = ports;
  }

  /** Undefined when all is well: what is refused has been told. */
  receive(client: Client, holder: SeatHolder, kind: string, payload: unknown): Offence | undefined {
    if (!isToServerKind(kind)) return { code: CLOSE_UNKNOWN_MESSAGE, reason: "unknown message" };
    const result = toServer[kind].safeParse(payload ?? undefined);
    if (!result.success) return { code: CLOSE_BAD_FRAME, reason: `malformed message: ${kind}` };
    if (!this.#spend(holder, kind)) {
      this.#refuseRate(client, holder, kind);
      return undefined;
    }
    const why = this.#handle(client, holder.memberId, kind, result.data as never);
    if (why !== undefined) tell(client, "refused", { kind, why });
    return undefined;
  }

  #handle<K extends ToServerKind>(client: Client, by: number, kind: K, message: ToServer[K]): Refusal | undefined {
    const { match, issueTicket, onDesync } = this.#ports;
    if (kind === "desync") {
      onDesync(by, (message as ToServer["desync"]).tick);
      return undefined;
    }
    if (kind === "ticket") {
      if (!mayUpload(match, by)) return "rights";
      tell(client, "ticket", { token: issueTicket(by) });
      return undefined;
    }
    const answer = answerTo(kind, message as never, by, this.#ports);
    if (typeof answer === "string") return answer;
    if (answer !== undefined) match.queue.push(answer);
    return undefined;
  }

  #spend(holder: SeatHolder, kind: ToServerKind): boolean {
    const now = this.#ports.now();
    let credit = holder.credits.get(kind);
    if (credit === undefined) holder.credits.set(kind, (credit = new Credit(rateLimitOf(kind), now)));
    return credit.spend(now);
  }

  #refuseRate(client: Client, holder: SeatHolder, kind: ToServerKind): void {
    const now = this.#ports.now();
    if (now < holder.rateToldMs + TOLD_MS) return;
    holder.rateToldMs = now;
    tell(client, "refused", { kind, why: "rate" });
  }
}
