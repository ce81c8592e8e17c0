/** All simulated visitors of one process: rooms are filled through the matchmaker, inputs are sent sixty times a second. */
import { Histogram } from "./histogram.ts";
import { emptyTally, LoadClient, type Seat, type Tally } from "./load-client.ts";
import type { RoomName } from "./subject.ts";

/** Visitors press keys at any time: inputs are spread over the frame in this many portions. */
const PORTIONS = 16;
const PORTION_MS = 1000 / 60 / PORTIONS;

export type CrowdFigures = Tally & {
  readonly clients: number;
  readonly seconds: number;
  readonly wireBytes: number;
  /** Milliseconds between two patches at a client. */
  readonly gapP99: number;
  /** Of the process that simulates the visitors, in percent of a core. */
  readonly cpu: number;
};

export type CrowdOptions = {
  readonly port: number;
  readonly seed: number;
  /** Inputs are sent only when they change: a protocol the server does not have, for finding out what it would gain. */
  readonly sparse?: boolean;
};

export class Crowd {
  readonly #port: number;
  readonly #clients: LoadClient[] = [];
  readonly #books = { tally: emptyTally(), gaps: new Histogram() };
  readonly #sparse: boolean;
  #seed: number;
  #nextMs = performance.now();
  #portion = 0;
  #stopped = false;
  #startMs = 0;
  #cpu = process.cpuUsage();
  #wireBefore = 0;

  constructor({ port, seed, sparse }: CrowdOptions) {
    this.#port = port;
    this.#seed = seed;
    this.#sparse = sparse ?? false;
    this.#run();
  }

  /** Opens rooms and takes their seats; resolves when all clients are playing. */
  async fill(name: RoomName, rooms: number, clientsPerRoom: number): Promise<void> {
    for (let i = 0; i < rooms; i++) {
      const first = await this.#reserve("create", name);
      this.#enter(first);
      const others = Array.from({ length: clientsPerRoom - 1 }, () => this.#reserve("joinById", first.roomId));
      for (const seat of await Promise.all(others)) this.#enter(seat);
      await this.#allPlaying();
    }
  }

  /** Since the window began. */
  get patches(): number {
    return this.#books.tally.patches;
  }

  begin(): void {
    Object.assign(this.#books.tally, emptyTally());
    this.#books.gaps.clear();
    this.#startMs = performance.now();
    this.#cpu = process.cpuUsage();
    this.#wireBefore = this.#wire();
  }

  end(): CrowdFigures {
    const { user, system } = process.cpuUsage(this.#cpu);
    const seconds = (performance.now() - this.#startMs) / 1000;
    return {
      ...this.#books.tally,
      clients: this.#clients.length,
      seconds,
      wireBytes: this.#wire() - this.#wireBefore,
      gapP99: this.#books.gaps.quantile(0.99),
      cpu: (user + system) / 1e4 / seconds,
    };
  }

  stop(): void {
    this.#stopped = true;
    for (const client of this.#clients) client.close();
  }

  #wire(): number {
    return this.#clients.reduce((sum, client) => sum + client.wireBytes, 0);
  }

  #enter(seat: Seat): void {
    this.#clients.push(new LoadClient(this.#port, seat, this.#seed++, this.#books));
  }

  async #reserve(method: "create" | "joinById", target: string): Promise<Seat> {
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
      if (this.#books.tally.lost > 0) throw new Error("the server closed a connection");
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
  }

  /** Absolute due times: what the timer is late is made up for at once. */
  #run(): void {
    if (this.#stopped) return;
    for (const now = performance.now(); this.#nextMs <= now; this.#nextMs += PORTION_MS) {
      for (let i = this.#portion; i < this.#clients.length; i += PORTIONS) this.#clients[i]!.play(this.#sparse);
      this.#portion = (this.#portion + 1) % PORTIONS;
    }
    setTimeout(() => this.#run(), 1);
  }
}
