/** Composition root of the live scores page, which loads without the game and is therefore small. */
import { LobbyFeed } from "./net/lobby/lobby-feed.ts";
import { loadModule, reloadOnce } from "./net/load-module.ts";
import { createSession } from "./session/session.ts";
import { followLanguage } from "./ui/i18n/language.ts";
import { restoreSettings } from "./ui/saved/settings.ts";
import { mountLive } from "./ui/live-scores/mount-live.tsx";

const session = createSession();
restoreSettings(session.settings);
await followLanguage({ settings: session.settings, root: document.documentElement, loadModule }).shown;
const transport = mountLive(document.getElementById("ui")!, session.lobby);

// The page is shown before the library of the socket is loaded.
const { Client } = await loadSdk();
const feed = new LobbyFeed(new Client(location.origin.replace(/^http/u, "ws")), session);
feed.kind.subscribe((kind) => (transport.value = kind));

/** Without it there is no list, so it is tried until it has loaded. */
async function loadSdk() {
  for (;;) {
    try {
      return await loadModule(() => import("@colyseus/sdk"));
    } catch {
      session.lobby.value = { ...session.lobby.value, connection: "lost" };
      await reloadOnce();
    }
  }
}

// A hidden page does not follow the list.
const follow = (): void => feed.follow(!document.hidden);
document.addEventListener("visibilitychange", follow);
follow();
