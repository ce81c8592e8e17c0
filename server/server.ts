/** Puts the server together: rooms on a WebSocket transport, pages on the same port. Tests start one like the program does. */
import { createServer, type Server as HttpServer } from "node:http";
import type { AddressInfo } from "node:net";
import { matchMaker, Server } from "@colyseus/core";
import { WebSocketTransport } from "@colyseus/ws-transport";
import type { Logger } from "pino";
import { servePages } from "./http/pages.ts";
import { MatchRoom } from "./room/match-room.ts";
import { FriendsRoom, QuickRoom } from "./room/room-kinds.ts";
import type { RoomPorts } from "./room/room-ports.ts";
import { Ticker } from "./room/ticker.ts";
import { loadStadiumLibrary } from "./stadium-library.ts";

export type ServerSettings = {
  readonly port: number;
  readonly host: string | undefined;
  readonly clientFolder: string;
  readonly stadiumFolder: string;
  readonly log: Logger;
};

export type RunningServer = {
  readonly port: number;
  readonly ports: RoomPorts;
  stop(): Promise<void>;
};

/** Frames of clients are small; the largest honest one is a message of two kilobytes. */
const MAX_PAYLOAD = 4096;

/** Rejects with the system's error (EADDRINUSE …) when it cannot listen. */
export async function startServer(settings: ServerSettings): Promise<RunningServer> {
  const { log } = settings;
  const ports: RoomPorts = {
    ticker: new Ticker(),
    stadiums: loadStadiumLibrary(settings.stadiumFolder),
    now: () => performance.now(),
    random: Math.random,
    log,
  };
  MatchRoom.ports = ports;
  const http = createServer();
  const server = new Server({
    transport: new WebSocketTransport({ server: http, maxPayload: MAX_PAYLOAD }),
    express: (app) => servePages(app, settings.clientFolder),
    greet: false,
    gracefullyShutdown: false,
    logger: quiet(log),
  });
  server.define("quick", QuickRoom);
  server.define("friends", FriendsRoom);
  restrictMatchmaking();
  await listen(server, http, settings);
  return {
    port: (http.address() as AddressInfo).port,
    ports,
    stop: () => server.gracefullyShutdown(false),
  };
}

/** Foreign pages may not ask for rooms in a visitor's name: no cross-origin headers at all. */
function restrictMatchmaking(): void {
  matchMaker.controller.getCorsHeaders = () => ({});
  matchMaker.controller.exposedMethods = ["joinOrCreate", "create", "joinById", "reconnect"];
}

async function listen(server: Server, http: HttpServer, { port, host }: ServerSettings): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    http.once("error", reject);
    server.listen(port, host).then(resolve, reject);
  });
}

/** The framework prints each refused join with its stack; those are visitors' mistakes, worth a debug line only. */
function quiet(log: Logger) {
  const line = (...parts: unknown[]) => log.debug(parts.map(String).join(" "));
  return { debug: line, info: line, warn: line, error: line, trace: line, log: line };
}
