/** The server under test: the product's server with the bench's rooms, and its statistics. */
import { fileURLToPath } from "node:url";
import { matchMaker } from "@colyseus/core";
import pino from "pino";
import type { JoinRequest } from "#server/admission/join-request.ts";
import { startServer, type RunningServer } from "#server/app.ts";
import { PlainRoom, RondoRoom, tickLog, withPorts, worldsDigest } from "./rooms.ts";
import type { TickStats } from "./tick-log.ts";

/** The two rooms that are compared. */
export type RoomName = "rondo" | "plain";

export type ServerStats = TickStats & {
  readonly seconds: number;
  /** In percent of one core. */
  readonly cpu: number;
  /** The part of it in the system, mostly for sockets. */
  readonly systemCpu: number;
  readonly rssMb: number;
  readonly digest: string;
};

const STADIUMS = fileURLToPath(new URL("../../../assets/stadium", import.meta.url));

export class ServerUnderTest {
  readonly #server: RunningServer;
  #startMs = 0;
  #cpu = process.cpuUsage();

  private constructor(server: RunningServer) {
    this.#server = server;
  }

  static async start(): Promise<ServerUnderTest> {
    const server = await startServer({
      port: 0,
      host: "127.0.0.1",
      clientFolder: STADIUMS,
      stadiumFolder: STADIUMS,
      log: pino({ level: "error" }),
      // All clients have the same network address.
      connections: { socketsPerNetwork: Infinity },
    });
    matchMaker.defineRoomType("rondo", withPorts(RondoRoom, server.ports));
    matchMaker.defineRoomType("plain", PlainRoom);
    skipAdmission();
    return new ServerUnderTest(server);
  }

  get port(): number {
    return this.#server.port;
  }

  /** Starts a window of measurement. */
  begin(): void {
    this.#startMs = performance.now();
    tickLog.begin(this.#startMs);
    this.#cpu = process.cpuUsage();
  }

  end(): ServerStats {
    const { user, system } = process.cpuUsage(this.#cpu);
    const now = performance.now();
    const seconds = (now - this.#startMs) / 1000;
    return {
      ...tickLog.stats(now),
      seconds,
      cpu: (user + system) / 1e4 / seconds,
      systemCpu: system / 1e4 / seconds,
      rssMb: process.memoryUsage.rss() / 1e6,
      digest: worldsDigest(),
    };
  }

  /** Rooms that no client joins. The framework disposes of them after its seat timeout (15 s). */
  async createEmptyRooms(name: RoomName, count: number): Promise<void> {
    for (let i = 0; i < count; i++) await matchMaker.createRoom(name, {});
  }

  /** Bytes of heap and buffers in use. Needs --expose-gc. */
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

/**
 * Joins clients without challenge and checks, which are not measured, with the options that rooms get after admission.
 */
function skipAdmission(): void {
  matchMaker.controller.invokeMethod = (method, target, { nickname }: { nickname: string }, context) => {
    const request: JoinRequest = {
      nickname,
      key: nickname,
      fingerprint: "",
      network: "",
      flag: "",
      password: "",
      watch: false,
    };
    return method === "create"
      ? matchMaker.create(target, request, context)
      : matchMaker.joinById(target, request, context);
  };
}
