/** Composition root of the pages of published maps, which load without the game. */
import { loadModule } from "./net/load-module.ts";
import { createPageMapLibrary } from "./net/maps/page-map-library.ts";
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
const preferences = createPreferences();

const { library, loadIdentity } = createPageMapLibrary({
  session,
  nickname: () => preferences.nickname.value || suggestNickname(Math.random),
  liked: createLikedMaps(),
});
mountMaps(document.getElementById("ui")!, {
  ...{ library, getJson },
  identity: session.identity,
  address: location,
  open: (path) => location.assign(path),
});
// Without it the page has no button to delete own maps.
loadIdentity().catch(() => undefined);
