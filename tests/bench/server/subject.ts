/** The server under test: the product's own server with the two rooms of the bench added, and what can be read off it. */
import { fileURLToPath } from "node:url";
import { matchMaker } from "@colyseus/core";
import pino from "pino";
import type { Visitor } from "#server/identity/visitor.ts";
import { startServer, type RunningServer } from "#server/server.ts";
import type { BeatFigures } from "./beat-log.ts";
import { beatLog, PlainRoom, RondoRoom, worldsDigest } from "./rooms.ts";
import { OneBufferRoom, QuietRoom } from "./variants.ts";

/** The two rooms that are compared, and the variants of the first. */
export type RoomName = "rondo" | "plain" | "quiet" | "one-buffer";

export type ServerFigures = BeatFigures & {
  readonly seconds: number;
  /** Of one core, in percent. */
  readonly cpu: number;
  /** The part of it that the system spent for us, mostly in sockets. */
  readonly systemCpu: number;
  readonly rssMb: number;
  readonly digest: string;
};

const STADIUMS = fileURLToPath(new URL("../../../assets/stadium", import.meta.url));

export class Subject {
  readonly #server: RunningServer;
  #startMs = 0;
  #cpu = process.cpuUsage();

  private constructor(server: RunningServer) {
    this.#server = server;
  }

  static async start(): Promise<Subject> {
    const server = await startServer({
      port: 0,
      host: "127.0.0.1",
      clientFolder: STADIUMS,
      stadiumFolder: STADIUMS,
      log: pino({ level: "error" }),
    });
    matchMaker.defineRoomType("rondo", RondoRoom);
    matchMaker.defineRoomType("plain", PlainRoom);
    matchMaker.defineRoomType("quiet", QuietRoom);
    matchMaker.defineRoomType("one-buffer", OneBufferRoom);
    openDoors();
    return new Subject(server);
  }

  get port(): number {
    return this.#server.port;
  }

  /** Begins a window of measurement. */
  begin(): void {
    this.#startMs = performance.now();
    beatLog.begin(this.#startMs);
    this.#cpu = process.cpuUsage();
  }

  end(): ServerFigures {
    const { user, system } = process.cpuUsage(this.#cpu);
    const now = performance.now();
    const seconds = (now - this.#startMs) / 1000;
    return {
      ...beatLog.figures(now),
      seconds,
      cpu: (user + system) / 1e4 / seconds,
      systemCpu: system / 1e4 / seconds,
      rssMb: process.memoryUsage.rss() / 1e6,
      digest: worldsDigest(),
    };
  }

  /** Rooms in which nobody ever was. The framework disposes of them after its seat timeout (15 s). */
  async makeIdleRooms(name: RoomName, count: number): Promise<void> {
    for (let i = 0; i < count; i++) await matchMaker.createRoom(name, {});
  }

  /** Bytes of heap and of buffers that are in use. Needs --expose-gc. */
  async memory(): Promise<number> {
    for (let i = 0; i < 4; i++) {
      globalThis.gc?.();
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const { heapUsed, external } = process.memoryUsage();
    return heapUsed + external;
  }

  stop(): Promise<void> {
    return this.#server.stop();
  }
}

/** What is measured is play, not proofs: every visitor is let in, and the rooms see of him what the gatekeeper would show. */
function openDoors(): void {
  matchMaker.controller.invokeMethod = (method, target, { nickname }: { nickname: string }, context) => {
    const visitor: Visitor = {
      nickname,
      key: nickname,
      fingerprint: "",
      network: "",
      flag: "",
      password: "",
      watch: false,
    };
    return method === "create"
      ? matchMaker.create(target, visitor, context)
      : matchMaker.joinById(target, visitor, context);
  };
}
