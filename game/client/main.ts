/**
 * Composition root of the page. Session, interface and keyboard load at once, for the home page; net code and match view
 * load when the browser is idle, or when they are needed.
 */
import { computed, effect } from "@preact/signals-core";
import { readWorkshopCode } from "#protocol/workshop.ts";
import { SPECTATORS } from "#room/team.ts";
import { loadSound } from "./audio/load-sound.ts";
import { listenToCameraKeys } from "./input/camera-keys.ts";
import { listenToCameraPointer } from "./input/camera-pointer.ts";
import { followDevice } from "./input/device.ts";
import { createHeldKeys } from "./input/held-keys.ts";
import type { KeyboardLayout } from "./input/key-labels.ts";
import { createPageKeyboard } from "./input/page-keyboard.ts";
import { listenToSteeringKeys } from "./input/steering-keys.ts";
import { vibrateAtEvents } from "./input/vibration.ts";
import type { NetActions } from "./session/actions.ts";
import type { FrameListener } from "./session/frame.ts";
import { isMapCode } from "./session/map-library.ts";
import { cleanRoomName } from "./session/room.ts";
import { EDITOR_PARAMETER, findRoomCode } from "./session/room-url.ts";
import { showsMatch } from "./session/screen.ts";
import type { InputDevice } from "./session/device.ts";
import { EMOTE_FACE } from "./session/emote.ts";
import { createSession, type Session } from "./session/session.ts";
import type { MatchView } from "./scene/match-view.ts";
import { syncPageAddress } from "./ui/app/page-address.ts";
import { emoteText } from "./ui/chat/emote-text.ts";
import { withPractice } from "./local/practice-actions.ts";
import { loadModule, onceLoaded, reloadOnce } from "./net/load-module.ts";
import { findSeatRoom } from "./net/room/seat-token.ts";
import { keepFilesOffline } from "./net/offline-files.ts";
import { getJson } from "./net/statistics/get-json.ts";
import { createLazyActions } from "./net/lazy-actions.ts";
import { t } from "./ui/i18n/translate.ts";
import { followLanguage } from "./ui/i18n/language.ts";
import { leavePractice } from "./ui/practice/leave-practice.ts";
import { suggestNickname } from "./ui/saved/nickname.ts";
import { DEFAULT_DRAFT, optionsOf } from "./ui/saved/room-draft.ts";
import { restoreSettings } from "./ui/saved/settings.ts";
import { MatchScreen, preloadScreens } from "./ui/app/lazy-screens.ts";
import type { LoadPart } from "./ui/context/ui-context.ts";
import { mountUi } from "./ui/app/mount.tsx";

/** Time after which the rest of the page is fetched even if the browser is busy. */
const PREFETCH_TIMEOUT_MS = 3000;

/** Then the files are kept for practice without a network. */
const OFFLINE_DELAY_MS = 10_000;

/** Pause of a frame on another site before it asks for its room again. */
const EMBEDDED_RETRY_MS = 20_000;

const session = createSession();
restoreSettings(session.settings);
await followLanguage({ settings: session.settings, root: document.documentElement, loadModule }).shown;

const net = onceLoaded(loadNet);
const loadLobby = onceLoaded(async () => (await import("./net/lobby/lobby-actions.ts")).createLobbyActions(session));
const view = onceLoaded(loadView);
const pads = onceLoaded(loadPads);
const loadPart: LoadPart = (load) => loadModule(load);
const prepareView = async () => {
  const [{ canDraw }] = await Promise.all([view(), MatchScreen.preload(loadPart)]);
  return canDraw();
};
const actions = withPractice(session, createLazyActions(session, { load: net, loadLobby, prepareView, reloadOnce }), {
  load: onceLoaded(() => import("./local/start-practice.ts")),
  prepareView,
  seed: () => Math.floor(Math.random() * 2 ** 31),
});
/** The published map to create a room on: `/?map=CODE`. */
const chosenMap = new URLSearchParams(location.search).get("map") ?? "";
/** The room that another site shows in a frame: `/r/CODE?embed`. */
const embedded = new URLSearchParams(location.search).has("embed") ? findRoomCode(location.pathname) : undefined;
const matchView = element("match-view");
const { keyboard: layout } = navigator as { readonly keyboard?: KeyboardLayout };
const keyboard = createPageKeyboard({
  window,
  page: document,
  layout,
  bindings: computed(() => session.settings.controls.value.bindings),
});
const heldKeys = createHeldKeys({ turn: session.device.turn, onChange: (keys) => actions.holdKeys(keys) });
const bubblePorts = {
  emoteText: (emote: number) => (emote === EMOTE_FACE ? undefined : emoteText(emote)),
  isIgnored: (fingerprint: string) => ui.ignoreList.isIgnored(fingerprint),
};
const ui = mountUi(element("ui"), { session, actions, keyboard, heldKeys, loadPart, getJson, embedded });

if (isMapCode(chosenMap)) ui.chosenMap.value = chosenMap;
session.editorPath.value = editorPathOf(new URLSearchParams(location.search).get(EDITOR_PARAMETER));
const draft = new URLSearchParams(location.search).get("draft");
if (draft !== null) void playDraftOfEditor(draft);
if (embedded !== undefined) watchEmbedded(embedded);
else syncPageAddress(window, { ...ui, keptSeat: () => findSeatRoom(Date.now()) });
listenToSteeringKeys({
  window,
  keyboard,
  playing: () => isPlaying(session),
  extraKeys: () => session.room.value?.extraKeys.length ?? 0,
  onChange: (keys) => heldKeys.hold("keys", keys),
});
followDevice({
  window,
  device: session.device,
  root: document.documentElement,
  matchMedia: (query) => matchMedia(query),
});
listenForGamepads();
vibrateAtEvents({ session, vibrate });
listenToCameraKeys({ keyboard, session, watching: () => isInMatch(session) });
listenToCameraPointer({ matchView, session, shown: () => isInMatch(session) });
// A frame of another site stays silent.
if (embedded === undefined) session.frameListeners.add(startSound());
showMatchInRooms(session, matchView);
whenIdle(prefetch, PREFETCH_TIMEOUT_MS);
// The page itself comes first.
if (import.meta.env.PROD) setTimeout(() => keepFilesOffline({ page: window, whenIdle }), OFFLINE_DELAY_MS);

// Only `npm run bench:latency` builds the page in this mode, to read what a frame shows.
if (import.meta.env.MODE === "probe") Object.assign(window, { rondo: { session } });

/** Watches the room without being in it, and comes back to one that was lost. */
function watchEmbedded(code: string): void {
  const watch = () => actions.joinRoom(t("embed.viewer"), code, { viewer: true });
  effect(() => {
    if (session.screen.value.kind === "exit") setTimeout(watch, EMBEDDED_RETRY_MS);
  });
  // The whole pitch, however small the frame is.
  session.spectating.value = { kind: "pitch" };
  watch();
  addEventListener("pagehide", () => actions.leave());
}

/** The address of the editor from which the room is opened; null for other rooms. */
function editorPathOf(document: string | null): string | null {
  if (document === null) return null;
  const code = readWorkshopCode(document);
  return code === null ? "/editor" : `/e/${code}`;
}

/** Creates a room on the map that the editor in another tab has open. */
async function playDraftOfEditor(id: string): Promise<void> {
  const { playDraft } = await loadModule(() => import("./net/room/draft-room.ts"));
  playDraft({
    ...{ session, actions, draft: id, nickname: ui.preferences.nickname.value || suggestNickname(Math.random) },
    // Games start when their map is there, not by themselves.
    optionsFor: (name) =>
      optionsOf({ ...DEFAULT_DRAFT, name: cleanRoomName(name), listed: false, autopilot: false }, t("common.name")),
    onMissing: () => ui.toasts.show(t("create.draftMissing")),
    onFaulty: (message) => ui.toasts.show(t("create.draftFaulty", { message })),
  });
}

function whenIdle(call: () => void, timeout?: number): void {
  if ("requestIdleCallback" in window) requestIdleCallback(call, timeout === undefined ? {} : { timeout });
  else setTimeout(call, timeout ?? 0);
}

function isInMatch({ screen }: Session): boolean {
  return showsMatch(screen.value);
}

/** Spectators move the camera with the same keys. */
function isPlaying({ game, me }: Session): boolean {
  return isInMatch(session) && game.value !== null && (me.value?.team ?? SPECTATORS) !== SPECTATORS;
}

/** The code for gamepads loads with the first one. */
function listenForGamepads(): void {
  addEventListener("gamepadconnected", () => void pads().then(startPads, () => undefined), { once: true });
}

function startPads({ steerByGamepads }: Awaited<ReturnType<typeof loadPads>>): void {
  steerByGamepads({
    session,
    heldKeys,
    menuOpen: ui.menuOpen,
    leavePractice: () => leavePractice(ui),
    wheels: { emotes: ui.chat.emoteWheel, lines: ui.chat.lineWheel },
  });
}

function loadPads() {
  return import("./input/pad-page.ts");
}

function vibrate(device: InputDevice, durationMs: number, strength: number): void {
  if (device === "pad") return void pads().then(({ vibrateGamepads }) => vibrateGamepads(durationMs, strength));
  // Browsers of computers and iOS do not have it.
  (navigator as Partial<Navigator>).vibrate?.(durationMs);
}

/** It is loaded with the first match, or for the theme. */
function startSound(): FrameListener {
  const inMatch = computed(() => isInMatch(session));
  const { sound: settings } = session.settings;
  const chat = {
    settings: computed(() => ({ ...settings.value, presence: ui.chat.settings.values.value.presence })),
    isIgnored: (from: number) => ui.chat.isIgnored(from),
  };
  const load = onceLoaded(() => import("./audio/page-sound.ts"));
  return loadSound(
    computed(() => inMatch.value || settings.value.theme),
    async () => {
      const { startPageSound } = await load();
      return startPageSound({
        ...{ session, window, page: document, inMatch, chat },
        atHome: computed(() => session.screen.value.kind === "home"),
        speed: () => 1,
        loadTheme: onceLoaded(() => import("./audio/theme.ts")),
      });
    },
  );
}

/** A failure shows when the code is needed and the load fails again. */
function prefetch(): void {
  void net()
    .then(view)
    .then(() => preloadScreens(loadPart))
    .catch(() => undefined);
}

/** The socket, the codec, the simulation and the stadiums. */
async function loadNet(): Promise<Omit<NetActions, "followLobby">> {
  const { createActions } = await import("./net/actions.ts");
  return createActions(session);
}

/** Phaser comes with this import and is by far the largest part of the page. */
function loadView() {
  return import("./scene/match-view.ts");
}

/** The match view is visible only in rooms; it is loaded before the first one is joined. */
function showMatchInRooms(of: Session, parent: HTMLElement): void {
  let made: Promise<MatchView | undefined> | undefined;
  effect(() => {
    const shown = isInMatch(of);
    parent.hidden = !shown;
    if (shown) made ??= createView(parent).catch(() => (made = undefined));
    void made?.then((matchView) => matchView?.setRunning(showsMatch(of.screen.peek())));
  });
}

/** Leaves the room when the browser refuses to draw after all. */
async function createView(parent: HTMLElement): Promise<MatchView> {
  try {
    const { createMatchView } = await view();
    return createMatchView(parent, session, bubblePorts);
  } catch (error) {
    const { screen } = session;
    const code = screen.peek().kind === "room" ? session.room.peek()?.code : undefined;
    actions.leave();
    screen.value = { kind: "exit", reason: "noWebgl", code };
    throw error;
  }
}

function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`index.html has no #${id}`);
  return found;
}
