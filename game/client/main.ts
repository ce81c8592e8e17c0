/** Composition root of the page: session, net, interface, keyboard, and the match view once it is wanted. */
import { effect } from "@preact/signals-core";
import { listenToKeyboard } from "./input/keyboard.ts";
import { createNet } from "./net/net.ts";
import { createSession, type Session } from "./session/session.ts";
import type { MatchView } from "./scene/match-view.ts";
import { STADIUM_NAMES } from "./net/stadium-library.ts";
import { followAddress } from "./ui/address.ts";
import { mountUi } from "./ui/mount.tsx";

/** How long the page may be idle before the match view is fetched in advance. */
const PREFETCH_TIMEOUT_MS = 3000;

const session = createSession();
const actions = createNet(session);
const stage = element("stage");
const ui = mountUi(element("ui"), { session, actions, stadiums: STADIUM_NAMES });

followAddress(window, ui);
listenToKeyboard({
  page: document,
  window,
  playing: () => isPlaying(session) && !ui.menuOpen.value,
  onChange: (keys) => actions.holdKeys(keys),
});
showMatchInRooms(session, stage);
if ("requestIdleCallback" in window) requestIdleCallback(() => void loadView(), { timeout: PREFETCH_TIMEOUT_MS });
else setTimeout(() => void loadView(), PREFETCH_TIMEOUT_MS);

// Only `npm run bench:latency` builds the page in this mode, to see what a frame shows.
if (import.meta.env.MODE === "probe") Object.assign(window, { rondo: { session } });

/** Spectators leave the arrow keys to the browser. */
function isPlaying({ place, game, me }: Session): boolean {
  return place.value.kind === "room" && game.value !== null && (me.value?.team ?? 0) !== 0;
}

/** Phaser comes with this import and is by far the largest part of the page. */
function loadView() {
  return import("./scene/match-view.ts");
}

/** The stage is there only in rooms, and the view is made on the way into the first one. */
function showMatchInRooms(of: Session, parent: HTMLElement): void {
  let view: Promise<MatchView> | undefined;
  effect(() => {
    const { kind } = of.place.value;
    parent.hidden = kind !== "room";
    if (kind === "joining") void loadView();
    if (kind === "room") view ??= loadView().then(({ createMatchView }) => createMatchView(parent, of));
    void view?.then((made) => made.setAwake(of.place.peek().kind === "room"));
  });
}

function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`index.html has no #${id}`);
  return found;
}
