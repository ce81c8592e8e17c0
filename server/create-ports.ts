/** Creates the services that the rooms of a server use. */
import { matchMaker } from "@colyseus/core";
import { AwakeRooms } from "./admission/awake-rooms.ts";
import { CachedBans } from "./admission/cached-bans.ts";
import { OpenRooms } from "./admission/open-rooms.ts";
import type { ClusterState } from "./cluster/cluster-state.ts";
import { SETTINGS } from "./config/settings.ts";
import { RoomCounts } from "./monitoring/room-counts.ts";
import { Refusals } from "./monitoring/refusals.ts";
import { CpuBudget } from "./room/cpu-budget.ts";
import { MatchRoom } from "./room/match-room.ts";
import { ROOM_TIMEOUTS, type RoomPorts } from "./room/room-ports.ts";
import { RoomStore } from "./room/saved/room-store.ts";
import { Ticker } from "./room/ticker.ts";
import type { HostedRoom } from "./support/hosted-room.ts";
import { loadStadiumLibrary, storeWithLibrary } from "./stadium/stadium-library.ts";
import { StadiumReader } from "./stadium/stadium-reader.ts";
import { HostServices } from "./host-services.ts";
import { recordingLimits } from "./store/recordings.ts";
import type { Store } from "./store/store.ts";
import { createWordFilter } from "./room/word-filter.ts";
import type { ServerSettings } from "./server-settings.ts";

/** The room was restored by another process, because this one did not answer for too long. */
function handOver(code: string): void {
  const room: unknown = matchMaker.getLocalRoomById(code);
  if (room instanceof MatchRoom) room.handOver();
}

export type StateParts = {
  readonly store: Store;
  readonly cluster: ClusterState;
  readonly secret: string;
  readonly onFailed: RoomPorts["onFailed"];
};

export type Ports = {
  readonly ports: RoomPorts;
  readonly host: HostServices;
  readonly refusals: Refusals;
  readonly bans: CachedBans;
  readonly rooms: RoomStore;
};

/** The services of a server that its rooms use. */
export function createPorts(
  {
    stadiumFolder,
    log,
    timeouts,
    wordFilter,
    recordings = recordingLimits(SETTINGS.recordingsDays.default, SETTINGS.recordingsMb.default),
    admission,
    admin = {},
    namespace = "",
    budget = new CpuBudget(),
  }: ServerSettings,
  { store, cluster, secret, onFailed }: StateParts,
): Ports {
  const now = () => performance.now();
  const stadiums = loadStadiumLibrary(stadiumFolder);
  const censor = createWordFilter(wordFilter ?? true);
  const openRooms = new OpenRooms<HostedRoom>();
  const bans = new CachedBans(store);
  const rooms = new RoomStore(store, () => matchMaker.processId, handOver);
  const { createLimiter } = cluster;
  const refusals = new Refusals({ log });
  const host = new HostServices({
    ...{ admin, store, namespace, secret, createLimiter, openRooms, censor, now, log, refusals },
    date: Date.now,
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
    counts: new RoomCounts(),
    timeouts: { ...ROOM_TIMEOUTS, ...timeouts },
    date: Date.now,
    bans,
    store,
    saves: rooms,
    onFailed,
    awakeRooms: new AwakeRooms(admission?.awake),
    openRooms,
    reports: host.reports,
    recordings,
    censor,
  };
  return { ports, host, refusals, bans, rooms };
}
