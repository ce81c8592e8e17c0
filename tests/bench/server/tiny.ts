/** The bench for a moment, in one process: a room of either sort, two visitors each. */
import { setTimeout as sleep } from "node:timers/promises";
import { Crowd, type CrowdFigures } from "./crowd.ts";
import { Subject, type RoomName, type ServerFigures } from "./subject.ts";
import { loadTable } from "./tables.ts";

const NAMES: readonly RoomName[] = ["rondo", "plain"];
const PATCHES = 30;

export type TinyFigures = { readonly name: RoomName; readonly server: ServerFigures; readonly crowd: CrowdFigures };

export async function measureTiny(): Promise<TinyFigures[]> {
  const subject = await Subject.start();
  try {
    const found: TinyFigures[] = [];
    for (const name of NAMES) {
      const crowd = new Crowd({ port: subject.port, seed: 1 });
      await crowd.fill(name, 1, 2);
      subject.begin();
      crowd.begin();
      while (crowd.patches < PATCHES) await sleep(10);
      found.push({ name, server: subject.end(), crowd: crowd.end() });
      crowd.stop();
    }
    return found;
  } finally {
    await subject.stop();
  }
}

export async function runTiny(): Promise<string> {
  const found = await measureTiny();
  console.log(
    loadTable(found.map(({ name, ...trial }) => ({ label: name, rooms: 1, trials: [{ ...trial, othersCpu: 0 }] }))),
  );
  return found.map(({ server, crowd }) => `${server.digest} ${server.ticks} ${crowd.inputs}`).join(" ");
}
