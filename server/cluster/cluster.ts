/** A server's membership in a cluster: the processes that share one Redis. */
import { createHash } from "node:crypto";
import { matchMaker } from "@colyseus/core";
import type { Redis } from "ioredis";
import type { Logger } from "pino";
import type { DrainState, Placement } from "../admission/placement.ts";
import { ClusterDriver, disableFrameworkChecks, removeRoomsOf } from "../colyseus/cluster-driver.ts";
import { ClusterPresence } from "../colyseus/cluster-presence.ts";
import type { ClusterState } from "./cluster-state.ts";
import { HEARTBEAT_MS, ProcessDirectory, type ProcessEntry } from "./process-directory.ts";
import { connectRedis } from "./redis.ts";
import { DRAIN_CHANNEL } from "./remote-control.ts";
import { redisState } from "./redis-state.ts";

export type ClusterSettings = {
  /** redis:// or rediss:// */
  readonly redisUrl: string;
  /** The stable name of this process, unique among those that share the Redis; undefined: a new one at every start. */
  readonly route?: string | undefined;
  /** This process is to be drained. */
  readonly onDrain?: () => void;
  /** This process was declared dead while it was stalled; its rooms exist elsewhere by now. */
  readonly onDeclaredDead?: () => void;
};

/** What a process publishes about its load. */
export type Load = { readonly rooms: number; readonly roomsMax: number; readonly clients: number };

export type ClusterPorts = {
  readonly log: Logger;
  /** Monotonic milliseconds. */
  readonly now: () => number;
  readonly secret: string;
  readonly drain: DrainState;
};

/** Time after which all processes have noticed that Redis is back, and have listed their rooms again. */
const RETURN_MS = 5 * HEARTBEAT_MS;

/** What the server does in the cluster. */
export type ClusterHandlers = {
  readonly load: () => Load;
  /** Redis was away: changes of the room list can have been missed. */
  readonly onReturn: () => void;
  /** Another process has ended; its rooms can be restored. Called in every process. */
  readonly onGone: () => void;
};

/** Announces that a process has ended, and that its rooms are removed from the list. */
const GONE = "rondo:gone";

export class Cluster {
  readonly state: ClusterState;
  readonly presence: ClusterPresence;
  readonly driver: ClusterDriver;
  readonly placement: Placement;
  readonly #redis: Redis;
  readonly #settings: ClusterSettings;
  readonly #ports: ClusterPorts;
  readonly #directory: ProcessDirectory;
  #load: () => Load = () => ({ rooms: 0, roomsMax: 0, clients: 0 });
  #returnTimer: NodeJS.Timeout | undefined;

  private constructor(redis: Redis, settings: ClusterSettings, ports: ClusterPorts) {
    this.#redis = redis;
    this.#settings = settings;
    this.#ports = ports;
    this.state = redisState(redis, ports.now);
    this.presence = new ClusterPresence(redis);
    this.driver = new ClusterDriver(redis);
    this.#directory = new ProcessDirectory({
      ...{ redis, log: ports.log, now: ports.now },
      describe: () => this.#describe(),
      onDeath: (entry) => void this.#cleanUp(entry),
      onDeclaredDead: () => settings.onDeclaredDead?.(),
    });
    this.placement = createPlacement(this.#directory, ports.drain);
    disableFrameworkChecks();
  }

  /** Rejects when Redis does not answer. */
  static async connect(settings: ClusterSettings, ports: ClusterPorts): Promise<Cluster> {
    return new Cluster(await connectRedis(settings.redisUrl, ports.log), settings, ports);
  }

  /** Makes this process known to the others. Rejects when another process has the same route, or another secret. */
  async open({ load, onReturn, onGone }: ClusterHandlers): Promise<void> {
    this.#load = load;
    await this.#directory.open();
    await this.#removeOrphans();
    await this.presence.subscribe(DRAIN_CHANNEL, (route: string) => {
      if (route === this.#describe().route) this.#settings.onDrain?.();
    });
    await this.presence.subscribe(GONE, () => void this.#directory.heartbeat().then(onGone));
    this.#redis.on("ready", () => {
      void this.driver.refresh();
      clearTimeout(this.#returnTimer);
      this.#returnTimer = setTimeout(onReturn, RETURN_MS).unref();
    });
  }

  /** Ids of the other processes. */
  others(): string[] {
    return this.processes().flatMap(({ id }) => (id === matchMaker.processId ? [] : [id]));
  }

  /** The processes of the cluster, as they were a second ago. */
  processes(): ProcessEntry[] {
    return this.#directory.entries();
  }

  /** For the health page: whether Redis answers, and how long it took for the last entry, in milliseconds. */
  health(): { readonly connected: boolean; readonly lagMs: number } {
    return { connected: this.#directory.isConnected, lagMs: this.#directory.lagMs };
  }

  /** Publishes the load at once. */
  async announce(): Promise<void> {
    await this.#directory.heartbeat();
  }

  /** Cleans up after the process with this route, which ended without doing so itself. */
  async declareDead(route: string): Promise<void> {
    await this.#directory.declareDead(route);
  }

  /** Leaves the cluster; the rooms of this process must be closed before. */
  async close(): Promise<void> {
    clearTimeout(this.#returnTimer);
    await this.#directory.close();
    await matchMaker.stats.excludeProcess(matchMaker.processId).catch(() => undefined);
    await this.presence.publish(GONE, matchMaker.processId);
    this.#redis.removeAllListeners("ready");
    this.presence.shutdown();
  }

  #describe(): ProcessEntry {
    const { secret, drain } = this.#ports;
    const id = matchMaker.processId;
    const secretHash = createHash("sha256").update(`cluster\n${secret}`).digest("base64url").slice(0, 16);
    return { id, route: this.#settings.route ?? id, ...this.#load(), draining: drain.isOn(), secretHash };
  }

  async #cleanUp({ id }: ProcessEntry): Promise<void> {
    try {
      await removeRoomsOf(id);
      await matchMaker.stats.excludeProcess(id);
      await this.presence.publish(GONE, id);
    } catch (error) {
      this.#ports.log.error({ err: error, process: id }, "cleaning up after a process failed");
    }
  }

  /** Rows whose process has no entry: it died, and so did the process that cleaned up after it. */
  async #removeOrphans(): Promise<void> {
    const known = new Set(this.processes().map(({ id }) => id));
    const rows: { readonly processId: string }[] = await matchMaker.query({});
    const orphans = new Set(rows.map(({ processId }) => processId).filter((id) => !known.has(id)));
    for (const id of orphans) await removeRoomsOf(id);
  }
}

function createPlacement(directory: ProcessDirectory, drain: DrainState): Placement {
  return {
    takesRooms: () => !drain.isOn(),
    emptiestOther: () => directory.emptiest()?.id,
    isDraining: (id) => directory.entries().some((entry) => entry.id === id && entry.draining),
    routeTo: (id) => directory.routeTo(id),
  };
}
