/** The composition root of the server: rooms on a WebSocket transport, pages and HTTP routes on the same port. */
import { randomBytes } from "node:crypto";
import type { IncomingMessage, Server as HttpServer } from "node:http";
import type { AddressInfo } from "node:net";
import { CloseCode, Server } from "@colyseus/core";
import type { Logger } from "pino";
import { isOwnOrigin } from "./admin/admin-auth.ts";
import { CachedBans } from "./admission/cached-bans.ts";
import { Challenges } from "./admission/challenges.ts";
import { createNetworkHash, NETWORK_HEADER } from "./admission/client-network.ts";
import { storedAges } from "./admission/identity-ages.ts";
import { JoinGuard } from "./admission/join-guard.ts";
import { FIRST_WORK, type FirstWork, JOIN_LIMITS, type JoinLimits } from "./admission/join-rates.ts";
import { OpenRooms } from "./admission/open-rooms.ts";
import { type ClusterState, memoryState } from "./cluster/cluster-state.ts";
import { frameworkLogger } from "./colyseus/framework-logger.ts";
import { freeRoomCode } from "./colyseus/free-room-code.ts";
import type { HeartbeatOptions } from "./colyseus/heartbeat.ts";
import { GuardedTransport, isSeatReserved } from "./colyseus/guarded-transport.ts";
import { installJoinGuard } from "./colyseus/install-join-guard.ts";
import { roomNames, type RoomNames } from "./colyseus/room-names.ts";
import { isRoomNameTaken, sharedMatchmaker } from "./colyseus/shared-matchmaker.ts";
import { SETTINGS } from "./config/settings.ts";
import { challengeRoutes } from "./http/challenge-route.ts";
import type { Connections, ConnectionTimeouts } from "./http/connections.ts";
import { createHttpServer } from "./http/http-server.ts";
import { LIVE_LIMITS, type LiveLimits, liveRoutes } from "./http/live-routes.ts";
import { servePages } from "./http/pages.ts";
import { roomsRoutes } from "./http/rooms-routes.ts";
import { stadiumRoutes } from "./http/stadium-routes.ts";
import { LiveFeed } from "./lobby/live-feed.ts";
import { LOBBY_LIMITS, type LobbyLimits, lobbyRoom } from "./lobby/lobby-room.ts";
import { Quota } from "./limits/quota.ts";
import { TickTimes } from "./monitoring/bucket-counts.ts";
import { Refusals } from "./monitoring/refusals.ts";
import { CpuBudget } from "./room/cpu-budget.ts";
import { matchRoom } from "./room/match-room.ts";
import { FRIENDS, QUICK } from "./room/room-kinds.ts";
import { ROOM_TIMEOUTS, type RoomPorts, type RoomTimeouts } from "./room/room-ports.ts";
import { Ticker } from "./room/ticker.ts";
import type { HostedRoom } from "./support/hosted-room.ts";
import { loadStadiumLibrary, storeWithLibrary } from "./stadium/stadium-library.ts";
import { receiveUpload } from "./stadium/receive-upload.ts";
import { StadiumReader } from "./stadium/stadium-reader.ts";
import { type AdminSettings, HostServices } from "./host-services.ts";
import { IN_MEMORY } from "./store/engine.ts";
import { openStore, type Store } from "./store/store.ts";
import { createWordFilter } from "./word-filter.ts";

export type AdmissionSettings = {
  /** Key of the network hashes; undefined: that of the store. */
  readonly secret?: string | undefined;
  /** Addresses and networks of trusted proxies. */
  readonly trustedProxies?: readonly string[];
  /** Host names (with a port that is not the default one) that proofs may be for; empty: any. */
  readonly hosts?: readonly string[];
  /** Maximum number of match rooms. */
  readonly roomsMax?: number;
  readonly limits?: Partial<JoinLimits>;
  readonly firstWork?: FirstWork;
};

export type ConnectionSettings = {
  /** Of the process. */
  readonly total?: number;
  readonly perNetwork?: number;
  /** WebSockets of one network. */
  readonly socketsPerNetwork?: number;
  /** Tests use shorter ones. */
  readonly timeouts?: ConnectionTimeouts;
  readonly heartbeat?: HeartbeatOptions;
};

export type ServerSettings = {
  /** 0: any free port. */
  readonly port: number;
  /** Undefined: all interfaces. */
  readonly host: string | undefined;
  readonly clientFolder: string;
  readonly stadiumFolder: string;
  readonly log: Logger;
  /** Undefined: one in memory, which ends with the server. A given one stays open. */
  readonly store?: Store;
  /** Keeps the rooms of several servers in one process apart; "" unless given. */
  readonly namespace?: string;
  /** Timeouts of rooms; tests use shorter ones. */
  readonly timeouts?: Partial<RoomTimeouts> | undefined;
  readonly connections?: ConnectionSettings;
  readonly admission?: AdmissionSettings;
  /** The budget of computing time of the rooms; tests use other limits. */
  readonly budget?: CpuBudget;
  /** Whether offensive words in listed rooms are replaced; true unless given. */
  readonly wordFilter?: boolean;
  /** Limits of the live feed over HTTP and over the lobby's socket. */
  readonly live?: LiveLimits;
  readonly lobby?: LobbyLimits;
  readonly admin?: AdminSettings;
};

export type RunningServer = {
  readonly port: number;
  readonly ports: RoomPorts;
  readonly feed: LiveFeed;
  readonly connections: Connections;
  /** Closes the rooms, routes and sockets of this server. Other servers of the process go on. */
  stop(): Promise<void>;
};

/** Maximum size of a client's frame, in bytes; the largest legitimate one is a message of two kilobytes. */
const MAX_PAYLOAD = 4096;

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
  const { namespace = "", log } = settings;
  const names = roomNames(namespace);
  if (isRoomNameTaken(names.quick)) {
    throw new Error(`startServer: the namespace "${namespace}" is in use by another server of this process`);
  }
  const cluster = memoryState(() => performance.now());
  const { ports, host, refusals } = createPorts(settings, { store, cluster, secret });
  const feed = new LiveFeed({ ...ports, names });
  const live = liveRoutes(feed, settings.live ?? LIVE_LIMITS, ports.refusals);
  const { http, challenges, guard, uninstall } = createAdmission(settings, { ports, host, secret }, cluster);
  const routes = [
    challengeRoutes(challenges),
    stadiumRoutes({
      ...ports,
      upload: (code, file) => cluster.forwardUpload(code, file) ?? receiveUpload(file, ports),
    }),
    roomsRoutes({ ...ports, feed, names, createLimiter: cluster.createLimiter }),
    live.routes,
    ...host.routes(guard),
  ];
  const transport = createTransport(settings, http, ports);
  const server = new Server({
    transport,
    express: (app) => servePages(app, settings.clientFolder, routes),
    greet: false,
    gracefullyShutdown: false,
    logger: frameworkLogger(log),
    ...sharedMatchmaker(),
  });
  const closeLobby = defineRooms(server, names, { settings, ports, feed });
  host.defineRooms(server, names);
  const stop = async () => {
    uninstall();
    live.close();
    feed.close();
    void ports.reader.close();
    await Promise.all([
      ports.openRooms.closeAll(CloseCode.SERVER_SHUTDOWN),
      closeLobby(),
      host.close(CloseCode.SERVER_SHUTDOWN),
    ]);
    for (const name of Object.values(names)) server.removeRoomType(name);
    server.transport.shutdown();
  };
  try {
    await listen(server, http, settings);
    await feed.open();
    await host.open({ ...figuresOf(ports, transport, refusals), drain: guard.draining });
    store.queue.add("old bans", () => store.bans.removeOld(ports.date()));
  } catch (error) {
    await stop();
    throw error;
  }
  return { port: (http.address() as AddressInfo).port, ports, feed, connections: http.openConnections, stop };
}

type StateParts = { readonly store: Store; readonly cluster: ClusterState; readonly secret: string };

function createPorts(
  { stadiumFolder, log, timeouts, wordFilter, admin = {}, namespace = "", budget = new CpuBudget() }: ServerSettings,
  { store, cluster, secret }: StateParts,
): { readonly ports: RoomPorts; readonly host: HostServices; readonly refusals: Refusals } {
  const now = () => performance.now();
  const stadiums = loadStadiumLibrary(stadiumFolder);
  const censor = createWordFilter(wordFilter ?? true);
  const openRooms = new OpenRooms<HostedRoom>();
  const { createLimiter } = cluster;
  const refusals = new Refusals({ log });
  const host = new HostServices({
    admin,
    namespace,
    secret,
    createLimiter,
    openRooms,
    censor,
    now,
    date: Date.now,
    log,
    refusals,
  });
  const ports = {
    ticker: new Ticker(),
    cpuBudget: budget,
    stadiums,
    stadiumStore: storeWithLibrary(stadiums),
    tickets: cluster.tickets,
    stadiumTexts: cluster.stadiumTexts,
    reader: new StadiumReader(log),
    now,
    random: Math.random,
    log,
    refusals,
    tickTimes: new TickTimes(),
    timeouts: { ...ROOM_TIMEOUTS, ...timeouts },
    date: Date.now,
    bans: new CachedBans(store),
    store,
    openRooms,
    reports: host.reports,
    censor,
  };
  return { ports, host, refusals };
}

function createTransport(
  { connections: { socketsPerNetwork, heartbeat } = {} }: ServerSettings,
  server: HttpServer,
  { now, refusals }: RoomPorts,
): GuardedTransport {
  const perNetwork = socketsPerNetwork ?? SETTINGS.networkSocketsMax.default;
  const quota = new Quota({ total: Infinity, perNetwork });
  const networkOf = ({ headers }: IncomingMessage) => String(headers[NETWORK_HEADER]);
  return new GuardedTransport({ server, maxPayload: MAX_PAYLOAD }, { now, refusals, quota, networkOf, heartbeat });
}

type AdmissionParts = { readonly ports: RoomPorts; readonly host: HostServices; readonly secret: string };

function createAdmission(
  { namespace = "", admission = {}, connections = {} }: ServerSettings,
  { ports, host, secret }: AdmissionParts,
  cluster: ClusterState,
) {
  const { trustedProxies = [], hosts = [], roomsMax = SETTINGS.roomsMax.default } = admission;
  const { now, log, openRooms, random, refusals, store, date } = ports;
  const { createLimiter, exclusively, claimCode, usedTokens } = cluster;
  const names = roomNames(namespace);
  const challenges = new Challenges({ now, used: usedTokens, key: randomBytes(32) });
  const limits = { ...JOIN_LIMITS, ...admission.limits };
  const guard = new JoinGuard({
    ...{ challenges, hosts, roomsMax, limits, openRooms, names, createLimiter, exclusively, refusals },
    serverBans: host.bans,
    adminSession: (headers) =>
      isOwnOrigin(headers.get("origin"), headers.get("host"))
        ? host.auth.sessionEnd(headers.get("cookie") ?? "")
        : undefined,
    ...{ ages: storedAges(store), date, firstWork: admission.firstWork ?? FIRST_WORK },
    newRoomCode: () => freeRoomCode(random, claimCode),
  });
  return {
    challenges,
    guard,
    http: createHttpServer({
      trustedProxies,
      networkOf: createNetworkHash(secret),
      namespace,
      acceptsUpgrade: isSeatReserved,
      log,
      refusals,
      limits: {
        total: connections.total ?? SETTINGS.connectionsMax.default,
        perNetwork: connections.perNetwork ?? SETTINGS.networkConnectionsMax.default,
      },
      timeouts: connections.timeouts,
    }),
    uninstall: installJoinGuard(namespace, (method, target, options, context) =>
      guard.admit(method, target, options, context),
    ),
  };
}

type RoomContext = { readonly settings: ServerSettings; readonly ports: RoomPorts; readonly feed: LiveFeed };

/** Registers the rooms of the server. Returns the function that closes its lobby rooms. */
function defineRooms(server: Server, names: RoomNames, { settings, ports, feed }: RoomContext): () => Promise<void> {
  const limits = settings.lobby ?? LOBBY_LIMITS;
  const quota = new Quota({ total: limits.readers * limits.rooms, perNetwork: limits.perNetwork });
  const lobbies = new OpenRooms();
  server.define(names.quick, matchRoom(QUICK, ports)).enableRealtimeListing();
  server.define(names.friends, matchRoom(FRIENDS, ports)).enableRealtimeListing();
  server.define(names.lobby, lobbyRoom({ ...ports, feed, limits, quota, rooms: lobbies }));
  return () => lobbies.closeAll(CloseCode.SERVER_SHUTDOWN);
}

/** What the admin page shows of the process. */
function figuresOf({ ticker }: RoomPorts, transport: GuardedTransport, refusals: Refusals) {
  return {
    ticks: () => ticker.steps,
    sockets: () => transport.socketCount,
    refusals: () => Object.values(refusals.totals()).reduce((sum, count) => sum + count, 0),
  };
}

async function listen(server: Server, http: HttpServer, { port, host }: ServerSettings): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    http.once("error", reject);
    server.listen(port, host, BACKLOG).then(resolve, reject);
  });
}
