/** Composition root of the pages of published maps, which load without the game. */
import { loadModule, onceLoaded } from "./net/load-module.ts";
import { createMapLibrary } from "./net/maps/map-library.ts";
import { getJson } from "./net/statistics/get-json.ts";
import { createSession } from "./session/session.ts";
import { followLanguage } from "./ui/i18n/language.ts";
import { mountMaps } from "./ui/maps-page/mount-maps.tsx";
import { createLikedMaps } from "./ui/saved/liked-maps.ts";
import { suggestNickname } from "./ui/saved/nickname.ts";
import { createPreferences } from "./ui/saved/preferences.ts";
import { restoreSettings } from "./ui/saved/settings.ts";

const session = createSession();
restoreSettings(session.settings);
await followLanguage({ settings: session.settings, root: document.documentElement, loadModule }).shown;
const { nickname } = createPreferences();

/** The key of the player is read after the page is shown; what proves it loads with the first request that needs it. */
const identity = onceLoaded(async () => {
  const { Identity } = await import("./net/identity/identity.ts");
  return new Identity(session);
});

mountMaps(document.getElementById("ui")!, {
  library: createMapLibrary({
    liked: createLikedMaps(),
    openSession: async () => {
      const { openMapSession } = await loadModule(() => import("./net/maps/open-map-session.ts"));
      return openMapSession(await identity(), nickname.value || suggestNickname(Math.random));
    },
  }),
  identity: session.identity,
  address: location,
  open: (path) => location.assign(path),
  getJson,
});
// Without it the page has no button to delete own maps.
identity().catch(() => undefined);
