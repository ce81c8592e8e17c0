/**
 * `npm run bench -- attack`: attacks on a server with its own limits, while an honest match runs: what was refused, what it cost, and
 * the gaps between the ticks of the match, against the quiet before.
 */
import { setTimeout as wait } from "node:timers/promises";
import type { Bench } from "../bench.ts";
import { machine, table, writeSection } from "../table.ts";
import { WorkerProcess } from "../worker-process.ts";
import { AttackerSocket, join, seatOf } from "./attacker-client.ts";
import type { AttackName, Order } from "./attacks.ts";
import { type Outcomes, outcomeText, type ServerFigures } from "./figures.ts";

type Plan = {
  readonly quietSeconds: number;
  readonly attacks: readonly (Pick<Order, "count" | "seconds"> & {
    readonly name: AttackName;
    readonly title: string;
  })[];
};

const FULL: Plan = {
  quietSeconds: 15,
  attacks: [
    { name: "rooms", title: "500 new rooms, one network", count: 500, seconds: 15 },
    { name: "paidRooms", title: "the same with proof of work, and players in them", count: 500, seconds: 30 },
    { name: "halfOpen", title: "2000 half-open connections", count: 2000, seconds: 15 },
    { name: "chatFlood", title: "10 clients that flood the chat", count: 10, seconds: 10 },
    { name: "slowReaders", title: "10 clients that never read", count: 10, seconds: 20 },
    { name: "reconnectStorm", title: "200 clients that reconnect at once", count: 200, seconds: 10 },
    { name: "school", title: "no attack: 60 new players of another network at once", count: 60, seconds: 5 },
  ],
};

const TINY: Plan = {
  quietSeconds: 0.3,
  attacks: [
    { name: "rooms", title: "rooms", count: 8, seconds: 3 },
    { name: "paidRooms", title: "paid rooms", count: 2, seconds: 0.3 },
    { name: "halfOpen", title: "half-open", count: 20, seconds: 0.2 },
    { name: "chatFlood", title: "chat", count: 2, seconds: 0.3 },
    { name: "slowReaders", title: "slow readers", count: 2, seconds: 0.2 },
    { name: "reconnectStorm", title: "storm", count: 4, seconds: 0.2 },
    { name: "school", title: "school", count: 3, seconds: 0.2 },
  ],
};

export type AttackRow = {
  readonly title: string;
  readonly got: Outcomes;
  readonly figures: ServerFigures;
};

export const attackBench: Bench = async ({ tiny, write }) => {
  const rows = await runAttacks(tiny ? TINY : FULL);
  const text = `${machine()}.\n\n${attackTable(rows)}`;
  console.log(text);
  if (write) writeSection("performance.md", "attack", text);
  return `${rows.length - 1} attacks`;
};

/** The first row is the quiet before the attacks. */
export async function runAttacks({ quietSeconds, attacks }: Plan = TINY): Promise<AttackRow[]> {
  const server = new WorkerProcess(new URL("server-process.ts", import.meta.url));
  const attacker = new WorkerProcess(new URL("attacker-process.ts", import.meta.url));
  const port = await server.call<number>("port");
  const honest = await honestPlayers(port);
  const room = honest.seat.roomId;
  const measure = async (title: string, run: () => Promise<Outcomes>): Promise<AttackRow> => {
    await server.call("begin");
    const got = await run();
    return { title, got, figures: await server.call<ServerFigures>("end") };
  };
  await server.call("watch", room);
  const rows = [await measure("quiet", () => wait(quietSeconds * 1000).then(() => ({})))];
  for (const { name, title, count, seconds } of attacks) {
    rows.push(await measure(title, () => attacker.call<Outcomes>(name, { port, room, count, seconds })));
    await wait(quietSeconds * 100);
  }
  for (const socket of honest.sockets) socket.socket.terminate();
  await Promise.all([server.end(), attacker.end()]);
  return rows;
}

/** Two players of two homes in a quick match with bots. */
async function honestPlayers(port: number) {
  const sockets: AttackerSocket[] = [];
  let seat;
  for (const from of ["127.0.0.2", "127.0.0.3"]) {
    seat = seatOf(await join({ port }, from, "joinOrCreate/quick"));
    sockets.push(new AttackerSocket({ port }, from, seat));
    await sockets.at(-1)!.joined;
  }
  return { seat: seat!, sockets };
}

function attackTable(rows: readonly AttackRow[]): string {
  const ms = (value: number) => value.toFixed(1);
  return table(
    ["attack", "answers", "refusals counted", "CPU", "memory", "gap p50", "p99", "max"],
    rows.map(({ title, got, figures }) => [
      title,
      outcomeText(got),
      outcomeText(figures.refused),
      `${figures.cpu.toFixed(0)} %`,
      `${figures.rssMb.toFixed(0)} MB`,
      ms(figures.gapP50),
      ms(figures.gapP99),
      ms(figures.gapMax),
    ]),
  );
}
