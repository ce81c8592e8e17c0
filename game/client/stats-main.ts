/** Composition root of the pages of players, matches and leaderboards, which load without the game. */
import { loadModule } from "./net/load-module.ts";
import { getJson } from "./net/statistics/get-json.ts";
import { createSettings } from "./session/settings.ts";
import { followLanguage } from "./ui/i18n/language.ts";
import { restoreSettings } from "./ui/saved/settings.ts";
import { mountStatistics } from "./ui/statistics/mount-statistics.tsx";

const settings = createSettings();
restoreSettings(settings);
await followLanguage({ settings, root: document.documentElement, loadModule }).shown;
mountStatistics(document.getElementById("ui")!, location, getJson);
