/** The player's settings of the chat, saved in this browser. */
import { signal, type ReadonlySignal } from "@preact/signals";
import { readJson, writeItem } from "../storage/local-storage.ts";

export type ChatSettingValues = {
  /** Of the background, 0.5 to 1. */
  readonly opacity: number;
  /** Of the list of lines, in percent of the screen's height. */
  readonly height: number;
  /** One background for all lines instead of one per line. */
  readonly panel: boolean;
  /** Whether all but the newest lines fade while the chat is closed. */
  readonly fade: boolean;
  /** Whether players who join and leave are shown. */
  readonly presence: boolean;
  /** Hide the chat while it is closed. */
  readonly hidden: boolean;
  /** Whether scripts of rooms choose the colours of their announcements. */
  readonly scriptColors: boolean;
};

export type ChatSettings = {
  readonly values: ReadonlySignal<ChatSettingValues>;
  change(part: Partial<ChatSettingValues>): void;
};

/** Minimum and maximum of the numbers. */
export const BOUNDS = { opacity: [0.5, 1], height: [12, 60] } as const;

const DEFAULTS: ChatSettingValues = {
  opacity: 0.8,
  height: 26,
  panel: false,
  fade: true,
  presence: true,
  hidden: false,
  scriptColors: true,
};

const KEY = "rondo.chat";
/** Names under which earlier versions saved a setting. */
const FORMER_NAMES: Readonly<Record<string, string>> = { presence: "comings" };

export function createChatSettings(): ChatSettings {
  const values = signal(readChatSettings(readJson(KEY)));
  return {
    values,
    change(part) {
      values.value = readChatSettings({ ...values.value, ...part });
      writeItem(KEY, JSON.stringify(values.value));
    },
  };
}

/** Valid settings from parsed JSON: defaults for missing or invalid values, numbers moved into their bounds. */
export function readChatSettings(saved: unknown): ChatSettingValues {
  const found = (typeof saved === "object" ? (saved ?? {}) : {}) as Readonly<Record<string, unknown>>;
  const values: Record<string, boolean | number> = { ...DEFAULTS };
  for (const [name, initial] of Object.entries(DEFAULTS)) {
    const value = found[name] ?? found[FORMER_NAMES[name] ?? name];
    if (typeof value === "boolean" && typeof initial === "boolean") values[name] = value;
    if (typeof value === "number" && Number.isFinite(value) && isBounded(name)) {
      const [min, max] = BOUNDS[name];
      values[name] = Math.max(min, Math.min(max, value));
    }
  }
  return values as ChatSettingValues;
}

function isBounded(name: string): name is keyof typeof BOUNDS {
  return Object.hasOwn(BOUNDS, name);
}
