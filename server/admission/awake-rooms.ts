/**
 * Rooms that cost computing time although only clients of one network are in them. Each network may keep a number of such rooms
 * awake, on each process: a school can play in as many at once, but one machine cannot make the server tick for itself alone.
 */
import { CLOSE_CROWDED } from "#protocol/close-code.ts";

export type AwakeLimits = {
  /** Rooms that one network may keep awake alone; from then on it can create and wake no other. */
  readonly perNetwork: number;
  /** Above it rooms are closed: a network can get there when the clients of others leave. */
  readonly closeAbove: number;
};

export const AWAKE_LIMITS: AwakeLimits = { perNetwork: 24, closeAbove: 48 };

/** The part of a room that is used here. */
type AwakeRoom = { disconnect(code: number): Promise<unknown> };

export class AwakeRooms {
  readonly #limits: AwakeLimits;
  /** The network that keeps a room awake alone. */
  readonly #keepers = new Map<AwakeRoom, string>();
  /** By network: the number of rooms that it keeps awake alone, and of those that are being created for it. */
  readonly #counts = new Map<string, number>();

  constructor(limits: AwakeLimits = AWAKE_LIMITS) {
    this.#limits = limits;
  }

  /** Whether this network may create a room, or wake one that sleeps. Unknown networks ("") may. */
  isAllowed(network: string): boolean {
    return network === "" || this.countOf(network) < this.#limits.perNetwork;
  }

  /** Rooms that only this network keeps awake. */
  countOf(network: string): number {
    return this.#counts.get(network) ?? 0;
  }

  /** Counts a room that is being created. Returns the function that ends that, once the room counts itself. */
  reserve(network: string): () => void {
    this.#add(network, 1);
    return () => this.#add(network, -1);
  }

  /**
   * The networks of the connected clients of a room, when they have changed; none when it sleeps or has closed. Closes the room if
   * its only network has too many.
   */
  update(room: AwakeRoom, networks: ReadonlySet<string>): void {
    const [network = ""] = networks;
    const keeper = networks.size === 1 ? network : "";
    const before = this.#keepers.get(room) ?? "";
    if (keeper === before) return;
    if (before !== "") this.#add(before, -1);
    if (keeper === "") {
      this.#keepers.delete(room);
      return;
    }
    this.#keepers.set(room, keeper);
    this.#add(keeper, 1);
    if (this.countOf(keeper) > this.#limits.closeAbove) void room.disconnect(CLOSE_CROWDED);
  }

  #add(network: string, change: number): void {
    const count = this.countOf(network) + change;
    if (count > 0) this.#counts.set(network, count);
    else this.#counts.delete(network);
  }
}
