/** How a visitor wants the chat: remembered by this browser. */
import { signal, type ReadonlySignal } from "@preact/signals";
import { read, write } from "../preferences/preferences.ts";

export type ChatWishes = {
  /** Of the background, 0.5 to 1; words are always as clear as they can be. */
  readonly opacity: number;
  /** Of the lines, in hundredths of the screen's height. */
  readonly height: number;
  /** One background for all lines rather than one behind each. */
  readonly panel: boolean;
  /** While the chat is closed, all but the last lines go by themselves. */
  readonly fade: boolean;
  /** Whether it is told who comes and goes. */
  readonly comings: boolean;
  /** Nothing is shown until the chat is opened. */
  readonly hidden: boolean;
  readonly sounds: boolean;
  /** A sound for every line, not only for calls, private lines and votes. */
  readonly ticks: boolean;
  /** 0 to 1. */
  readonly volume: number;
};

export type ChatSettings = {
  readonly wishes: ReadonlySignal<ChatWishes>;
  change(part: Partial<ChatWishes>): void;
};

/** Lowest and highest of what has a slider. */
export const BOUNDS = { opacity: [0.5, 1], height: [12, 60], volume: [0, 1] } as const;

const USUAL: ChatWishes = {
  opacity: 0.8,
  height: 26,
  panel: false,
  fade: true,
  comings: true,
  hidden: false,
  sounds: true,
  ticks: true,
  volume: 0.6,
};

const KEY = "rondo.chat";

export function createChatSettings(): ChatSettings {
  const wishes = signal(tidyWishes(parsed(read(KEY))));
  return {
    wishes,
    change(part) {
      wishes.value = tidyWishes({ ...wishes.value, ...part });
      write(KEY, JSON.stringify(wishes.value));
    },
  };
}

/** The settings that audio/chat-sounds.ts needs. */
export function soundSettings({ sounds, volume, ticks, comings }: ChatWishes) {
  return { volume: sounds ? volume : 0, everyMessage: ticks, presence: comings };
}

/** Whatever was kept, as wishes: what is missing or impossible is as usual. */
export function tidyWishes(kept: Readonly<Record<string, unknown>>): ChatWishes {
  const wishes: Record<string, boolean | number> = { ...USUAL };
  for (const [name, usual] of Object.entries(USUAL)) {
    const value = kept[name];
    if (typeof value === "boolean" && typeof usual === "boolean") wishes[name] = value;
    if (typeof value === "number" && Number.isFinite(value) && isBound(name)) {
      const [low, high] = BOUNDS[name];
      wishes[name] = Math.max(low, Math.min(high, value));
    }
  }
  return wishes as ChatWishes;
}

function isBound(name: string): name is keyof typeof BOUNDS {
  return Object.hasOwn(BOUNDS, name);
}

function parsed(text: string | null): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text ?? "{}");
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
