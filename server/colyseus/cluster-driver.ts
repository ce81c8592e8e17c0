/** The framework's Redis driver, with what it lacks: cheap queries for one room, and codes that only one process can record. */
import { type IRoomCache, matchMaker } from "@colyseus/core";
import { RedisDriver } from "@colyseus/redis-driver";
import type { Redis } from "ioredis";

/** The hash of the driver, which does not export its name: a test compares them. */
export const ROOMS_KEY = "roomcaches";

type OwnConditions = Partial<IRoomCache> & { readonly process?: string };

type Query = Parameters<RedisDriver["query"]>;

export class ClusterDriver extends RedisDriver {
  readonly #redis: Redis;
  /** The rows that this process has recorded. */
  readonly #own = new Map<string, IRoomCache>();

  constructor(redis: Redis) {
    super(redis);
    this.#redis = redis;
  }

  /**
   * The framework asks for one row at every change of a room's listing; its own driver would read all of them. Rows of this
   * process are found without Redis.
   */
  override async query(...[conditions, sort]: Query): Promise<IRoomCache[]> {
    const { roomId, ...others } = conditions;
    const { processId } = conditions;
    if (processId !== undefined && processId === matchMaker.processId) return this.#ownRows(conditions);
    if (roomId === undefined || Object.keys(others).length > 0) return super.query(conditions, sort);
    const row = (await this.findOne({ roomId })) as IRoomCache | undefined;
    return row === undefined ? [] : [row];
  }

  /** With the condition `process`, only rooms of this process are looked at: a lobby room is one of the client's process. */
  override findOne(...[conditions, sort]: Parameters<RedisDriver["findOne"]>): Promise<IRoomCache> {
    const { process, ...others } = conditions as OwnConditions;
    if (process === undefined || process !== matchMaker.processId) return super.findOne(conditions, sort);
    return Promise.resolve(this.#ownRows(others)[0]!);
  }

  /** Records a new room. False when its code is taken. */
  async insert(room: IRoomCache): Promise<boolean> {
    const isNew = (await this.#redis.hsetnx(ROOMS_KEY, room.roomId, JSON.stringify(room))) === 1;
    if (isNew) this.#own.set(room.roomId, room);
    return isNew;
  }

  /** The framework waits for none of these, so that a rejection could not be handled: `refresh` makes up for it. */
  override update(...[room, operations]: Parameters<RedisDriver["update"]>): Promise<boolean> {
    return super.update(room, operations).catch(() => false);
  }

  override persist(room: IRoomCache): Promise<boolean> {
    return super.persist(room).catch(() => false);
  }

  override remove(roomId: string): Promise<boolean> {
    this.#own.delete(roomId);
    return super.remove(roomId).catch(() => false);
  }

  /** Writes all rows of this process again, when Redis was away. */
  async refresh(): Promise<void> {
    await Promise.all(Array.from(this.#own.values(), (room) => this.persist(room)));
  }

  #ownRows(conditions: object): IRoomCache[] {
    const entries = Object.entries(conditions);
    const rows = [...this.#own.values()] as (IRoomCache & Record<string, unknown>)[];
    return rows.filter((row) => entries.every(([field, value]) => row[field] === value));
  }
}

/**
 * Removes the rows of a process that is gone, and from the room lists of all others. The
 * framework's own check does not notify the lists, and starts only after a request has failed.
 */
export async function removeRoomsOf(processId: string): Promise<void> {
  const rows: IRoomCache[] = await matchMaker.query({ processId });
  await matchMaker.driver.cleanup?.(processId);
  for (const { roomId } of rows) await matchMaker.presence.publish("$lobby", `${roomId},1`);
}

/** Makes the framework leave the health of processes to the cluster. Its checks would delay starts, and remove rows silently. */
export function disableFrameworkChecks(): void {
  matchMaker.setHealthChecksEnabled(false);
}
