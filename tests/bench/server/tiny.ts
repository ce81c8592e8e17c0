/** The bench's tiny mode, in one process: a room of either kind with two clients each. */
import { setTimeout as sleep } from "node:timers/promises";
import { LoadGenerator, type LoadStats } from "./load-generator.ts";
import { ServerUnderTest, type RoomName, type ServerStats } from "./server-under-test.ts";
import { loadTable } from "./tables.ts";

const NAMES: readonly RoomName[] = ["rondo", "plain"];
const PATCHES = 30;

export type TinyResult = { readonly name: RoomName; readonly server: ServerStats; readonly load: LoadStats };

export async function measureTiny(): Promise<TinyResult[]> {
  const server = await ServerUnderTest.start();
  try {
    const results: TinyResult[] = [];
    for (const name of NAMES) {
      const generator = new LoadGenerator({ port: server.port, seed: 1 });
      await generator.fill(name, 1, 2);
      server.begin();
      generator.begin();
      while (generator.patches < PATCHES) await sleep(10);
      results.push({ name, server: server.end(), load: generator.end() });
      generator.stop();
    }
    return results;
  } finally {
    await server.stop();
  }
}

export async function runTiny(): Promise<string> {
  const results = await measureTiny();
  console.log(
    loadTable(results.map(({ name, ...trial }) => ({ label: name, rooms: 1, trials: [{ ...trial, otherCpu: 0 }] }))),
  );
  return results.map(({ server, load }) => `${server.digest} ${server.ticks} ${load.inputs}`).join(" ");
}
