/** Composition root of the page of recordings. The view of the match loads when the first one is open. */
import { computed, effect, signal } from "@preact/signals-core";
import { loadSound } from "./audio/load-sound.ts";
import { listenToCameraPointer } from "./input/camera-pointer.ts";
import type { KeyboardLayout } from "./input/key-labels.ts";
import { createPageKeyboard } from "./input/page-keyboard.ts";
import { loadModule, onceLoaded } from "./net/load-module.ts";
import { getJson } from "./net/statistics/get-json.ts";
import { loadReplay } from "./replay/load-replay.ts";
import { createReplayOpener } from "./replay/open-replay.ts";
import { createReplayState } from "./session/replay.ts";
import { createSession } from "./session/session.ts";
import { followLanguage } from "./ui/i18n/language.ts";
import { keepSettings } from "./ui/saved/settings.ts";
import { mountReplay } from "./ui/replay/mount-replay.tsx";
import { readReplayAddress } from "./ui/replay/replay-address.ts";

const session = createSession();
keepSettings(session.settings);
await followLanguage({ settings: session.settings, root: document.documentElement, loadModule }).shown;

const state = createReplayState();
const matchView = document.getElementById("match-view")!;
const { keyboard: layout } = navigator as { readonly keyboard?: KeyboardLayout };
const keyboard = createPageKeyboard({ window, page: document, layout });
const view = onceLoaded(() => import("./scene/match-view.ts"));
const drawn = onceLoaded(createView);
const replay = createReplayOpener({ session, state, now: () => performance.now(), view: drawn });

const isOpen = computed(() => state.open.value !== null);
const sound = loadSound(isOpen, async () => {
  const { startPageSound } = await loadModule(() => import("./audio/page-sound.ts"));
  return startPageSound({
    ...{ session, window, page: document, inMatch: isOpen },
    atHome: signal(false),
    speed: () => (state.playing.peek() ? state.speed.peek() : 0),
    loadTheme: onceLoaded(() => import("./audio/theme.ts")),
  });
});
session.frameListeners.add(sound);

session.spectating.value = { kind: "pitch" };
mountReplay(document.getElementById("ui")!, { session, state, actions: replay, keyboard, getJson });
listenToCameraPointer({ matchView, session, shown: () => state.open.peek() !== null });
effect(() => {
  const shown = state.open.value !== null;
  matchView.hidden = !shown;
  if (shown) void drawn().catch(() => (state.problem.value = { kind: "noWebgl" }));
});
requestAnimationFrame(showFrame);
await openAddress();

function showFrame(nowMs: number): void {
  replay.frame(nowMs);
  requestAnimationFrame(showFrame);
}

async function createView() {
  const { canDraw, createMatchView } = await view();
  if (!canDraw()) throw new Error("no WebGL");
  return createMatchView(matchView, session, {
    emoteText: () => undefined,
    isIgnored: () => false,
  });
}

/** The recording of the address, at its moment. */
async function openAddress(): Promise<void> {
  const { code, tick, part } = readReplayAddress(location);
  if (code === null) return;
  state.loading.value = true;
  const loaded = await loadReplay(code, getJson);
  if ("problem" in loaded) {
    state.loading.value = false;
    state.problem.value = loaded.problem;
    return;
  }
  replay.openBytes(loaded.bytes, { file: `${code}.hbr2`, code });
  const ticks = state.open.peek()?.ticks ?? 0;
  if (part !== null && part.from < ticks) state.part.value = { from: part.from, to: Math.min(part.to, ticks) };
  replay.seek(tick ?? part?.from ?? 0);
  // A link to a moment shows that moment.
  if (tick === undefined) replay.setPlaying(true);
}
