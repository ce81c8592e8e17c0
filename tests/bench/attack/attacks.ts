/** The attacks of the bench. Each runs for its time, or until its number is reached, and counts what it got. */
import { setTimeout as wait } from "node:timers/promises";
import { connect } from "node:net";
import { readWorkText } from "#protocol/work.ts";
import { type Answer, AttackerSocket, join, seatOf, send, type Seat, type Target } from "./attacker-client.ts";
import { type Outcomes, Tally } from "./figures.ts";

export type Order = Target & {
  /** Code of the room of the honest players. */
  readonly room: string;
  readonly count: number;
  readonly seconds: number;
};

/** The addresses of the attacker, of a school, and of the clients of the storm. */
const EVIL = "127.0.0.66";
const SCHOOL = "127.0.0.77";
const homeOf = (n: number) => `127.0.1.${1 + Math.floor(n / 4)}`;

const PARALLEL = 20;

/** Runs `count` tasks, some at a time, until the time is over. */
async function parallel(count: number, seconds: number, task: (n: number) => Promise<void>): Promise<void> {
  const end = performance.now() + seconds * 1000;
  let next = 0;
  const lane = async () => {
    while (next < count && performance.now() < end) await task(next++);
  };
  await Promise.all(Array.from({ length: PARALLEL }, lane));
}

/** New rooms by new identities of one network; the seats are not taken. */
async function rooms({ count, seconds, ...target }: Order): Promise<Outcomes> {
  const tally = new Tally();
  await parallel(count, seconds, async () => tally.add((await join(target, EVIL, "create/friends")).status));
  return tally.outcomes;
}

/** The same with the work that the server asks for, and with players in the rooms, so that they tick. */
async function paidRooms({ count, seconds, ...target }: Order): Promise<Outcomes> {
  const tally = new Tally();
  const sockets: AttackerSocket[] = [];
  const end = performance.now() + seconds * 1000;
  let bits = 0;
  for (let n = 0; n < count && performance.now() < end; n++) {
    const answer = await join(target, EVIL, "create/friends", bits);
    tally.add(answer.status);
    bits = Math.max(bits, readWorkText(answer.body) ?? 0);
    if (answer.status === 200) sockets.push(new AttackerSocket(target, EVIL, seatOf(answer)));
    if (answer.status === 423) break;
  }
  await wait(Math.max(0, end - performance.now()));
  for (const { socket } of sockets) socket.terminate();
  return tally.outcomes;
}

/** No attack: a class that presses Play now at the same moment, with new identities, and does the work that is asked for. */
async function school({ count, seconds, ...target }: Order): Promise<Outcomes> {
  const tally = new Tally();
  const pupils = Array.from({ length: count }, async () => {
    let bits = 0;
    for (;;) {
      const answer = await join(target, SCHOOL, "joinOrCreate/quick", bits);
      const asked = readWorkText(answer.body);
      if (asked === undefined) {
        tally.add(answer.status === 200 ? `joined with ${bits} bits` : answer.status);
        return answer.status === 200 ? new AttackerSocket(target, SCHOOL, seatOf(answer)) : undefined;
      }
      bits = asked;
    }
  });
  const sockets = await Promise.all(pupils);
  await wait(seconds * 1000);
  for (const each of sockets) each?.socket.terminate();
  return tally.outcomes;
}

/** Connections that send half of a request. */
async function halfOpen({ port, count, seconds }: Order): Promise<Outcomes> {
  const tally = new Tally();
  const sockets = Array.from({ length: count }, () => {
    const socket = connect({ port, host: "127.0.0.1", localAddress: EVIL });
    let answer = "";
    let settled = false;
    const settle = (outcome: string) => {
      if (!settled) tally.add(outcome);
      settled = true;
    };
    socket.on("error", () => undefined);
    socket.on("data", (data: Buffer) => (answer ||= data.toString("latin1", 9, 12)));
    socket.on("close", () => settle(answer === "" ? "closed" : answer));
    socket.write("GET / HTTP/1.1\r\nHost: rondo\r\nX-Slow:");
    return { socket, settle };
  });
  await wait(seconds * 1000);
  for (const { socket, settle } of sockets) {
    settle("open");
    socket.destroy();
  }
  return tally.outcomes;
}

/** Enters the honest room as often as it can. */
async function enter({ room, count, ...target }: Order, tally: Tally): Promise<AttackerSocket[]> {
  const sockets: AttackerSocket[] = [];
  for (let n = 0; n < count; n++) {
    const answer = await join(target, EVIL, `joinById/${room}`);
    if (answer.status === 200) sockets.push(new AttackerSocket(target, EVIL, seatOf(answer)));
    else tally.add(answer.status);
  }
  const joined = Promise.all(sockets.map((each) => each.joined));
  await Promise.race([joined, wait(2000)]);
  return sockets;
}

async function settle(sockets: readonly AttackerSocket[], tally: Tally): Promise<void> {
  for (const each of sockets) {
    const code = await Promise.race([each.closed, wait(0)]);
    tally.add(code === undefined ? "connected" : `close ${String(code)}`);
    each.socket.terminate();
  }
}

/** Chat lines as fast as the sockets take them: 200 a second from each client. */
async function chatFlood(order: Order): Promise<Outcomes> {
  const tally = new Tally();
  const sockets = await enter(order, tally);
  const end = performance.now() + order.seconds * 1000;
  let sent = 0;
  while (performance.now() < end) {
    for (const each of sockets.filter(({ socket }) => socket.readyState === socket.OPEN)) {
      for (let n = 0; n < 4; n++, sent++) each.chat("spam spam spam");
    }
    await wait(20);
  }
  await settle(sockets, tally);
  return { ...tally.outcomes, lines: sent };
}

/** Clients that join and never read again. */
async function slowReaders(order: Order): Promise<Outcomes> {
  const tally = new Tally();
  const sockets = await enter(order, tally);
  for (const { socket } of sockets) socket.pause();
  await wait(order.seconds * 1000);
  // A paused socket does not notice that it was closed.
  for (const { socket } of sockets) socket.resume();
  await wait(200);
  await settle(sockets, tally);
  return tally.outcomes;
}

type Client = { readonly from: string; readonly seat: Seat; readonly socket: AttackerSocket };

/** Clients of many networks lose their connections at the same moment and all come back at once. */
async function reconnectStorm(order: Order): Promise<Outcomes> {
  const { count, seconds, ...target } = order;
  const tally = new Tally();
  const clients: Client[] = [];
  await parallel(count, 60, async (n) => {
    const from = homeOf(n);
    const answer = await join(target, from, "joinOrCreate/quick");
    if (answer.status !== 200) return tally.add(`join ${answer.status}`);
    const seat = seatOf(answer);
    const socket = new AttackerSocket(target, from, seat);
    await Promise.race([socket.joined, wait(5000)]);
    clients.push({ from, seat, socket });
  });
  for (const { socket } of clients) socket.socket.terminate();
  await Promise.all(clients.map(({ socket }) => socket.closed));
  const start = performance.now();
  let lastMs = 0;
  const back = await Promise.all(
    clients.map(async ({ from, seat, socket }) => {
      const answer: Answer = await send(target, from, `/matchmake/reconnect/${seat.roomId}`, {
        reconnectionToken: socket.token,
      });
      tally.add(answer.status);
      if (answer.status !== 200) return undefined;
      const again = new AttackerSocket(target, from, { ...seatOf(answer), reconnectionToken: socket.token });
      if ((await Promise.race([again.joined.then(() => true), wait(5000)])) === true) {
        tally.add("back");
        lastMs = Math.max(lastMs, performance.now() - start);
      }
      return again;
    }),
  );
  await wait(Math.max(0, seconds * 1000 - (performance.now() - start)));
  for (const each of back) each?.socket.terminate();
  return { ...tally.outcomes, "ms until all were back": Math.round(lastMs) };
}

export const ATTACKS = { rooms, paidRooms, halfOpen, chatFlood, slowReaders, reconnectStorm, school } as const;
export type AttackName = keyof typeof ATTACKS;
