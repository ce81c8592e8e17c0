/**
 * Simulated clients of one process: fills rooms through the matchmaker and makes sixty ticks a second for each client.
 */
import { TICK_RATE } from "#sim/step.ts";
import { Histogram } from "#server/cli/load/histogram.ts";
import { emptyTally, LoadClient, type SeatReservation, type Tally } from "./load-client.ts";
import type { RoomName } from "./server-under-test.ts";

/** Real clients send at any time: their ticks are spread over that of the server in this many groups. */
const GROUPS = 16;
const GROUP_MS = 1000 / TICK_RATE / GROUPS;

export type LoadStats = Tally & {
  readonly clients: number;
  readonly seconds: number;
  readonly wireBytes: number;
  /** Milliseconds between two patches at a client. */
  readonly gapP99: number;
  /** CPU of the generator's process, in percent of a core. */
  readonly cpu: number;
};

export type LoadOptions = {
  readonly port: number;
  readonly seed: number;
};

export class LoadGenerator {
  readonly #port: number;
  readonly #clients: LoadClient[] = [];
  readonly #counters = { tally: emptyTally(), gaps: new Histogram() };
  #seed: number;
  #nextMs = performance.now();
  #group = 0;
  #stopped = false;
  #startMs = 0;
  #cpu = process.cpuUsage();
  #wireBytesBefore = 0;

  constructor({ port, seed }: LoadOptions) {
    this.#port = port;
    this.#seed = seed;
    this.#run();
  }

  /** Creates rooms and joins them; resolves when all clients are playing. */
  async fill(name: RoomName, rooms: number, clientsPerRoom: number): Promise<void> {
    for (let i = 0; i < rooms; i++) {
      const first = await this.#reserve("create", name);
      this.#join(first);
      const others = Array.from({ length: clientsPerRoom - 1 }, () => this.#reserve("joinById", first.roomId));
      for (const seat of await Promise.all(others)) this.#join(seat);
      await this.#allPlaying();
    }
  }

  /** Patches received since the window began. */
  get patches(): number {
    return this.#counters.tally.patches;
  }

  begin(): void {
    Object.assign(this.#counters.tally, emptyTally());
    this.#counters.gaps.clear();
    this.#startMs = performance.now();
    this.#cpu = process.cpuUsage();
    this.#wireBytesBefore = this.#wireBytes();
  }

  end(): LoadStats {
    const { user, system } = process.cpuUsage(this.#cpu);
    const seconds = (performance.now() - this.#startMs) / 1000;
    return {
      ...this.#counters.tally,
      clients: this.#clients.length,
      seconds,
      wireBytes: this.#wireBytes() - this.#wireBytesBefore,
      gapP99: this.#counters.gaps.quantile(0.99),
      cpu: (user + system) / 1e4 / seconds,
    };
  }

  stop(): void {
    this.#stopped = true;
    for (const client of this.#clients) client.close();
  }

  #wireBytes(): number {
    return this.#clients.reduce((sum, client) => sum + client.wireBytes, 0);
  }

  #join(seat: SeatReservation): void {
    this.#clients.push(new LoadClient(this.#port, seat, this.#seed++, this.#counters));
  }

  async #reserve(method: "create" | "joinById", target: string): Promise<SeatReservation> {
    const response = await fetch(`http://127.0.0.1:${this.#port}/matchmake/${method}/${target}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ nickname: `Load ${this.#clients.length}` }),
    });
    if (!response.ok) throw new Error(`matchmake ${method}: ${response.status} ${await response.text()}`);
    const seat = (await response.json()) as { name: string; roomId: string; sessionId: string; processId: string };
    return { ...seat, path: `/${seat.processId}/${seat.roomId}?sessionId=${seat.sessionId}` };
  }

  async #allPlaying(): Promise<void> {
    while (!this.#clients.every((client) => client.playing)) {
      if (this.#counters.tally.lost > 0) throw new Error("the server closed a connection");
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
  }

  /** Due times are absolute: a late timer sends everything that is due at once. */
  #run(): void {
    if (this.#stopped) return;
    for (const now = performance.now(); this.#nextMs <= now; this.#nextMs += GROUP_MS) {
      for (let i = this.#group; i < this.#clients.length; i += GROUPS) this.#clients[i]!.tick();
      this.#group = (this.#group + 1) % GROUPS;
    }
    setTimeout(() => this.#run(), 1);
  }
}
