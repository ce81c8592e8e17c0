/** Puts the server together: rooms on a WebSocket transport, pages on the same port. Tests start one like the program does. */
import { randomBytes } from "node:crypto";
import type { AddressInfo } from "node:net";
import { format } from "node:util";
import { Server } from "@colyseus/core";
import { WebSocketTransport } from "@colyseus/ws-transport";
import type { Logger } from "pino";
import { LOBBY } from "#protocol/live.ts";
import { type DoorSettings, openDoor } from "./door.ts";
import type { FrontDoor } from "./http/front-door.ts";
import { LIVE_LIMITS, type LiveLimits, liveRoutes } from "./http/live-routes.ts";
import { servePages } from "./http/pages.ts";
import { roomsRoutes } from "./http/rooms-routes.ts";
import { stadiumRoutes } from "./http/stadium-routes.ts";
import { LiveFeed } from "./lobby/live-feed.ts";
import { LOBBY_LIMITS, type LobbyLimits, type LobbyPorts, LobbyRoom } from "./lobby/lobby-room.ts";
import { Places } from "./lobby/places.ts";
import { MemoryBans } from "./room/bans.ts";
import { MatchRoom } from "./room/match-room.ts";
import { FriendsRoom, QuickRoom } from "./room/room-kinds.ts";
import { RoomKeeper } from "./room/room-keeper.ts";
import { PATIENCE, type Patience, type RoomPorts } from "./room/room-ports.ts";
import { Ticker } from "./room/ticker.ts";
import { loadStadiumLibrary, shelfWith } from "./stadium-library.ts";
import { StadiumReader } from "./stadium-reader.ts";
import { UploadTickets } from "./upload-tickets.ts";
import { createWordFilter } from "./word-filter.ts";

export type ServerSettings = {
  readonly port: number;
  readonly host: string | undefined;
  readonly clientFolder: string;
  readonly stadiumFolder: string;
  readonly log: Logger;
  /** How long rooms wait for their people; tests have no minute to spare. */
  readonly patience?: Patience;
  /** Who may come in, and how often. */
  readonly door?: DoorSettings;
  /** Whether listed rooms are spared certain words. Unless it is said: yes. */
  readonly wordFilter?: boolean;
  /** How many may follow the room list, and how long they wait. */
  readonly live?: LiveLimits;
  readonly lobby?: LobbyLimits;
};

export type RunningServer = {
  readonly port: number;
  readonly ports: RoomPorts;
  readonly feed: LiveFeed;
  stop(): Promise<void>;
};

/** Frames of clients are small; the largest honest one is a message of two kilobytes. */
const MAX_PAYLOAD = 4096;

/** Rejects with the system's error (EADDRINUSE …) when it cannot listen. */
export async function startServer(settings: ServerSettings): Promise<RunningServer> {
  const { log } = settings;
  const now = () => performance.now();
  const stadiums = loadStadiumLibrary(settings.stadiumFolder);
  const ports: RoomPorts = {
    ticker: new Ticker(),
    stadiums,
    shelf: shelfWith(stadiums),
    tickets: new UploadTickets(now, randomBytes),
    now,
    random: Math.random,
    log,
    patience: settings.patience ?? PATIENCE,
    date: Date.now,
    bans: new MemoryBans(),
    keeper: new RoomKeeper(),
    censor: createWordFilter(settings.wordFilter ?? true),
  };
  MatchRoom.ports = ports;
  const feed = new LiveFeed(ports);
  LobbyRoom.ports = lobbyPorts(ports, feed, settings.lobby ?? LOBBY_LIMITS);
  const live = liveRoutes(feed, settings.live ?? LIVE_LIMITS);
  const reader = new StadiumReader(log);
  const { http, routes: doorRoutes } = openDoor(settings.door ?? {}, ports);
  const routes = [doorRoutes, stadiumRoutes({ ...ports, reader }), roomsRoutes(feed, ports.now), live.routes];
  const server = new Server({
    transport: new WebSocketTransport({ server: http, maxPayload: MAX_PAYLOAD }),
    express: (app) => servePages(app, settings.clientFolder, routes),
    greet: false,
    gracefullyShutdown: false,
    logger: quiet(log),
  });
  server.define("quick", QuickRoom).enableRealtimeListing();
  server.define("friends", FriendsRoom).enableRealtimeListing();
  server.define(LOBBY, LobbyRoom);
  await listen(server, http, settings);
  await feed.open();
  return {
    port: (http.address() as AddressInfo).port,
    ports,
    feed,
    stop: () => {
      live.close();
      feed.close();
      void reader.close();
      return server.gracefullyShutdown(false);
    },
  };
}

function lobbyPorts({ now, log }: RoomPorts, feed: LiveFeed, limits: LobbyLimits): LobbyPorts {
  const { readers, rooms, perNetwork } = limits;
  return { feed, now, log, limits, places: new Places({ total: readers * rooms, perNetwork }) };
}

async function listen(server: Server, http: FrontDoor, { port, host }: ServerSettings): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    http.once("error", reject);
    server.listen(port, host).then(resolve, reject);
  });
}

/** The framework prints each refused join with its stack; those are visitors' mistakes, worth a debug line only. */
function quiet(log: Logger) {
  const line = (...parts: unknown[]) => log.debug(format(...parts));
  return { debug: line, info: line, warn: line, error: line, trace: line, log: line };
}
