/** A match over virtual connections: one server and its predicting clients, each with a connection of its own. */
import type { Stadium } from "#sim/stadium.ts";
import { TICK_MS } from "#sim/step.ts";
import type { RemoteKeys } from "#client/net/match/predicted-world.ts";
import type { MatchOptions } from "#match/match.ts";
import type { RoomSettings } from "#room/settings.ts";
import { createRandom } from "#server/dev/wan-emulator/random.ts";
import { VirtualClient, type Downstream } from "./virtual-client.ts";
import { VirtualClock } from "./virtual-clock.ts";
import { VirtualChannel, type ConnectionQuality } from "./virtual-channel.ts";
import { VirtualServer } from "./virtual-server.ts";

export type VirtualConnection = { readonly up: VirtualChannel<Uint8Array>; readonly down: VirtualChannel<Downstream> };

export type VirtualMatch = {
  readonly clock: VirtualClock;
  readonly server: VirtualServer;
  readonly clients: readonly VirtualClient[];
  readonly connections: readonly VirtualConnection[];
  /** Clients without animation frames: hidden tabs, sleeping machines. */
  readonly hidden: Set<VirtualClient>;
  /** The server's process makes no ticks for this time, and reads nothing. */
  readonly stallServer: (ms: number) => void;
};

export type VirtualMatchOptions = {
  readonly seed: number;
  readonly stadium: Stadium;
  readonly clients: number;
  readonly quality: ConnectionQuality;
  readonly match?: Partial<MatchOptions>;
  readonly settings?: Partial<RoomSettings>;
  /** Frames per second of the clients' screens; 60 by default. */
  readonly frameRate?: number;
  /** By how much the clients' clocks are faster than the server's; 0.0001 = 100 ppm. */
  readonly clockDrift?: number;
  readonly remoteKeys?: RemoteKeys;
};

export function createVirtualMatch(options: VirtualMatchOptions): VirtualMatch {
  const { seed, stadium, quality } = options;
  const clock = new VirtualClock();
  const random = createRandom(seed);
  const server = new VirtualServer(
    stadium,
    { bots: "none", botLevel: "normal", seed, ...options.match },
    () => clock.nowMs,
    options.settings,
  );
  const clients: VirtualClient[] = [];
  const connections: VirtualConnection[] = [];
  const hidden = new Set<VirtualClient>();
  for (let i = 0; i < options.clients; i++) {
    const drift = 1 + (options.clockDrift ?? 0);
    const client: VirtualClient = new VirtualClient({
      name: `client ${i}`,
      stadium,
      upload: (keys, bytes) => up.send(keys, bytes),
      now: () => clock.nowMs * drift,
      remoteKeys: options.remoteKeys,
    });
    const down = new VirtualChannel<Downstream>(clock, random, quality, (message) => client.receive(message));
    const peer = server.connect(client.name, (message, bytes) => down.send(message, bytes));
    const up = new VirtualChannel<Uint8Array>(clock, random, quality, (keys) => server.receive(peer, keys));
    clients.push(client);
    connections.push({ up, down });
    clock.every(random() * TICK_MS, 1000 / ((options.frameRate ?? 60) * drift), () => {
      if (!hidden.has(client)) client.frame();
    });
  }
  clock.every(0, TICK_MS, () => server.tickIsDue());
  const stallServer = (ms: number) => {
    server.stall(ms);
    for (const { up } of connections) up.stall(ms);
  };
  return { clock, server, clients, connections, hidden, stallServer };
}
