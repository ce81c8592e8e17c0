/** Saves the settings between visits, and applies those of the page itself. */
import { effect } from "@preact/signals";
import { readSection, SETTINGS, type SectionName, type Settings } from "../../session/settings.ts";
import { readJson, writeItem } from "../storage/local-storage.ts";

const KEY = "rondo.settings";
const SECTIONS = Object.keys(SETTINGS) as SectionName[];

/** Restores what was saved, saves every change, and keeps motion, team colours and text size of the page up to date. */
export function saveSettings(settings: Settings, root: HTMLElement): void {
  keepSettings(settings);
  const system = matchMedia("(prefers-reduced-motion: reduce)");
  const follow = () => void (settings.systemReducedMotion.value = system.matches);
  system.addEventListener("change", follow);
  follow();
  effect(() => {
    root.dataset["motion"] = settings.reducedMotion.value ? "reduced" : "full";
    root.dataset["palette"] = settings.picture.value.palette;
    root.style.fontSize = settings.picture.value.scale === 1 ? "" : `${settings.picture.value.scale * 100}%`;
  });
}

/** Restores what was saved, and saves every change. */
export function keepSettings(settings: Settings): void {
  restoreSettings(settings);
  effect(() => writeItem(KEY, settingsText(settings)));
}

/** Takes over what was saved. */
export function restoreSettings(settings: Settings): void {
  const saved = readJson(KEY) as Readonly<Record<string, unknown>> | null;
  const sound = saved?.["sound"] ?? formerSound(readJson("rondo.chat"));
  loadSettings(settings, { ...saved, sound });
}

/** Sounds of the chat in the settings of the chat, where earlier versions had them. */
function formerSound(chat: unknown): unknown {
  if (typeof chat !== "object" || chat === null) return undefined;
  const { sounds, volume, everyMessage, ticks, scriptSounds } = chat as Readonly<Record<string, unknown>>;
  return { chat: sounds, signals: volume, everyMessage: everyMessage ?? ticks, scriptSounds };
}

/** All settings as JSON, for the browser's storage and for a file. */
export function settingsText(settings: Settings): string {
  return JSON.stringify(Object.fromEntries(SECTIONS.map((name) => [name, settings[name].value])), null, 2);
}

/** Takes over the valid values of parsed JSON; everything else gets its initial value. */
export function loadSettings(settings: Settings, saved: unknown): void {
  const found = (typeof saved === "object" ? (saved ?? {}) : {}) as Readonly<Record<string, unknown>>;
  for (const name of SECTIONS) settings[name].value = readSection(name, found[name]);
}
