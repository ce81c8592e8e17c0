/**
 * A TCP proxy that emulates a distant server: it forwards all bytes unchanged, in order and delayed. The delays of each
 * connection are seeded, so that a run can be repeated.
 */
import { createServer, Socket, type AddressInfo, type TcpNetConnectOpts } from "node:net";
import { TimerQueue, nowMs } from "./timer-queue.ts";
import { forward } from "./forward.ts";
import { createRandom } from "./random.ts";
import { parseNetworkSpec, type NetworkSpec } from "./spec.ts";
import { DeliveryTiming } from "./timing.ts";

export type WanEmulatorOptions = {
  readonly targetPort: number;
  readonly targetHost?: string;
  /** The port to listen on; a free one unless given. */
  readonly port?: number;
  readonly host?: string;
  /** The network, as a text such as `100ms±20` (spec.ts) or parsed. */
  readonly spec: string | NetworkSpec;
  readonly seed: number;
};

export type WanEmulator = {
  readonly port: number;
  /** Closes every connection and stops listening. */
  stop(): Promise<void>;
};

const LOOPBACK = "127.0.0.1";

/** Rejects with the system's error when it cannot listen; throws when the spec cannot be read. */
export async function startWanEmulator(options: WanEmulatorOptions): Promise<WanEmulator> {
  const { spec: given, seed, port = 0, host = LOOPBACK } = options;
  const target = { port: options.targetPort, host: options.targetHost ?? LOOPBACK };
  const spec = typeof given === "string" ? parseNetworkSpec(given) : given;
  const timers = new TimerQueue();
  const open = new Set<Socket>();
  let connections = 0;
  const track = (socket: Socket): void => {
    open.add(socket);
    socket.once("close", () => open.delete(socket));
  };
  // A half-closed connection stays open: the other direction may still send.
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (client) => {
    track(client);
    proxyConnection({ client, spec, timers, track, seed: seed + connections++, target });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    async stop() {
      timers.clear();
      for (const socket of open) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

type ProxiedConnection = {
  readonly client: Socket;
  readonly spec: NetworkSpec;
  readonly timers: TimerQueue;
  readonly track: (socket: Socket) => void;
  readonly seed: number;
  readonly target: TcpNetConnectOpts;
};

/**
 * Emulates the duration of TCP's handshake: a client can send after one round trip, and its first bytes reach the server
 * after one and a half. The proxy accepts the client at once, so it delays the client's bytes instead.
 */
function proxyConnection({ client, spec, timers, track, seed, target }: ProxiedConnection): void {
  const clientSendsMs = nowMs() + 2 * spec.delayMs;
  const serverConnectsMs = clientSendsMs + spec.delayMs;
  const upstream = new Socket({ allowHalfOpen: true });
  track(upstream);
  timers.at(serverConnectsMs, () => {
    if (!client.destroyed) upstream.setNoDelay(true).connect(target);
  });
  forward({
    from: client,
    to: upstream,
    timing: new DeliveryTiming(spec, createRandom(seed), clientSendsMs),
    timers,
    spec,
  });
  forward({
    from: upstream,
    to: client,
    timing: new DeliveryTiming(spec, createRandom(~seed), serverConnectsMs),
    timers,
    spec,
  });
}
