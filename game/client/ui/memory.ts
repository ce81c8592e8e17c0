/** What the browser remembers of a visitor between visits. Storage may be blocked; then it lasts as long as the page. */
import { signal, type Signal } from "@preact/signals";
import { tidyNickname } from "./nickname.ts";

export type Memory = {
  /** "" until the visitor has chosen one. */
  readonly nickname: Signal<string>;
  rememberNickname(nickname: string): void;
  /** Whether the net graph is shown. */
  readonly netGraph: Signal<boolean>;
  toggleNetGraph(): void;
};

const NICKNAME_KEY = "rondo.nickname";
const NET_GRAPH_KEY = "rondo.netGraph";

export function createMemory(): Memory {
  const nickname = signal(tidyNickname(read(NICKNAME_KEY) ?? ""));
  const netGraph = signal(read(NET_GRAPH_KEY) === "on");
  return {
    nickname,
    rememberNickname(chosen) {
      nickname.value = tidyNickname(chosen);
      write(NICKNAME_KEY, nickname.value);
    },
    netGraph,
    toggleNetGraph() {
      netGraph.value = !netGraph.value;
      write(NET_GRAPH_KEY, netGraph.value ? "on" : "off");
    },
  };
}

export function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

export function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Private windows and full disks: the choice holds until the page is closed.
  }
}
