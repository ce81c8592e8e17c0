/**
 * Requests and sockets from any address of the loopback network: each address is a network of its own for the server. Only what
 * an attacker needs of the protocol.
 */
import { request } from "node:http";
import { Protocol } from "@colyseus/core";
import { WebSocket } from "ws";
import { PROTOCOL_VERSION } from "#protocol/version.ts";
import { workSeed } from "#protocol/work.ts";
import { solveInSlices } from "#client/net/work/work.ts";
import { makeKey, signProof } from "#server/cli/load/client-key.ts";

/** The attacker does not give up. */
const NEVER = new AbortController().signal;

export type Target = { readonly port: number };

/** Status 0: no answer, because the connection was cut. */
export type Answer = { readonly status: number; readonly body: string };

export type Seat = { readonly roomId: string; readonly sessionId: string; readonly reconnectionToken?: string };

/** Sends a request from this address. */
export function send(target: Target, from: string, path: string, body?: unknown): Promise<Answer> {
  return new Promise((resolve) => {
    const post = body === undefined ? {} : { method: "POST", headers: { "content-type": "application/json" } };
    const call = request({ ...target, host: "127.0.0.1", path, localAddress: from, ...post }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (part: string) => (text += part));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, body: text }));
    });
    call.on("error", () => resolve({ status: 0, body: "" }));
    call.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

/** Joins with a new identity. `bits`: does work of this many bits. */
export async function join(target: Target, from: string, path: string, bits = 0): Promise<Answer> {
  const [method, room = ""] = path.split("/");
  const aim = method === "create" ? "create" : room;
  const answer = await send(target, from, "/api/challenge");
  if (answer.status !== 200) return answer;
  const { challenge } = JSON.parse(answer.body) as { challenge: string };
  const key = makeKey();
  const proof = signProof(key, `127.0.0.1:${target.port}`, aim, challenge);
  const work = bits === 0 ? {} : { work: await solveInSlices(workSeed(challenge, key.publicKey, aim), bits, NEVER) };
  const options = { nickname: "Eve", version: PROTOCOL_VERSION, proof, ...work };
  return send(target, from, `/matchmake/${path}`, options);
}

export function seatOf({ body }: Answer): Seat {
  return JSON.parse(body) as Seat;
}

/** Opens the socket of a seat and joins the room. */
export class AttackerSocket {
  readonly socket: WebSocket;
  /** Resolves with the close code. */
  readonly closed: Promise<number>;
  /** Resolves when the room has sent its state; stays pending when it never does. */
  readonly joined: Promise<void>;
  /** The token for a reconnection. */
  token = "";
  #refused = 0;

  constructor({ port }: Target, from: string, { roomId, sessionId, reconnectionToken }: Seat) {
    const query = `sessionId=${sessionId}${reconnectionToken === undefined ? "" : `&reconnectionToken=${reconnectionToken}`}`;
    this.socket = new WebSocket(`ws://127.0.0.1:${port}/p/${roomId}?${query}`, { localAddress: from });
    this.socket.on("error", () => undefined);
    this.closed = new Promise((resolve) => this.socket.on("close", resolve));
    this.joined = new Promise((resolve) => {
      this.socket.on("message", (data: Buffer) => {
        const kind = data[0]! & 0x1f;
        if (kind === (Protocol.JOIN_ROOM as number)) {
          this.token = data.toString("latin1", 2, 2 + data[1]!);
          this.socket.send(Uint8Array.of(Protocol.JOIN_ROOM));
        } else if (kind === (Protocol.ROOM_STATE_PATCH as number)) resolve();
        else if (data.includes("refused")) this.#refused++;
      });
    });
  }

  /** Messages that the room has refused. */
  get refused(): number {
    return this.#refused;
  }

  /** A chat line to the room, as bytes of MessagePack. */
  chat(text: string): void {
    const pair = [...word("text"), ...word(text), ...word("to"), ...word("room")];
    this.socket.send(Uint8Array.from([Protocol.ROOM_DATA, ...word("chat"), 0x82, ...pair]));
  }
}

/** A text of up to 31 bytes. */
function word(text: string): number[] {
  const bytes = Buffer.from(text);
  return [0xa0 | bytes.length, ...bytes];
}
