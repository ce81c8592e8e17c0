/** The server among the processes of its kind: on its own, or in a cluster. */
import { createHmac, randomBytes } from "node:crypto";
import { matchMaker, type ServerOptions } from "@colyseus/core";
import type { Logger } from "pino";
import type { ChallengePorts } from "./admission/challenges.ts";
import type { OpenRooms } from "./admission/open-rooms.ts";
import { DrainState, type Placement, singleProcess } from "./admission/placement.ts";
import { Cluster, type ClusterSettings } from "./cluster/cluster.ts";
import { type ClusterState, memoryState } from "./cluster/cluster-state.ts";
import { sharedMatchmaker } from "./colyseus/shared-matchmaker.ts";
import type { LiveFeed } from "./lobby/live-feed.ts";
import type { RoomAdoption } from "./room/saved/room-adoption.ts";
import type { StadiumStore } from "./stadium/stadium-store.ts";
import { RunningProcesses } from "./store/running-processes.ts";
import type { Store } from "./store/store.ts";

export type Membership = {
  readonly state: ClusterState;
  readonly placement: Placement;
  readonly drain: DrainState;
  /** Clock and key of challenges: those of all processes. */
  readonly challenges: Pick<ChallengePorts, "now" | "key">;
  /** Undefined for a server on its own. */
  readonly cluster: Cluster | undefined;
};

export type MembershipPorts = {
  readonly log: Logger;
  /** Monotonic milliseconds. */
  readonly now: () => number;
  readonly secret: string;
};

/** Rejects when the Redis of the settings does not answer. */
export async function createMembership(
  settings: ClusterSettings | undefined,
  ports: MembershipPorts,
): Promise<Membership> {
  const drain = new DrainState();
  const { now, secret } = ports;
  if (settings === undefined) {
    // Used challenges are forgotten at a restart, so older ones must become invalid.
    const challenges = { now, key: randomBytes(32) };
    return { state: memoryState(now), placement: singleProcess(drain), drain, challenges, cluster: undefined };
  }
  const cluster = await Cluster.connect(settings, { ...ports, drain });
  const key = createHmac("sha256", secret).update("challenges").digest();
  const { state, placement } = cluster;
  return { state, placement, drain, challenges: { now: Date.now, key }, cluster };
}

/** Waiting time for the database when a process leaves a cluster, in milliseconds. */
const RELEASE_MS = 2000;

type Capacity = { readonly openRooms: OpenRooms; readonly roomsMax: number };

/** The options of the framework's server: where rooms are recorded, and which process creates a new one. */
export function matchmakerOptions(
  { cluster, placement }: Membership,
  { openRooms, roomsMax }: Capacity,
  lobbyName: string,
): Partial<ServerOptions> {
  if (cluster === undefined) return sharedMatchmaker();
  const { presence, driver } = cluster;
  return {
    ...{ presence, driver },
    selectProcessIdToCreateRoom: async (name) => {
      const own = matchMaker.processId;
      if (name === lobbyName || (placement.takesRooms() && openRooms.count < roomsMax)) return own;
      return placement.emptiestOther() ?? own;
    },
  };
}

/** Interval at which processes publish the stadiums of their rooms again. */
const TEXTS_MS = 10 * 60_000;

type OpenPorts = Capacity & {
  readonly stadiumStore: Pick<StadiumStore, "retained">;
  readonly feed: Pick<LiveFeed, "refresh">;
  readonly adoption: Pick<RoomAdoption, "open" | "look">;
  /** The rooms of a process that has ended are restored, here or elsewhere. */
  readonly onAdopted: () => void;
  readonly store: Store;
  /** Milliseconds since 1970. */
  readonly date: () => number;
};

/** Makes the process known to the others, and restores the rooms of processes that have ended: now, and whenever one ends. */
export async function openMembership({ cluster, state }: Membership, ports: OpenPorts): Promise<void> {
  const { openRooms, roomsMax, feed, adoption, onAdopted, store, date, stadiumStore } = ports;
  const processes = new RunningProcesses({ store, id: matchMaker.processId, date });
  if (cluster === undefined) return adoption.open(processes);
  const publishTexts = () => {
    for (const { checksum, text } of stadiumStore.retained()) state.stadiumTexts.publish(checksum, text);
  };
  setInterval(publishTexts, TEXTS_MS).unref();
  await cluster.open({
    load: () => ({ rooms: openRooms.count, roomsMax, clients: matchMaker.stats.local.ccu }),
    onReturn: () => {
      publishTexts();
      void feed.refresh();
    },
    onGone: () => void adoption.look().then(onAdopted),
  });
  await adoption.open({
    close: () => processes.close(),
    // The rooms of a process can be restored once they are removed from the common list.
    others: async () => new Set([...(await processes.others()), ...cluster.others()]),
  });
}

/** Called when the rooms are closed and given up. */
export async function closeMembership({ cluster }: Membership, store: Store): Promise<void> {
  if (cluster === undefined) return;
  // Only then another process can take over the rooms.
  await store.queue.flush(RELEASE_MS);
  await cluster.close();
}
