/** How near this browser's visitor looks at the pitch, from visit to visit. */
import { effect } from "@preact/signals";
import type { Session } from "../../session/session.ts";
import { boundZoom } from "../../session/spectating.ts";
import { read, write } from "./preferences.ts";

const KEY = "rondo.zoom";

export function rememberZoom({ zoom }: Session): void {
  const kept = read(KEY);
  if (kept !== null) zoom.value = boundZoom(Number(kept));
  effect(() => write(KEY, String(zoom.value)));
}
