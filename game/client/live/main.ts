/** Composition root of the live scores: a page of its own without the game, so that it is small and there at once. */
import { LobbyWatch } from "../net/lobby-watch.ts";
import { createSession } from "../session/session.ts";
import { mountLive } from "../ui/live/mount-live.tsx";

const session = createSession();
const way = mountLive(document.getElementById("ui")!, session.lobby);

// The page is there before the socket's library is.
const { Client } = await import("@colyseus/sdk");
const watch = new LobbyWatch(new Client(location.origin.replace(/^http/u, "ws")), session);
watch.way.subscribe((now) => (way.value = now));

// A page that nobody sees needs no news.
const look = (): void => watch.follow(!document.hidden);
document.addEventListener("visibilitychange", look);
look();
