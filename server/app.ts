/** The composition root of the server: rooms on a WebSocket transport, pages and HTTP routes on the same port. */
import type { Server as HttpServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { RoomListing } from "#protocol/listing.ts";
import type { Stadium } from "#sim/stadium.ts";
import { CloseCode, Server, type ServerOptions } from "@colyseus/core";
import type { Router } from "express";
import { OpenRooms } from "./admission/open-rooms.ts";
import type { ClusterState } from "./cluster/cluster-state.ts";
import { frameworkLogger } from "./colyseus/framework-logger.ts";
import type { GuardedTransport } from "./colyseus/guarded-transport.ts";
import { roomNames, type RoomNames } from "./colyseus/room-names.ts";
import { isRoomNameTaken } from "./colyseus/shared-matchmaker.ts";
import { SETTINGS } from "./config/settings.ts";
import { challengeRoutes } from "./http/challenge-route.ts";
import type { Connections } from "./http/connections.ts";
import { LIVE_LIMITS, liveRoutes } from "./http/live-routes.ts";
import { servePages } from "./http/pages.ts";
import { recordingRoutes } from "./http/recording-routes.ts";
import { roomsRoutes } from "./http/rooms-routes.ts";
import { shareRoutes } from "./http/share-routes.ts";
import { stadiumRoutes } from "./http/stadium-routes.ts";
import { statisticsRoutes } from "./http/statistics-routes.ts";
import { type CardPainter, createCardPainter } from "./share/card-painter.ts";
import { LiveFeed } from "./lobby/live-feed.ts";
import { LOBBY_LIMITS, lobbyRoom } from "./lobby/lobby-room.ts";
import { Quota } from "./limits/quota.ts";
import type { Health } from "./monitoring/health.ts";
import type { Refusals } from "./monitoring/refusals.ts";
import { type NewRooms, rankedQueue } from "./ranked/ranked-queue.ts";
import { RANKED_MODES } from "#protocol/ranked.ts";
import { matchRoom } from "./room/match-room.ts";
import { FRIENDS, QUICK, RANKED } from "./room/room-kinds.ts";
import type { RoomPorts } from "./room/room-ports.ts";
import { RoomAdoption } from "./room/saved/room-adoption.ts";
import { RoomRestorer } from "./room/saved/restore-rooms.ts";
import type { Scripts } from "./script/scripts.ts";
import type { ScriptsFolder } from "./script/scripts-folder.ts";
import { receiveUpload } from "./stadium/receive-upload.ts";
import { cleanUpDaily } from "./store/clean-up.ts";
import { IN_MEMORY } from "./store/engine.ts";
import { openStore, type Store } from "./store/store.ts";
import { createAdmission, createTransport } from "./create-admission.ts";
import { createMaps } from "./create-maps.ts";
import { createWorkshops, type Workshops } from "./create-workshops.ts";
import { createMonitoring } from "./create-monitoring.ts";
import { createPorts } from "./create-ports.ts";
import { createScripts } from "./create-scripts.ts";
import { closeMembership, createMembership, matchmakerOptions, type Membership, openMembership } from "./membership.ts";
import type { ServerFigures } from "./host-services.ts";
import type { ServerSettings } from "./server-settings.ts";

export type RunningServer = {
  readonly port: number;
  readonly ports: RoomPorts;
  readonly scripts: Scripts;
  readonly scriptsFolder: ScriptsFolder | undefined;
  readonly feed: LiveFeed;
  readonly connections: Connections;
  readonly health: Health;
  readonly membership: Membership;
  readonly http: HttpServer;
  /** Closes the rooms, routes and sockets of this server. Other servers of the process go on. */
  stop(): Promise<void>;
};

const STOPS = CloseCode.SERVER_SHUTDOWN;

/** Connections that may wait to be accepted; all clients reconnect at once after a restart. */
const BACKLOG = 4096;

/**
 * Rejects with the system's error (EADDRINUSE …) when it cannot listen, and when its namespace is in use. A failed start
 * leaves nothing behind.
 */
export async function startServer(settings: ServerSettings): Promise<RunningServer> {
  const store = settings.store ?? (await openStore({ file: IN_MEMORY, log: settings.log }));
  const close = async () => {
    if (settings.store === undefined) await store.close();
  };
  try {
    const server = await startOn(store, settings, settings.admission?.secret ?? (await store.meta.secret()));
    const stop = async () => {
      await server.stop();
      await close();
    };
    return { ...server, stop };
  } catch (error) {
    await close();
    throw error;
  }
}

async function startOn(store: Store, settings: ServerSettings, secret: string): Promise<RunningServer> {
  const names = freeNames(settings.namespace ?? "");
  const { cluster, log } = settings;
  const membership = await createMembership(cluster, { log, secret, now: () => performance.now() });
  const { ports, host, refusals, capacity, adoption } = createRooms(settings, { store, membership, secret, names });
  const feed = new LiveFeed({ ...ports, names });
  const live = liveRoutes(feed, settings.live ?? LIVE_LIMITS, ports.refusals);
  const parts = { ...membership, ...{ ports, host, secret, adoption, openMatches: feed.openMatches }, ...capacity };
  const { http, challenges, guard, uninstall } = createAdmission(settings, parts);
  const transport = createTransport(settings, http, ports);
  const { health, routes: monitoring } = createMonitoring(settings.monitoring ?? {}, {
    ...{ store, refusals, openRooms: host.openRooms, counts: ports.counts, date: ports.date },
    ...{ connections: http.openConnections, sockets: () => transport.socketCount, scripts: () => scripts.list() },
    membership,
  });
  const painter = createCardPainter(log);
  const dataParts = { feed, names, cluster: membership.state, painter, clientFolder: settings.clientFolder };
  const maps = createMaps(settings, { ...{ ports, secret, guard, membership }, cards: painter, serverBans: host.bans });
  const workshops = createWorkshops(ports, { names, ...membership.state, limits: settings.workshops });
  const data = [...dataRoutes(ports, dataParts), ...maps.routes, workshops.routes];
  const routes = [monitoring, challengeRoutes(challenges), ...data, live.routes, ...host.routes(guard)];
  const options = matchmakerOptions(membership, capacity, names.lobby);
  const server = new Server({ ...frameworkOptions(settings, routes), ...options, transport });
  const scriptParts = { ports, names, newRooms: guard.newRooms, port: () => portOf(http), adoption };
  const { scripts, scriptsFolder } = createScripts(settings, { ...scriptParts, isDraining: membership.drain.isOn });
  const closeRooms = defineRooms(server, names, { settings, ports, feed, workshops, newRooms: guard.newRooms });
  host.defineRooms(server, names);
  let endCleanUp: (() => void) | undefined;
  const stop = async () => {
    membership.drain.set(true);
    uninstall();
    endCleanUp?.();
    adoption.stop();
    scriptsFolder?.close();
    live.close();
    feed.close();
    void Promise.all([ports.reader.close(), painter.close(), maps.close()]);
    await Promise.all([scripts.close(), ports.openRooms.closeAll(STOPS), closeRooms(), host.close(STOPS)]);
    adoption.close();
    for (const name of Object.values(names)) server.removeRoomType(name);
    server.transport.shutdown();
    await closeMembership(membership, store);
  };
  try {
    await listen(server, http, settings);
    await feed.open();
    await host.open(figuresOf({ ports, transport, refusals, scripts, membership }));
    const onAdopted = () => void scriptsFolder?.look();
    await openMembership(membership, { ...ports, ...capacity, feed, adoption, onAdopted, store });
    endCleanUp = cleanUpDaily(store, ports.date, ports.recordings);
    await scriptsFolder?.open();
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    ...{ ports, scripts, scriptsFolder, feed, health, membership, http, stop },
    ...{ port: portOf(http), connections: http.openConnections },
  };
}

type StateParts = {
  readonly store: Store;
  readonly membership: Membership;
  readonly secret: string;
  readonly names: RoomNames;
};

/** What rooms are made with, and what restores those of processes that have ended. */
function createRooms(settings: ServerSettings, { store, membership, secret, names }: StateParts) {
  const onFailed = (code: string) => void restorer.restoreFailed(code);
  const stateParts = { store, cluster: membership.state, secret, onFailed };
  const { bans, rooms, ...parts } = createPorts(settings, stateParts);
  const roomsMax = settings.admission?.roomsMax ?? SETTINGS.roomsMax.default;
  const restorer = new RoomRestorer({ store: rooms, room: parts.ports, names, bans, roomsMax });
  const capacity = { openRooms: parts.ports.openRooms, roomsMax };
  return { ...parts, capacity, adoption: new RoomAdoption({ restorer, rooms, log: settings.log }) };
}

type DataParts = {
  readonly feed: LiveFeed;
  readonly names: RoomNames;
  readonly cluster: ClusterState;
  readonly painter: CardPainter;
  readonly clientFolder: string;
};

function dataRoutes(ports: RoomPorts, { cluster, ...parts }: DataParts): Router[] {
  const upload = async (code: string, file: string) => cluster.forwardUpload(code, file) ?? receiveUpload(file, ports);
  const { createLimiter } = cluster;
  return [
    stadiumRoutes({ ...ports, upload }),
    roomsRoutes({ ...ports, ...parts, createLimiter }),
    shareRoutes({ ...ports, ...parts, createLimiter, stadiumOf: (room) => stadiumOf(ports, room) }),
    statisticsRoutes({ ...ports, createLimiter }),
    recordingRoutes({ ...ports, recordings: ports.store.recordings, createLimiter }),
  ];
}

/** Of a room of this process, or a stadium of the library by its name; Classic for others. */
function stadiumOf({ openRooms, stadiums }: RoomPorts, room: RoomListing | undefined): Stadium {
  const open = openRooms.all().find(({ roomId }) => roomId === room?.code);
  return open?.match.world.arena.stadium ?? stadiums.find(room?.stadium ?? "") ?? stadiums.find("Classic")!;
}

function freeNames(namespace: string): RoomNames {
  const names = roomNames(namespace);
  if (!isRoomNameTaken(names.quick)) return names;
  throw new Error(`startServer: the namespace "${namespace}" is in use by another server of this process`);
}

function frameworkOptions(settings: ServerSettings, routes: readonly Router[]): ServerOptions {
  const { clientFolder, log, frameAncestors = [] } = settings;
  return {
    express: (app) => servePages(app, { clientFolder, routes, frameAncestors }),
    greet: false,
    gracefullyShutdown: false,
    logger: frameworkLogger(log),
  };
}

type RoomContext = {
  readonly settings: ServerSettings;
  readonly ports: RoomPorts;
  readonly feed: LiveFeed;
  readonly workshops: Workshops;
  readonly newRooms: NewRooms;
};

/** Registers the rooms of the server. Returns the function that closes its lobby rooms and documents. */
function defineRooms(
  server: Server,
  names: RoomNames,
  { settings, ports, feed, workshops, newRooms }: RoomContext,
): () => Promise<void> {
  const limits = settings.lobby ?? LOBBY_LIMITS;
  const quota = new Quota({ total: limits.readers * limits.rooms, perNetwork: limits.perNetwork });
  const lobbies = new OpenRooms();
  server.define(names.quick, matchRoom(QUICK, ports)).enableRealtimeListing();
  server.define(names.friends, matchRoom(FRIENDS, ports)).enableRealtimeListing();
  server.define(names.ranked, matchRoom(RANKED, ports)).enableRealtimeListing();
  const queue = { ...ports, rooms: lobbies, matchRoom: names.ranked, newRooms };
  for (const mode of RANKED_MODES) server.define(names[mode], rankedQueue(mode, queue));
  // Each process has lobby rooms of its own.
  server
    .define(names.lobby, lobbyRoom({ ...ports, feed, limits, quota, rooms: lobbies }))
    .filterBy(["process" as never]);
  workshops.defineRooms(server);
  return async () => void (await Promise.all([lobbies.closeAll(STOPS), workshops.close(STOPS)]));
}

type FigureParts = {
  readonly ports: RoomPorts;
  readonly transport: GuardedTransport;
  readonly refusals: Refusals;
  readonly scripts: Scripts;
  readonly membership: Membership;
};

/** What the admin page shows of the process. */
function figuresOf({ ports, transport, refusals, scripts, membership }: FigureParts): ServerFigures {
  return {
    ticks: () => ports.ticker.steps,
    sockets: () => transport.socketCount,
    refusals: () => Object.values(refusals.totals()).reduce((sum, count) => sum + count, 0),
    scripts: () => scripts.list(),
    drain: membership.drain,
  };
}

function portOf(http: HttpServer): number {
  return (http.address() as AddressInfo).port;
}

async function listen(server: Server, http: HttpServer, { port, host }: ServerSettings): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    http.once("error", reject);
    server.listen(port, host, BACKLOG).then(resolve, reject);
  });
}
