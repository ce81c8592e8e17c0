/** What every part of the admin page may use, provided by `mountAdmin`. */
import { signal, type Signal } from "@preact/signals";
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { AdminActions, AdminSession, AdminToServer } from "../../session/admin.ts";
import { createToasts, type Toasts } from "../context/toasts.ts";
import { createTheme, type Theme } from "../saved/theme.ts";
import { storedSignal, type StoredSignal } from "../storage/stored-signal.ts";

export const ADMIN_TABS = ["rooms", "reports", "help", "bans", "server"] as const;
export type AdminTab = (typeof ADMIN_TABS)[number];

/** The player in the ban dialog, and from where its network is known. */
export type BanTarget = Pick<AdminToServer["ban"], "key" | "name" | "from">;

export type AdminUi = {
  readonly session: AdminSession;
  readonly actions: AdminActions;
  readonly toasts: Toasts;
  readonly theme: Theme;
  readonly tab: Signal<AdminTab>;
  /** Code of the opened room, id of the opened report, key of the opened conversation. */
  readonly room: Signal<string | undefined>;
  readonly report: Signal<string | undefined>;
  readonly conversation: Signal<string | undefined>;
  readonly banTarget: Signal<BanTarget | undefined>;
  /** Whether this page is on duty for the help chat; saved in this browser. */
  readonly duty: StoredSignal<boolean>;
};

export function createAdminUi(session: AdminSession, actions: AdminActions): AdminUi {
  return {
    session,
    actions,
    toasts: createToasts(),
    theme: createTheme(document.documentElement),
    tab: signal<AdminTab>("rooms"),
    room: signal<string | undefined>(undefined),
    report: signal<string | undefined>(undefined),
    conversation: signal<string | undefined>(undefined),
    banTarget: signal<BanTarget | undefined>(undefined),
    duty: storedSignal("rondo.duty", { read: (saved) => saved !== false }),
  };
}

export const AdminContext = createContext<AdminUi | null>(null);

/** Throws outside `mountAdmin`. */
export function useAdmin(): AdminUi {
  const ui = useContext(AdminContext);
  if (!ui) throw new Error("useAdmin: no AdminContext above this component");
  return ui;
}
