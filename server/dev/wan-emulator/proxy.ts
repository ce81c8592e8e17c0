/**
 * A TCP proxy that makes a near server far: everything passes unchanged and in order, and later. Each connection has a
 * line of its own, seeded, so that a run can be repeated.
 */
import { createServer, Socket, type AddressInfo, type TcpNetConnectOpts } from "node:net";
import { Alarm, nowMs } from "./timer-queue.ts";
import { pour } from "./forward.ts";
import { createRandom } from "./random.ts";
import { parseLinkSpec, type LinkSpec } from "./spec.ts";
import { LinkTiming } from "./timing.ts";

export type LinkProxyOptions = {
  readonly targetPort: number;
  readonly targetHost?: string;
  /** Where to listen; a free port unless given. */
  readonly port?: number;
  readonly host?: string;
  /** `100ms±20`, see spec.ts, or what parseLinkSpec made of it. */
  readonly spec: string | LinkSpec;
  readonly seed: number;
};

export type LinkProxy = {
  readonly port: number;
  /** Cuts every connection and stops listening. */
  stop(): Promise<void>;
};

const LOOPBACK = "127.0.0.1";

/** Rejects with the system's error when it cannot listen; throws when the spec cannot be read. */
export async function startLinkProxy(options: LinkProxyOptions): Promise<LinkProxy> {
  const { spec: given, seed, port = 0, host = LOOPBACK } = options;
  const target = { port: options.targetPort, host: options.targetHost ?? LOOPBACK };
  const spec = typeof given === "string" ? parseLinkSpec(given) : given;
  const alarm = new Alarm();
  const open = new Set<Socket>();
  let lines = 0;
  const keep = (socket: Socket): void => {
    open.add(socket);
    socket.once("close", () => open.delete(socket));
  };
  // Half-closed connections stay: whoever has said all he has to say may still listen.
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (near) => {
    keep(near);
    joinLine({ near, spec, alarm, keep, seed: seed + lines++, target });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    async stop() {
      alarm.clear();
      for (const socket of open) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

type Line = {
  readonly near: Socket;
  readonly spec: LinkSpec;
  readonly alarm: Alarm;
  readonly keep: (socket: Socket) => void;
  readonly seed: number;
  readonly target: TcpNetConnectOpts;
};

/**
 * TCP's handshake takes its time too: whoever connects over a line can speak after one round trip, and the server knows
 * of it after one and a half. Here the near side is accepted at once, so what it says is held back instead.
 */
function joinLine({ near, spec, alarm, keep, seed, target }: Line): void {
  const speaksMs = nowMs() + 2 * spec.delayMs;
  const knownMs = speaksMs + spec.delayMs;
  const far = new Socket({ allowHalfOpen: true });
  keep(far);
  alarm.at(knownMs, () => {
    if (!near.destroyed) far.setNoDelay(true).connect(target);
  });
  pour({ from: near, to: far, timing: new LinkTiming(spec, createRandom(seed), speaksMs), alarm, spec });
  pour({ from: far, to: near, timing: new LinkTiming(spec, createRandom(~seed), knownMs), alarm, spec });
}
