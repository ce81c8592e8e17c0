/** Saves the zoom of the pitch between visits. */
import { effect } from "@preact/signals";
import type { Session } from "../../session/session.ts";
import { boundZoom } from "../../session/spectating.ts";
import { readItem, writeItem } from "../storage/local-storage.ts";

const KEY = "rondo.zoom";

/** Restores the saved zoom and saves every change. */
export function saveZoom({ zoom }: Session): void {
  const saved = readItem(KEY);
  if (saved !== null) zoom.value = boundZoom(Number(saved));
  effect(() => writeItem(KEY, String(zoom.value)));
}
