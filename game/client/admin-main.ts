/** Composition root of the admin page, which loads without the game. */
import { Client } from "@colyseus/sdk";
import { AdminClient } from "./net/admin/admin-client.ts";
import { createAdminSession } from "./session/admin.ts";
import { mountAdmin } from "./ui/admin/mount-admin.tsx";

const session = createAdminSession();
const admin = new AdminClient(new Client(location.origin.replace(/^http/u, "ws")), session);
mountAdmin(document.getElementById("ui")!, session, admin);
void admin.start();
