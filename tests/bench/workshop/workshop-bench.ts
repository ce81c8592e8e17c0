/** `npm run bench -- workshop`: what editing together costs on the wire and on the server. */
import type { Bench } from "../bench.ts";
import { machine, table, writeSection } from "../table.ts";
import { type DragFigures, measureDrag } from "./drag.ts";
import { measureMerging, type MergeCosts } from "./merge-costs.ts";
import { measurePolling } from "./polling.ts";

/** Length of a drag, and interval at which the editor shows it. */
const DRAG_MS = 2000;
const SHOWN_MS = 50;

export const workshopBench: Bench = async ({ tiny, write }) => {
  const ms = tiny ? 300 : DRAG_MS;
  const state = await measureDrag("state", ms);
  const edits = await measureDrag("edits", ms);
  const [slow, fast] = [await measurePolling(SHOWN_MS, ms), await measurePolling(1000 / 60, ms)];
  // The first run compiles the code.
  measureMerging(20);
  const merging = measureMerging(tiny ? 20 : 2000);
  const text = [
    machine(),
    table(
      [
        "a drag of two seconds",
        "bytes up",
        "bytes down",
        "positions shown",
        "age p50, ms",
        "age p99, ms",
        "the document grows by",
      ],
      [
        ["awareness, and one edit at the end", ...rowOf(state)],
        ["an edit for every position", ...rowOf(edits)],
        [`polling every ${SHOWN_MS} ms`, "", `${slow.up} + ${slow.down}`, String(ms / SHOWN_MS), "", "", ""],
        ["polling at 60 Hz", "", `${fast.up} + ${fast.down}`, String(Math.floor(ms / (1000 / 60))), "", "", ""],
      ],
    ),
    table(["255 vertexes, segments and discs", ""], rowsOf(merging)),
  ].join("\n\n");
  console.log(text);
  if (write) writeSection("websockets.md", "workshop", text);
  return `${state.shown > 0 && edits.shown > 0 ? "shown" : "not shown"}, ${slow.down > 0 ? "polled" : "not polled"}`;
};

function rowOf({ up, down, shown, ageP50, ageP99, grown }: DragFigures): string[] {
  return [String(up), String(down), String(shown), ageP50.toFixed(1), ageP99.toFixed(1), `${grown} bytes`];
}

function rowsOf({ fileBytes, documentBytes, editBytes, edit, open, save, offline }: MergeCosts): string[][] {
  return [
    ["the file", `${(fileBytes / 1000).toFixed(0)} kB`],
    ["the document, as it is stored and sent to a page that joins", `${(documentBytes / 1000).toFixed(0)} kB`],
    ["the edit at the end of a drag", `${editBytes} bytes`],
    ["checking and merging it on the server", `${(edit * 1000).toFixed(0)} µs`],
    ["opening the document", `${open.toFixed(1)} ms`],
    ["writing it for the store, every two seconds at most", `${save.toFixed(1)} ms`],
    ["merging an hour of edits without a connection, one a second", `${offline.toFixed(1)} ms`],
  ];
}
