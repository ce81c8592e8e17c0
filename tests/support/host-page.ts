/** The admin page without a browser: signs in over HTTP and joins the admin room, for tests of the server. */
import type { Room } from "@colyseus/sdk";
import { afterEach } from "vitest";
import {
  ADMIN,
  type AdminToClient,
  type AdminToClientKind,
  type AdminToServer,
  type AdminToServerKind,
} from "#protocol/admin.ts";
import type { HelpToClient, HelpToClientKind, HelpToServer } from "#protocol/help.ts";
import { HELP } from "#protocol/proof-text.ts";
import { hashToken } from "#server/admin/admin-auth.ts";
import { joinOptionsFor, sdk, until } from "./live-server.ts";

/** Where a server is reached. */
type Endpoint = { readonly port: number; readonly url: string };

export const TOKEN = "a token of the tests";

/** Settings of a server whose admin page accepts TOKEN. */
export const WITH_TOKEN = { admin: { tokenHash: hashToken(TOKEN) } };

export function requestSession(
  server: Endpoint,
  token: string,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(`${server.url}/api/admin/session`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify({ token }),
  });
}

/** The `Cookie` header of a session. */
export async function signIn(server: Endpoint, token = TOKEN): Promise<string> {
  const response = await requestSession(server, token);
  if (response.status !== 204) throw new Error(`not signed in: ${response.status}`);
  return response.headers.get("set-cookie")!.split(";", 1)[0]!;
}

type Opened = { leave(): Promise<unknown>; readonly connection: { readonly isOpen: boolean } };

/** Leaves the rooms of a test after it. Returns the function that registers a room, and passes it on. */
export function useOpenedRooms(): <T extends Opened>(room: T) => T {
  const rooms: Opened[] = [];
  afterEach(async () => {
    const open = rooms.splice(0).filter(({ connection }) => connection.isOpen);
    await Promise.all(open.map((room) => room.leave()));
  });
  return (room) => {
    rooms.push(room);
    return room;
  };
}

/** Requests a seat in the admin room. */
export function requestAdminSeat(server: Endpoint, headers: Record<string, string>): Promise<Response> {
  return fetch(`${server.url}/matchmake/joinOrCreate/${ADMIN}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: "{}",
  });
}

/** A connection that collects what it receives, by kind. */
class Collector<Received> {
  readonly room: Room;
  readonly #received: [kind: string, message: unknown][] = [];

  constructor(room: Room) {
    this.room = room;
    room.reconnection.enabled = false;
    room.onMessage("*", (kind, message: unknown) => this.#received.push([String(kind), message]));
  }

  /** Everything of a kind, oldest first. */
  all<K extends keyof Received & string>(kind: K): Received[K][] {
    return this.#received.flatMap(([each, message]) => (each === kind ? [message as Received[K]] : []));
  }

  last<K extends keyof Received & string>(kind: K): Received[K] | undefined {
    return this.all(kind).at(-1);
  }

  /** Waits for a message that fits; earlier ones count. */
  async next<K extends keyof Received & string>(
    kind: K,
    fits: (message: Received[K]) => boolean = () => true,
  ): Promise<Received[K]> {
    await until(() => this.all(kind).some(fits), `a message "${kind}"`);
    return this.all(kind).findLast(fits)!;
  }
}

export class HostPage extends Collector<Pick<AdminToClient, AdminToClientKind>> {
  send<K extends AdminToServerKind>(kind: K, message: AdminToServer[K]): void {
    this.room.send(kind, message);
  }

  /** Sends a request and waits for its answer: undefined, or why it was refused. */
  async ask<K extends AdminToServerKind>(kind: K, message: AdminToServer[K]): Promise<string | undefined> {
    const before = this.#answers(kind).length;
    this.send(kind, message);
    await until(() => this.#answers(kind).length > before, `the answer to "${kind}"`);
    return this.#answers(kind).at(-1);
  }

  #answers(kind: string): (string | undefined)[] {
    const done = this.all("done").filter((answer) => answer.kind === kind);
    const refused = this.all("refused").filter((answer) => answer.kind === kind);
    return [...done.map(() => undefined), ...refused.map(({ why }) => why)];
  }
}

export class HelpPage extends Collector<Pick<HelpToClient, HelpToClientKind>> {
  send<K extends keyof HelpToServer>(kind: K, message: HelpToServer[K]): void {
    this.room.send(kind, message);
  }
}

export async function openHostPage(server: Endpoint, cookie?: string): Promise<HostPage> {
  const response = await requestAdminSeat(server, { cookie: cookie ?? (await signIn(server)) });
  if (!response.ok) throw new Error(`no seat: ${response.status} ${await response.text()}`);
  const page = new HostPage(await sdk(server).consumeSeatReservation((await response.json()) as never));
  await page.next("conversations");
  return page;
}

export async function openHelp(server: Endpoint, nickname: string): Promise<HelpPage> {
  const page = new HelpPage(await sdk(server).joinOrCreate(HELP, await joinOptionsFor(server, HELP, nickname)));
  await page.next("help");
  return page;
}
