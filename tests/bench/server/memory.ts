/** What a room weighs: empty, and full with its sockets. Bytes of the server's heap and buffers after collection. */
import { setTimeout as sleep } from "node:timers/promises";
import { Remote } from "./remote.ts";
import type { RoomName, ServerFigures } from "./subject.ts";
import { fill, SUBJECT } from "./trial.ts";

export type Weights = { readonly emptyKb: number; readonly fullKb: number; readonly idleCpu: number };

const EMPTY_ROOMS = 200;
const IDLE_ROOMS = 100;
const FULL_ROOMS = 8;

/** A first room of each sort is made beforehand: code, caches and pools are not the room's weight. */
export async function weigh(name: RoomName, seconds: number): Promise<Weights> {
  const subject = new Remote(SUBJECT, ["--expose-gc"]);
  try {
    const port = await subject.call<number>("port");
    const first = await fill({ port, seed: 1 }, { name, rooms: 2 });
    await sleep(seconds * 1000);
    const before = await subject.call<number>("memory");
    const crowd = await fill({ port, seed: 1000 }, { name, rooms: FULL_ROOMS });
    await sleep(seconds * 1000);
    const fullKb = ((await subject.call<number>("memory")) - before) / FULL_ROOMS / 1000;
    await Promise.all([first.end(), crowd.end()]);
    return { ...(await weighEmpty(name, seconds)), fullKb };
  } finally {
    await subject.end();
  }
}

async function weighEmpty(name: RoomName, seconds: number): Promise<Omit<Weights, "fullKb">> {
  const subject = new Remote(SUBJECT, ["--expose-gc"]);
  try {
    await subject.call("idle", { name, rooms: 10 });
    const before = await subject.call<number>("memory");
    await subject.call("idle", { name, rooms: EMPTY_ROOMS });
    const emptyKb = ((await subject.call<number>("memory")) - before) / EMPTY_ROOMS / 1000;
    return { emptyKb, idleCpu: await idleCost(name, seconds) };
  } finally {
    await subject.end();
  }
}

/** Percent of a core that rooms cost in which nobody is, beyond what the server costs without rooms. */
async function idleCost(name: RoomName, seconds: number): Promise<number> {
  const subject = new Remote(SUBJECT);
  try {
    const cpu = async (): Promise<number> => {
      await subject.call("begin");
      await sleep(seconds * 1000);
      return (await subject.call<ServerFigures>("end")).cpu;
    };
    await subject.call("port");
    await sleep(1000);
    const without = await cpu();
    await subject.call("idle", { name, rooms: IDLE_ROOMS });
    await sleep(500);
    return (await cpu()) - without;
  } finally {
    await subject.end();
  }
}

export const WEIGHED = { emptyRooms: EMPTY_ROOMS, idleRooms: IDLE_ROOMS, fullRooms: FULL_ROOMS };
