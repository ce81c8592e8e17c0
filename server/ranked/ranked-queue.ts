/**
 * A queue for ranked matches on the framework's QueueRoom: players of similar rating are put together, and the longer a player
 * waits, the larger the difference may be. A match gets a room with fixed teams.
 */
import {
  type AuthContext,
  type Client,
  matchMaker,
  QueueRoom,
  type QueueClientData,
  type QueueMatchGroup,
} from "@colyseus/core";
import { CLOSE_CROWDED, CLOSE_REPLACED } from "#protocol/close-code.ts";
import { profileIdOf } from "#protocol/fingerprint.ts";
import { TEAM_SIZES, type FromQueue, type RankedMode } from "#protocol/ranked.ts";
import { BLUE_TEAM, RED_TEAM, type SideId } from "#room/team.ts";
import type { JoinRequest } from "../admission/join-request.ts";
import type { OpenRooms } from "../admission/open-rooms.ts";
import { closeClient } from "../colyseus/close-client.ts";
import { FrameGuard, guardFrames } from "../colyseus/frame-guard.ts";
import type { RefusalCounter } from "../monitoring/refusals.ts";
import { NEW_SKILL, shownRating } from "../rating/rate-teams.ts";
import type { Store } from "../store/store.ts";

export type RankedQueuePorts = {
  readonly store: Pick<Store, "ratings">;
  /** Monotonic milliseconds. */
  readonly now: () => number;
  readonly refusals: RefusalCounter;
  readonly rooms: OpenRooms;
  /** Name of the room of a match. */
  readonly matchRoom: string;
  readonly newRooms: NewRooms;
};

export type NewRooms = {
  /** Chooses the code of a room. */
  readonly code: () => Promise<string>;
  /** False while the server takes no new rooms. */
  readonly isAllowed: () => boolean;
};

/** What the room of a match is made from. */
export type RankedOrigin = {
  readonly mode: RankedMode;
  readonly players: readonly { readonly key: string; readonly team: SideId }[];
};

/** Difference of ratings that is accepted at once, and by how much more in each second of waiting. */
export const FIRST_DIFFERENCE = 150;
export const DIFFERENCE_PER_SECOND = 15;

/** Rounds of the queue, which finds groups once in each. */
const ROUND_MS = 1000;

const CLIENTS_MAX = 1000;

/** Number of waiting times that the estimate is made of. */
const WAITS = 20;

type QueueClient = QueueMatchGroup["clients"][number];

export function rankedQueue(mode: RankedMode, ports: RankedQueuePorts): new () => RankedQueue {
  const waits: number[] = [];
  return class extends RankedQueue {
    override readonly mode = mode;
    override readonly ports = ports;
    override readonly waits = waits;
  };
}

/** Whether a player of this rating may join a group: both sides' patience counts. */
export function isClose(
  player: { readonly rank: number; readonly cycles: number },
  group: { readonly averageRank: number; readonly cycles: number },
): boolean {
  const patience = Math.max(player.cycles, group.cycles);
  return Math.abs(player.rank - group.averageRank) <= FIRST_DIFFERENCE + DIFFERENCE_PER_SECOND * patience;
}

/** Teams of equal strength: by rating, the best and the worst against those between them. Players are sorted by rating. */
export function splitTeams<P>(players: readonly P[]): { readonly player: P; readonly team: SideId }[] {
  return players.map((player, i) => ({ player, team: i % 4 === 0 || i % 4 === 3 ? RED_TEAM : BLUE_TEAM }));
}

export abstract class RankedQueue extends QueueRoom {
  abstract readonly mode: RankedMode;
  abstract readonly ports: RankedQueuePorts;
  /** The last waiting times in milliseconds; they outlast the room, which closes when it is empty. */
  protected abstract readonly waits: number[];
  override cycleTickInterval = ROUND_MS;
  readonly #guards = new Map<string, FrameGuard>();
  /** By session id: when the client entered. */
  readonly #entered = new Map<string, number>();
  #sent = "";

  /** Called by the join guard only, with a verified request. */
  static override async onAuth(_token: string, request: unknown, _context: AuthContext): Promise<JoinRequest> {
    return request as JoinRequest;
  }

  override onCreate(): void {
    const { now, refusals, rooms, matchRoom } = this.ports;
    guardFrames(this, { guardOf: (client) => this.#guards.get(client.sessionId), now, refusals });
    this.maxClients = CLIENTS_MAX;
    // Patience widens the difference; no player is put into a group of another strength at once.
    this.maxWaitingCyclesForPriority = Infinity;
    super.onCreate({
      matchRoomName: matchRoom,
      maxPlayers: 2 * TEAM_SIZES[this.mode],
      compare: ({ rank, currentCycle = 0 }, { averageRank, clients }) => {
        const cycles = Math.max(0, ...clients.map(({ userData }) => userData?.currentCycle ?? 0));
        return isClose({ rank, cycles: currentCycle }, { averageRank, cycles });
      },
    });
    rooms.add(this);
  }

  /** A second tab takes the place of the first. */
  override onJoin(client: Client, _options: unknown, request: JoinRequest): void {
    const { now } = this.ports;
    this.#guards.set(client.sessionId, new FrameGuard(now()));
    this.#entered.set(client.sessionId, now());
    for (const other of [...this.clients]) {
      const same = other !== client && (other.auth as JoinRequest | undefined)?.key === request.key;
      if (!same) continue;
      // It leaves the queue at once, and the room a moment later.
      other.userData = undefined;
      this.#entered.delete(other.sessionId);
      closeClient(this, other, CLOSE_REPLACED, "another tab waits in the queue");
    }
    void this.#enter(client, request);
  }

  /** The rating comes from the store, never from the client; without a database all are new players. */
  async #enter(client: Client, request: JoinRequest): Promise<void> {
    const ratings = await this.ports.store.ratings.of(profileIdOf(request.key)).catch(() => []);
    const rating = ratings.find(({ ladder }) => ladder === this.mode)?.rating ?? shownRating(NEW_SKILL);
    // Meanwhile another tab may have taken the place.
    if (!this.#entered.has(client.sessionId)) return;
    const data: QueueClientData = { rank: Math.max(1, rating), currentCycle: 0 };
    client.userData = data;
    this.#sent = "";
  }

  override onLeave(client: Client): void {
    this.#guards.delete(client.sessionId);
    this.#entered.delete(client.sessionId);
  }

  override onDispose(): void {
    this.ports.rooms.remove(this);
  }

  override reassignMatchGroups(): void {
    super.reassignMatchGroups();
    const waiting = this.clients.filter((client) => this.#isWaiting(client)).length;
    const sum = this.waits.reduce((total, wait) => total + wait, 0);
    const estimateS = this.waits.length === 0 ? null : Math.ceil(sum / this.waits.length / 1000);
    const message: FromQueue["queue"] = { waiting, estimateS };
    if (JSON.stringify(message) === this.#sent) return;
    this.#sent = JSON.stringify(message);
    this.broadcast("queue", message);
  }

  /**
   * Instead of the framework's, which reserves seats: players join the room by its code, through the join guard, which finds
   * the way to the process of the room.
   */
  override processGroupsReady(): void {
    for (const group of this.groups) if (group.ready === true) void this.#startMatch(group);
  }

  async #startMatch({ clients }: QueueMatchGroup): Promise<void> {
    try {
      const message: FromQueue["match"] = { code: await this.#createMatch(clients) };
      for (const client of clients) client.send("match", message);
    } catch {
      for (const client of clients) closeClient(this, client, CLOSE_CROWDED, "no room for a match");
    }
  }

  #isWaiting({ sessionId, userData }: Client): boolean {
    return this.#entered.has(sessionId) && (userData as QueueClientData | undefined)?.group?.ready !== true;
  }

  /** Resolves with the code of the match's room. */
  async #createMatch(clients: readonly QueueClient[]): Promise<string> {
    const { newRooms, matchRoom, now } = this.ports;
    if (!newRooms.isAllowed()) throw new Error("this server takes no new rooms");
    for (const { sessionId } of clients) this.waits.push(now() - (this.#entered.get(sessionId) ?? now()));
    this.waits.splice(0, this.waits.length - WAITS);
    const players = splitTeams(clients).map(({ player, team }) => ({ key: (player.auth as JoinRequest).key, team }));
    const ranked: RankedOrigin = { mode: this.mode, players };
    const { roomId } = await matchMaker.createRoom(matchRoom, { code: await newRooms.code(), ranked });
    return roomId;
  }
}
