/** Rooms with simulated clients on one server, for a load of any duration. */
import { Client } from "@colyseus/sdk";
import type { RoomOptions } from "#protocol/room-options.ts";
import { createRandom, type Random } from "#server/dev/wan-emulator/random.ts";
import { TICK_RATE } from "#sim/step.ts";
import { LoadClient } from "./load-client.ts";
import { LoadCounters } from "./load-counters.ts";

export type LoadPlan = {
  /** Of the server, such as http://127.0.0.1:2567. */
  readonly origin: string;
  readonly rooms: number;
  /** Clients per room. */
  readonly players: number;
  /** Mean time after which a client leaves and another one joins; 0: never. */
  readonly churnSeconds: number;
  readonly seed: number;
};

/** Figures of one window of measurement. */
export type LoadReport = {
  readonly plan: LoadPlan;
  readonly clients: number;
  readonly seconds: number;
  readonly counters: LoadCounters;
};

/** Real clients send at any time: their ticks are spread over that of the server in this many groups. */
const GROUPS = 16;
const GROUP_MS = 1000 / TICK_RATE / GROUPS;

const CHURN_MS = 1000;
const TEAM_MAX = 11;

type LoadRoom = { readonly code: string; readonly clients: LoadClient[] };

export class LoadRun {
  readonly counters = new LoadCounters();
  readonly #plan: LoadPlan;
  readonly #sdk: Client;
  readonly #random: Random;
  readonly #rooms: LoadRoom[] = [];
  #nicknames = 0;
  #nextMs = performance.now();
  #group = 0;
  #timer: NodeJS.Timeout | undefined;
  #churn: NodeJS.Timeout | undefined;
  #startMs = 0;
  #stopped = false;

  constructor(plan: LoadPlan) {
    this.#plan = plan;
    this.#sdk = new Client(plan.origin.replace(/^http/u, "ws"));
    this.#random = createRandom(plan.seed);
  }

  /** Creates the rooms and joins them one after the other. Rejects with the server's answer when it refuses one. */
  async fill(progress: (rooms: number) => void = () => undefined): Promise<void> {
    const { rooms, players, churnSeconds } = this.#plan;
    this.#run();
    while (this.#rooms.length < rooms) {
      const first = this.#createClient(true);
      const room = { code: await first.create(roomOptions(players)), clients: [first] };
      this.#rooms.push(room);
      for (let n = 1; n < players; n++) await this.#join(room);
      first.start();
      progress(this.#rooms.length);
    }
    if (churnSeconds > 0) this.#churn = setInterval(() => this.#replaceSome(), CHURN_MS);
    this.restart();
  }

  /** Starts a new window of measurement. */
  restart(): void {
    this.counters.restart();
    this.#startMs = performance.now();
  }

  report(): LoadReport {
    const clients = this.#rooms.reduce((sum, room) => sum + room.clients.length, 0);
    const seconds = (performance.now() - this.#startMs) / 1000;
    return { plan: this.#plan, clients, seconds, counters: this.counters };
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    clearInterval(this.#churn);
    await Promise.all(this.#rooms.flatMap(({ clients }) => clients.map((client) => client.leave())));
  }

  #createClient(checks: boolean): LoadClient {
    const ports = { sdk: this.#sdk, origin: this.#plan.origin, counters: this.counters, random: this.#random };
    return new LoadClient(ports, `Load ${++this.#nicknames}`, checks);
  }

  async #join(room: LoadRoom): Promise<void> {
    const client = this.#createClient(false);
    await client.join(room.code);
    if (this.#stopped) return client.leave();
    room.clients.push(client);
  }

  /** The client that created a room stays: it is the one that checks. */
  #replaceSome(): void {
    const chance = CHURN_MS / 1000 / this.#plan.churnSeconds;
    for (const room of this.#rooms) {
      for (const client of room.clients.slice(1)) {
        if (this.#random() >= chance) continue;
        room.clients.splice(room.clients.indexOf(client), 1);
        void this.#replace(room, client);
      }
    }
  }

  async #replace(room: LoadRoom, client: LoadClient): Promise<void> {
    try {
      await client.leave();
      if (!this.#stopped) await this.#join(room);
    } catch (error) {
      this.counters.addError(`join: ${(error as Error).message}`);
    }
  }

  /** Due times are absolute: a late timer makes every tick that is due at once. */
  #run(): void {
    const clients = this.#rooms.flatMap((room) => room.clients);
    for (const now = performance.now(); this.#nextMs <= now; this.#nextMs += GROUP_MS) {
      for (let i = this.#group; i < clients.length; i += GROUPS) clients[i]!.tick();
      this.#group = (this.#group + 1) % GROUPS;
    }
    this.#timer = setTimeout(() => this.#run(), 1);
  }
}

/** A game without an end, in which every client has a seat. */
function roomOptions(players: number): RoomOptions {
  const teamSize = Math.min(TEAM_MAX, Math.ceil(players / 2));
  return { name: "Load", teamSize, scoreLimit: 0, timeLimit: 0, bots: "none", listed: false };
}
