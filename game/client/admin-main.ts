/** Composition root of the admin page, which loads without the game. */
import { Client } from "@colyseus/sdk";
import { AdminClient } from "./net/admin/admin-client.ts";
import { loadModule } from "./net/load-module.ts";
import { createAdminSession } from "./session/admin.ts";
import { createSettings } from "./session/settings.ts";
import { followLanguage } from "./ui/i18n/language.ts";
import { restoreSettings } from "./ui/saved/settings.ts";
import { mountAdmin } from "./ui/admin/mount-admin.tsx";

const settings = createSettings();
restoreSettings(settings);
await followLanguage({ settings, root: document.documentElement, loadModule }).shown;

const session = createAdminSession();
const admin = new AdminClient(new Client(location.origin.replace(/^http/u, "ws")), session);
mountAdmin(document.getElementById("ui")!, session, admin);
void admin.start();
