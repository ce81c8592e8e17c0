/** The smaller tables of the net bench: a single player, strategies for other players' keys, bytes on the wire. */
import { discKey } from "#client/net/match/disc-poses.ts";
import { holdKeys, type RemoteKeys } from "#client/net/match/predicted-world.ts";
import type { Stadium } from "#sim/stadium.ts";
import { createRandom } from "#server/dev/wan-emulator/random.ts";
import { PERFECT } from "../../support/network/virtual-channel.ts";
import { createVirtualMatch, type VirtualMatch } from "../../support/network/virtual-match.ts";
import { measureNetwork } from "./measure-network.ts";

type Row = string[];

/** Random keys that change every 12 ticks on average. */
function pressAtRandom(match: VirtualMatch, seed: number): void {
  match.clients.forEach((client, i) => {
    const random = createRandom(seed * 100 + i);
    let keys = 0;
    client.decide = () => {
      if (random() < 1 / 12) keys = Math.floor(random() * 32);
      return keys;
    };
  });
}

/** With a single player every prediction must be exact, at any round-trip time. */
export function singlePlayerRows(stadium: Stadium, tiny: boolean): Row[] {
  return [0, 50, 100, 150, 250].map((rtt) => {
    const match = createVirtualMatch({ seed: 1, stadium, clients: 1, quality: { ...PERFECT, delayMs: rtt / 2 } });
    match.server.match.queue.push({ kind: "start" });
    pressAtRandom(match, 1);
    const [client] = match.clients;
    let compared = 0;
    let largest = 0;
    client!.onFrame = () => {
      if (match.clock.nowMs < 3000) return;
      compared++;
      const { smoothing } = client!.frames;
      largest = Math.max(largest, smoothing.correctionOf(0), smoothing.correctionOf(discKey(client!.id, 0)));
    };
    match.clock.runUntil(tiny ? 4000 : 60_000);
    return [`${rtt} ms`, String(compared), String(largest)];
  });
}

const STRATEGIES: readonly (readonly [string, RemoteKeys])[] = [
  ["hold the last known keys", holdKeys],
  ["hold directions, release the kick", (keys) => keys & 15],
  ["hold for 6 ticks, then release", (keys, ahead) => (ahead > 6 ? 0 : keys)],
  ["hold for 12 ticks, then release", (keys, ahead) => (ahead > 12 ? 0 : keys)],
  ["release until confirmed", () => 0],
];

const STRATEGY_NETWORKS = [
  { rtt: 100, jitter: 20, stall: 0 },
  { rtt: 250, jitter: 20, stall: 0.02 },
] as const;

export function remoteKeysRows(stadium: Stadium, tiny: boolean): Row[] {
  const seeds = tiny ? [1] : [1, 2, 3, 4, 5, 6, 7, 8];
  return STRATEGY_NETWORKS.flatMap(({ rtt, jitter, stall }) =>
    STRATEGIES.map(([name, remoteKeys]) => {
      const quality = { delayMs: rtt / 2, jitterMs: jitter / 2, stallChance: stall, stallMs: 200 };
      const runs = seeds.map((seed) =>
        measureNetwork({ seed, stadium, clients: 6, seconds: tiny ? 1 : 30, quality, remoteKeys }),
      );
      const mean = (pick: (run: (typeof runs)[number]) => number) =>
        (runs.reduce((sum, run) => sum + pick(run), 0) / runs.length).toFixed(2);
      const network = `${rtt} ± ${jitter} ms${stall === 0 ? "" : `, ${stall * 100} % × 200 ms`}`;
      return [name, network, mean((r) => r.own.p99), mean((r) => r.ball.mean), mean((r) => r.ball.p99)];
    }),
  );
}

/** Players who all press keys, and a script that moves the ball in every tick. */
export function wireRows(stadium: Stadium, tiny: boolean): Row[] {
  const seconds = tiny ? 2 : 60;
  const noScript = () => undefined;
  const teleport = (match: VirtualMatch) => {
    const { tick } = match.server.match.world.game;
    match.server.match.queue.push({ kind: "disc", disc: 0, change: { x: (tick % 600) - 300, y: tick % 50 } });
  };
  return (
    [
      ["12 players pressing keys", 12, noScript],
      ["6 players pressing keys", 6, noScript],
      ["12 players, a script moves the ball in every tick", 12, teleport],
    ] as const
  ).map(([name, clients, script]) => {
    const match = createVirtualMatch({ seed: 1, stadium, clients, quality: PERFECT, settings: { teamSize: 6 } });
    pressAtRandom(match, 2);
    match.server.onTick = () => script(match);
    match.clock.runUntil(2000);
    const before = match.connections[0]!.down.bytes;
    const packets = match.connections[0]!.down.packets;
    match.clock.runUntil(2000 + seconds * 1000);
    const bytes = (match.connections[0]!.down.bytes - before) / seconds;
    const frames = (match.connections[0]!.down.packets - packets) / seconds;
    return [name, (bytes - 2 * frames).toFixed(0), bytes.toFixed(0), "yes"];
  });
}
