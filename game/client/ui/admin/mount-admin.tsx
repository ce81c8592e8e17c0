/** Renders the admin page. */
import "@fontsource-variable/outfit/index.css";
import "../style/tokens.css";
import "../style/base.css";
import "../style/component.css";
import "../style/control.css";
import "../style/help.css";
import "../style/admin.css";
import { render } from "preact";
import texts from "#assets/lang/en/admin.json";
import type { AdminActions, AdminSession } from "../../session/admin.ts";
import { ToastsContext } from "../context/toasts-context.ts";
import { addCatalogue } from "../i18n/translate.ts";
import { AdminContext, createAdminUi, type AdminUi } from "./admin-context.ts";
import { AdminPage } from "./admin-page.tsx";

/** Renders into `parent` and re-renders when the session changes. */
export function mountAdmin(parent: HTMLElement, session: AdminSession, actions: AdminActions): AdminUi {
  addCatalogue("en", { admin: texts });
  const ui = createAdminUi(session, actions);
  render(
    <AdminContext.Provider value={ui}>
      <ToastsContext.Provider value={ui.toasts}>
        <AdminPage />
      </ToastsContext.Provider>
    </AdminContext.Provider>,
    parent,
  );
  return ui;
}
