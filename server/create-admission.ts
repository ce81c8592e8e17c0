/** Creates the parts of a server that decide about connections and joins. */
import type { Server as HttpServer } from "node:http";
import type { IncomingMessage } from "node:http";
import { isOwnOrigin } from "./admin/admin-auth.ts";
import { Challenges } from "./admission/challenges.ts";
import { createNetworkHash, NETWORK_HEADER } from "./admission/client-network.ts";
import { storedAges } from "./admission/identity-ages.ts";
import { JoinGuard, type JoinGuardPorts } from "./admission/join-guard.ts";
import { FIRST_WORK, JOIN_LIMITS } from "./admission/join-rates.ts";
import { freeRoomCode } from "./colyseus/free-room-code.ts";
import { GuardedTransport, isSeatReserved } from "./colyseus/guarded-transport.ts";
import { installJoinGuard } from "./colyseus/install-join-guard.ts";
import { roomNames } from "./colyseus/room-names.ts";
import { SETTINGS } from "./config/settings.ts";
import { createHttpServer } from "./http/http-server.ts";
import { Quota } from "./limits/quota.ts";
import type { RoomPorts } from "./room/room-ports.ts";
import type { RoomAdoption } from "./room/saved/room-adoption.ts";
import type { HostServices } from "./host-services.ts";
import type { Membership } from "./membership.ts";
import type { ServerSettings } from "./server-settings.ts";

/** Maximum size of a client's frame, in bytes; the largest legitimate one is a message of two kilobytes. */
const MAX_PAYLOAD = 4096;

export function createTransport(
  { connections: { socketsPerNetwork, heartbeat } = {} }: ServerSettings,
  server: HttpServer,
  { now, refusals }: RoomPorts,
): GuardedTransport {
  const perNetwork = socketsPerNetwork ?? SETTINGS.networkSocketsMax.default;
  const quota = new Quota({ total: Infinity, perNetwork });
  const networkOf = ({ headers }: IncomingMessage) => String(headers[NETWORK_HEADER]);
  return new GuardedTransport({ server, maxPayload: MAX_PAYLOAD }, { now, refusals, quota, networkOf, heartbeat });
}

type AdmissionParts = Membership & {
  readonly ports: RoomPorts;
  readonly host: HostServices;
  readonly secret: string;
  readonly roomsMax: number;
  readonly openMatches: JoinGuardPorts["openMatches"];
  readonly adoption: Pick<RoomAdoption, "restored">;
};

/** HTTP server and join guard: everything that decides about connections and joins. */
export function createAdmission(settings: ServerSettings, parts: AdmissionParts) {
  const { namespace = "", admission = {}, connections = {} } = settings;
  const { trustedProxies = [], hosts = [] } = admission;
  const { ports, host, secret, roomsMax, placement, state } = parts;
  const { log, openRooms, awakeRooms, random, refusals, store, date } = ports;
  const { createLimiter, exclusively, claimCode, usedTokens, quickSeats } = state;
  const names = roomNames(namespace);
  const challenges = new Challenges({ ...parts.challenges, used: usedTokens });
  const limits = { ...JOIN_LIMITS, ...admission.limits };
  const guard = new JoinGuard({
    ...{ challenges, hosts, roomsMax, limits, openRooms, awakeRooms, names, createLimiter, exclusively, refusals },
    ...{ quickSeats, placement, openMatches: parts.openMatches },
    serverBans: host.bans,
    adminSession: (headers) =>
      isOwnOrigin(headers.get("origin"), headers.get("host"))
        ? host.auth.sessionEnd(headers.get("cookie") ?? "")
        : undefined,
    ...{ ages: storedAges(store), date, firstWork: admission.firstWork ?? FIRST_WORK },
    cooldownEnd: (key) => store.cooldowns.until(key, date()).catch(() => undefined),
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
      reroute: settings.reroute,
      log,
      refusals,
      limits: {
        total: connections.total ?? SETTINGS.connectionsMax.default,
        perNetwork: connections.perNetwork ?? SETTINGS.networkConnectionsMax.default,
      },
      timeouts: connections.timeouts,
    }),
    // A page that is reloaded while the server starts would not find its room.
    uninstall: installJoinGuard(namespace, async (method, target, options, context) => {
      await parts.adoption.restored;
      return guard.admit(method, target, options, context);
    }),
  };
}
