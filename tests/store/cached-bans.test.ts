/** Bans of rooms between memory, which decides, and the store, which keeps them. */
import { expect, it } from "vitest";
import type { Ban } from "#server/admission/bans.ts";
import { CachedBans } from "#server/admission/cached-bans.ts";
import { IN_MEMORY } from "#server/store/engine.ts";
import { openStore } from "#server/store/store.ts";
import { keyOf } from "../support/client-key.ts";
import { createFriends, joinFriends, startLiveServer, until } from "../support/live-server.ts";
import { silent } from "../support/stores.ts";

const NOW = 1_000_000;

const ban = (key: string, more: Partial<Ban> = {}): Ban => ({
  ...{ id: `id of ${key}`, key, network: "n", name: key, reason: "", by: "Ada", at: NOW },
  ...{ until: Infinity, networkUntil: NOW + 1, ...more },
});

/** Two processes, one after the other or at once, on one database. */
async function setUp() {
  const store = await openStore({ file: IN_MEMORY, log: silent });
  return { store, now: new CachedBans(store), next: new CachedBans(store), written: () => store.queue.flush(50_000) };
}

const keysOf = (bans: readonly Ban[]): string[] => bans.map(({ key }) => key);

it("bans hold again when their room is opened again, also by another process", async () => {
  const { store, now, next, written } = await setUp();
  now.add("ROOM1", ban("eve", { reason: "rude", until: NOW + 5000 }));
  now.add("ROOM1", ban("mallory"));
  now.add("ROOM2", ban("bob"));
  now.remove("ROOM1", "id of mallory");
  await written();
  now.release("ROOM1");
  expect(now.list("ROOM1", NOW)).toEqual([]);
  expect(next.list("ROOM1", NOW)).toEqual([]);
  await next.load("ROOM1", NOW);
  expect(next.list("ROOM1", NOW)).toMatchObject([ban("eve", { reason: "rude", until: NOW + 5000 })]);
  expect(next.list("ROOM2", NOW)).toEqual([]);
  await store.close();
});

it("lifted bans do not come back", async () => {
  const { store, now, next, written } = await setUp();
  now.add("ROOM1", ban("eve"));
  now.clear("ROOM1");
  await written();
  await next.load("ROOM1", NOW);
  expect(next.list("ROOM1", NOW)).toEqual([]);
  await store.close();
});

it("a room keeps its latest five hundred bans", async () => {
  const { store, now, next, written } = await setUp();
  for (let i = 0; i < 501; i++) now.add("ROOM1", ban(`key ${i}`, { at: NOW + i }));
  await written();
  await next.load("ROOM1", NOW);
  for (const bans of [now, next]) {
    const keys = keysOf(bans.list("ROOM1", NOW));
    expect([keys.length, keys[0], keys.at(-1)]).toEqual([500, "key 1", "key 500"]);
  }
  await store.close();
});

it("a server stores players that join, and hashes networks as it did before its restart", async () => {
  const store = await openStore({ file: IN_MEMORY, log: silent });
  const networks: string[] = [];
  for (const start of [1, 2]) {
    const server = await startLiveServer(undefined, { store });
    const ada = await createFriends(server, "Ada");
    const bob = await joinFriends(server, ada.roomId, "Bob");
    await until(() => [...ada.state.players.values()].some(({ name }) => name === "Bob"), "Bob");
    const id = [...ada.state.players.entries()].find(([, { name }]) => name === "Bob")![0];
    ada.send("kick", { id: Number(id), ban: true, reason: "" });
    await until(() => !bob.connection.isOpen, "the ban");
    const [stored] = server.ports.bans.list(ada.roomId, server.ports.date());
    networks.push(stored!.network);
    await until(() => store.queue.status().pending === 0, "the writes");
    expect(await store.players.find(stored!.key)).toMatchObject({ names: ["Bob"] });
    await server.stop();
    expect([start, await store.bans.list(ada.roomId, 0)]).toMatchObject([
      start,
      [{ name: "Bob", by: "Ada", byKey: keyOf("Ada").publicKey }],
    ]);
  }
  expect(networks[0]).not.toBe("");
  expect(networks[1]).toBe(networks[0]);
  await store.close();
});
