/** Saves between visits whether scripts may move the camera. */
import { effect } from "@preact/signals";
import type { Session } from "../../session/session.ts";
import { readItem, writeItem } from "../storage/local-storage.ts";

const KEY = "rondo.scriptCamera";

/** Restores the saved choice and saves every change. */
export function saveScriptCamera({ scriptCameraAllowed }: Session): void {
  scriptCameraAllowed.value = readItem(KEY) !== "off";
  effect(() => writeItem(KEY, scriptCameraAllowed.value ? "on" : "off"));
}
