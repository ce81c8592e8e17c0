/** Composition root of the page of all components, in development alone: `npm run dev`, then /styleguide. */
import { loadModule } from "./net/load-module.ts";
import { createSettings } from "./session/settings.ts";
import { followLanguage } from "./ui/i18n/language.ts";
import { restoreSettings } from "./ui/saved/settings.ts";
import { mountStyleguide } from "./ui/styleguide/mount-styleguide.tsx";

const settings = createSettings();
restoreSettings(settings);
await followLanguage({ settings, root: document.documentElement, loadModule }).shown;
mountStyleguide(document.getElementById("ui")!);
