/**
 * A person drags an item at 60 Hz while another one watches, through the product's server: shown as an awareness state with one
 * edit at the end, as the editor does it, and as an edit for each position.
 */
import { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import { connectWorkshop } from "#client/net/workshop/connect-workshop.ts";
import { edit, stadiumDocument } from "#editor/document.ts";
import { setItemKey } from "#editor/items.ts";
import { takeSnapshot } from "#editor/snapshot.ts";
import { exportStadium } from "#stadium/export.ts";
import { joinOptionsFor, type LiveServer, pause, sdk, startLiveServer, until } from "../../support/live-server.ts";
import { createWorkshop } from "../../support/workshop.ts";
import { limitStadium } from "../sim/stadiums.ts";
import { CountingProxy } from "./counting-proxy.ts";

export type DragFigures = {
  /** Bytes of the person that drags, and of the one that watches. */
  readonly up: number;
  readonly down: number;
  /** Positions that were shown, and their ages in milliseconds. */
  readonly shown: number;
  readonly ageP50: number;
  readonly ageP99: number;
  /** By how many bytes the document has grown. */
  readonly grown: number;
};

const FRAME_MS = 1000 / 60;

/** The largest map that the format allows: 255 vertexes, segments and discs. */
export function limitMap(): Record<string, unknown> {
  return JSON.parse(exportStadium(limitStadium())) as Record<string, unknown>;
}

export async function measureDrag(how: "state" | "edits", ms: number): Promise<DragFigures> {
  const server = await startLiveServer();
  const code = await createWorkshop(server, limitMap());
  const [ada, bob] = [await openPage(server, code, "Ada"), await openPage(server, code, "Bob")];
  const id = takeSnapshot(ada.document).ids.vertexes[100]!;
  const ages: number[] = [];
  const seen = (at: unknown) => typeof at === "number" && ages.push(performance.now() - at);
  const valueOf = (key: string) => bob.document.items.get(id)!.get(key);
  if (how === "state") {
    bob.awareness.on("change", () => seen(bob.awareness.getStates().get(ada.awareness.clientID)?.["at"]));
  } else bob.document.doc.on("update", () => seen(valueOf("at")));
  await pause(200);
  for (const { proxy } of [ada, bob]) proxy.take();
  const before = Y.encodeStateAsUpdate(bob.document.doc).length;
  const frames = Math.round(ms / FRAME_MS);
  const start = performance.now();
  for (let n = 0; n < frames; n++) {
    const at = performance.now();
    const [x, y] = [n, -n / 2];
    if (how === "state") ada.awareness.setLocalState({ name: "Ada", color: "#f0f", drag: { ids: [id], x, y }, at });
    else
      edit(ada.document, () => Object.entries({ x, y, at }).forEach((entry) => setItemKey(ada.document, id, ...entry)));
    await pause(Math.max(0, start + (n + 1) * FRAME_MS - performance.now()));
  }
  edit(ada.document, () => {
    setItemKey(ada.document, id, "x", frames);
    setItemKey(ada.document, id, "end", true);
  });
  await until(() => valueOf("end") === true, "the end of the drag");
  const sorted = ages.toSorted((a, b) => a - b);
  const figures = {
    ...{ up: ada.proxy.take().up, down: bob.proxy.take().down, shown: ages.length },
    ...{ ageP50: sorted[sorted.length >> 1]!, ageP99: sorted[Math.floor(sorted.length * 0.99)]! },
    grown: Y.encodeStateAsUpdate(bob.document.doc).length - before,
  };
  for (const { close } of [ada, bob]) close();
  await server.stop();
  return figures;
}

/** A page behind a proxy that counts its bytes. */
async function openPage(server: LiveServer, code: string, nickname: string) {
  const proxy = await CountingProxy.start(server.port);
  const doc = new Y.Doc();
  const awareness = new Awareness(doc);
  const url = `http://127.0.0.1:${proxy.port}`;
  const join = async () => sdk(proxy).joinById(code, await joinOptionsFor({ url }, code, nickname));
  const workshop = connectWorkshop({ doc, awareness, join });
  await until(() => workshop.status.value === "online", "the page");
  const close = () => {
    workshop.leave();
    awareness.destroy();
    proxy.stop();
  };
  return { proxy, document: stadiumDocument(doc), awareness, close };
}
