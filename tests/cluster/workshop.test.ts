/** Documents with two workers behind one port: each is open in one of them, and in the other when that one ends. */
import { Awareness } from "y-protocols/awareness";
import { afterAll, beforeAll, expect, it } from "vitest";
import * as Y from "yjs";
import { connectWorkshop } from "#client/net/workshop/connect-workshop.ts";
import { edit, stadiumDocument } from "#editor/document.ts";
import { addItem } from "#editor/items.ts";
import { type Endpoint, seatFrom, startCluster, type TestCluster } from "../support/cluster.ts";
import { joinOptionsFor, sdk, until } from "../support/live-server.ts";
import { createWorkshop, SMALL_MAP } from "../support/workshop.ts";

let cluster: TestCluster;
beforeAll(async () => {
  cluster = await startCluster();
});
afterAll(() => cluster.stop());

/** A page that joins over the common port. */
function openPage(front: Endpoint, code: string, nickname: string) {
  const doc = new Y.Doc();
  const awareness = new Awareness(doc);
  const join = async () => sdk(front).joinById(code, await joinOptionsFor(front, code, nickname));
  const workshop = connectWorkshop({ doc, awareness, join });
  const close = () => {
    workshop.leave();
    awareness.destroy();
  };
  return { document: stadiumDocument(doc), workshop, close };
}

it("a document is open in one worker only, and clients go on in the other when it ends", async () => {
  const { front, workers } = cluster;
  const code = await createWorkshop(front, SMALL_MAP);
  const seats = await Promise.all(
    ["Eve", "Flo", "Gus", "Hal"].map(async (nickname, i) => {
      const worker = workers[i % 2]!;
      return seatFrom(worker, `joinById/${code}`, await joinOptionsFor(worker, code, nickname));
    }),
  );
  const [route] = new Set(seats.map((seat) => (seat as unknown as { processId: string }).processId));
  expect(seats.map((seat) => (seat as unknown as { processId: string }).processId)).toEqual(seats.map(() => route));
  const pages = ["Ada", "Bob"].map((nickname) => openPage(front, code, nickname));
  const [ada, bob] = pages as [(typeof pages)[0], (typeof pages)[0]];
  const online = () => until(() => pages.every(({ workshop }) => workshop.status.value === "online"), "both pages");
  await online();
  const first = edit(ada.document, () => addItem(ada.document, "vertexes", { x: 1, y: 0 }));
  await until(() => bob.document.items.has(first), "the first edit");
  process.kill(workers.find((worker) => worker.route === route)!.pid, "SIGKILL");
  const second = edit(bob.document, () => addItem(bob.document, "vertexes", { x: 2, y: 0 }));
  await until(() => ada.document.items.has(second), "the second edit");
  await online();
  expect(ada.document.items.has(first)).toBe(true);
  for (const { close } of pages) close();
});
