/** The framework's client with limits: an HTTP request and a WebSocket that get no answer fail in time, with the reason. */
import { Client, ServerError, type Room } from "@colyseus/sdk";
import { TimeLimitError, withTimeLimit } from "../time-limit.ts";
import { SocketError } from "./exit-reason.ts";

/** Time for a request, and for a socket from its start to the answer of the room; milliseconds. */
const REQUEST_MS = 10_000;
const SOCKET_MS = 10_000;
const HEALTH_MS = 5000;

/** The code of a socket that was closed without a closing handshake. */
const ABNORMAL = 1006;

type Reservation = Parameters<Client["consumeSeatReservation"]>[0];

export class RoomClient extends Client {
  readonly #origin: string;
  readonly #socketMs: number;
  #created: Room | undefined;

  /** `origin` of the page, such as https://play.example.org. */
  constructor(origin: string, socketMs = SOCKET_MS) {
    super(origin.replace(/^http/u, "ws"), { fetchFn: limitedFetch });
    this.#origin = origin;
    this.#socketMs = socketMs;
  }

  /** Rejects with SocketError when the server responds to requests, but no socket reaches the room. */
  override async consumeSeatReservation<T>(reservation: Reservation): Promise<Room<unknown, T>> {
    const joined = super.consumeSeatReservation<T>(reservation);
    // Made by the call above, before its first pause.
    const { connection } = this.#created!;
    let opened = false;
    const { onopen } = connection.events;
    connection.events.onopen = (event) => {
      opened = true;
      onopen?.(event);
    };
    try {
      return await withTimeLimit(this.#socketMs, joined);
    } catch (error) {
      const silent = error instanceof TimeLimitError;
      if (silent) connection.close();
      const code = error instanceof ServerError ? (error.code as number | undefined) : undefined;
      if (!silent && (opened || (code !== undefined && code !== ABNORMAL))) throw error;
      throw (await this.#isServerUp()) ? new SocketError() : new TypeError("the server does not respond");
    }
  }

  protected override createRoom<T>(name: string): Room<unknown, T> {
    const room = super.createRoom<T>(name);
    this.#created = room;
    return room;
  }

  async #isServerUp(): Promise<boolean> {
    try {
      const response = await fetch(`${this.#origin}/api/health`, { signal: AbortSignal.timeout(HEALTH_MS) });
      return response.ok;
    } catch {
      return false;
    }
  }
}

function limitedFetch(url: string | URL | Request, request: RequestInit = {}): Promise<Response> {
  return fetch(url, { ...request, signal: AbortSignal.timeout(REQUEST_MS) });
}
