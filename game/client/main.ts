/**
 * Composition root of the page: session, interface and keyboard at once, so that the home page is there; net and match
 * view when the browser has nothing better to do, or when they are wanted.
 */
import { computed, effect } from "@preact/signals-core";
import { playChatSounds } from "./audio/chat-sounds.ts";
import { createSynth } from "./audio/synth.ts";
import { listenToCameraKeys } from "./input/camera-keys.ts";
import { listenToCameraPointer } from "./input/camera-pointer.ts";
import { listenToKeyboard } from "./input/keyboard.ts";
import type { Actions } from "./session/actions.ts";
import { EMOTE_FACE } from "./session/emote.ts";
import { createSession, type Session } from "./session/session.ts";
import type { MatchView } from "./scene/match-view.ts";
import { followAddress } from "./ui/app/page-address.ts";
import { emoteWords } from "./ui/chat/emote-text.ts";
import { soundSettings } from "./ui/chat/chat-settings.ts";
import { lateActions } from "./ui/app/lazy-actions.ts";
import { mountUi } from "./ui/app/mount.tsx";

/** How long the page may be busy before the rest of it is fetched nevertheless. */
const PREFETCH_TIMEOUT_MS = 3000;

const session = createSession();
const net = onceItWorks(loadNet);
const actions = lateActions(session, net);
const matchView = element("match-view");
const bubblePorts = {
  emoteText: (emote: number) => (emote === EMOTE_FACE ? undefined : emoteWords(emote)),
  isMuted: (fingerprint: string) => ui.muted.isMuted(fingerprint),
};
const ui = mountUi(element("ui"), { session, actions });

followAddress(window, ui);
listenToKeyboard({
  page: document,
  window,
  playing: () => isPlaying(session) && !ui.menuOpen.value,
  onChange: (keys) => actions.holdKeys(keys),
});
listenToCameraKeys({ page: document, window, session, listening: () => isInRoom(session) && !ui.menuOpen.value });
listenToCameraPointer({ matchView, session });
soundChat();
showMatchInRooms(session, matchView);
if ("requestIdleCallback" in window) requestIdleCallback(fetchInAdvance, { timeout: PREFETCH_TIMEOUT_MS });
else setTimeout(fetchInAdvance, PREFETCH_TIMEOUT_MS);

// Only `npm run bench:latency` builds the page in this mode, to see what a frame shows.
if (import.meta.env.MODE === "probe") Object.assign(window, { rondo: { session } });

function isInRoom({ screen }: Session): boolean {
  return screen.value.kind === "room";
}

/** Those who watch move the camera with the same keys. */
function isPlaying({ game, me }: Session): boolean {
  return isInRoom(session) && game.value !== null && (me.value?.team ?? 0) !== 0;
}

/** Browsers let a page sound when its visitor has done something in it. */
function soundChat(): void {
  const synth = createSynth(() => new AudioContext());
  for (const gesture of ["pointerdown", "keydown"]) addEventListener(gesture, () => synth.unlock(), { passive: true });
  const settings = computed(() => soundSettings(ui.chat.settings.wishes.value));
  playChatSounds({ session, synth, page: document, settings, isMuted: (from) => ui.chat.isMuted(from) });
}

/** What fails here fails again, and is told, when it is wanted. */
function fetchInAdvance(): void {
  void net()
    .then(loadView)
    .catch(() => undefined);
}

/** The socket, the codec, the simulation and the stadiums. */
async function loadNet(): Promise<Actions> {
  const { createNet } = await import("./net/net.ts");
  return createNet(session);
}

/** Makes a thing once, however often it is asked for; after a failure it is tried again. */
function onceItWorks<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () =>
    (made ??= make().catch((error: unknown) => {
      made = undefined;
      throw error;
    }));
}

/** Phaser comes with this import and is by far the largest part of the page. */
function loadView() {
  return import("./scene/match-view.ts");
}

/** The match view is visible only in rooms; Phaser is loaded on the way into the first one. */
function showMatchInRooms(of: Session, parent: HTMLElement): void {
  let view: Promise<MatchView> | undefined;
  effect(() => {
    const { kind } = of.screen.value;
    parent.hidden = kind !== "room";
    if (kind === "joining") loadView().catch(() => undefined);
    if (kind === "room") view ??= loadView().then(({ createMatchView }) => createMatchView(parent, of, bubblePorts));
    void view?.then((made) => made.setRunning(of.screen.peek().kind === "room"));
  });
}

function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`index.html has no #${id}`);
  return found;
}
