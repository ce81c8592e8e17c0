/** Joins of documents: the room of a document is opened by the first join, in one process only. */
import { type AuthContext, matchMaker } from "@colyseus/core";
import type { JoinRequest } from "./join-request.ts";

type Seat = Awaited<ReturnType<typeof matchMaker.create>>;

type WorkshopJoinPorts = {
  /** Name of the rooms of documents. */
  readonly name: string;
  /** Runs a task while no other process of the cluster runs one under this name. */
  readonly exclusively: <T>(name: string, task: () => Promise<T>) => Promise<T>;
};

export class WorkshopJoins {
  readonly #ports: WorkshopJoinPorts;
  /** By code: joins run one after the other, so that simultaneous ones find the room that the first of them opens. */
  readonly #queues = new Map<string, Promise<unknown>>();

  constructor(ports: WorkshopJoinPorts) {
    this.#ports = ports;
  }

  /** A seat in the room of a document. Rejects with a ServerError when there is no document with this code. */
  join(code: string, request: JoinRequest, context: AuthContext): Promise<Seat> {
    const seat = (this.#queues.get(code) ?? Promise.resolve()).then(() => this.#join(code, request, context));
    const done = seat
      .catch(() => undefined)
      .then(() => {
        if (this.#queues.get(code) === done) this.#queues.delete(code);
      });
    this.#queues.set(code, done);
    return seat;
  }

  async #join(code: string, request: JoinRequest, context: AuthContext): Promise<Seat> {
    const { name, exclusively } = this.#ports;
    const options = { ...request, room: undefined };
    const find = async () => {
      const row = (await matchMaker.getRoomById(code)) as { readonly name: string } | undefined;
      return row?.name === name ? matchMaker.joinById(code, options, context) : undefined;
    };
    const open = async () => (await find()) ?? (await matchMaker.create(name, { ...options, code }, context));
    return (await find()) ?? exclusively(`${name} ${code}`, open);
  }
}
