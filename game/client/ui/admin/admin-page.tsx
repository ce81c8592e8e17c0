/** The admin page: signing in, then one tab for each task of the host. */
import { useSignalEffect } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { Ban, Flag, LayoutList, LifeBuoy, LogOut, Server } from "lucide-preact";
import { Button } from "../component/button.tsx";
import { ThemeButton } from "../component/theme-button.tsx";
import { Switch } from "../component/switch.tsx";
import { TabPanel, Tabs } from "../component/tabs.tsx";
import { ToastStack } from "../component/toast-stack.tsx";
import { Wordmark } from "../component/wordmark.tsx";
import { t, type TextKey } from "../i18n/translate.ts";
import { ADMIN_TABS, type AdminTab, useAdmin } from "./admin-context.ts";
import { BanDialog } from "./ban-dialog.tsx";
import { BansPanel } from "./bans-panel.tsx";
import { HelpPanel } from "./help-panel.tsx";
import { ReportsPanel } from "./reports-panel.tsx";
import { RoomsPanel } from "./rooms-panel.tsx";
import { ServerPanel } from "./server-panel.tsx";
import { SignIn } from "./sign-in.tsx";
import { useAnswers } from "./use-answers.ts";

export function AdminPage() {
  const { session, toasts } = useAdmin();
  const access = session.access.value;
  return (
    <div class="admin">
      <Head />
      <main>
        <h1 class="visually-hidden">{t("admin.heading")}</h1>
        {access === "checking" && <p class="admin-wait">{t("admin.connecting")}</p>}
        {access === "signedOut" && <SignIn />}
        {access === "signedIn" && <SignedIn />}
      </main>
      <ToastStack toasts={toasts} />
    </div>
  );
}

function Head() {
  const { session, theme, actions } = useAdmin();
  const signedIn = session.access.value === "signedIn";
  return (
    <header class="admin-head">
      <a class="admin-home" href="/" title={t("admin.home")}>
        <Wordmark size="small" />
        <span>{t("admin.title")}</span>
      </a>
      {signedIn && <Connection />}
      <div class="admin-tools">
        {signedIn && <DutySwitch />}
        <ThemeButton theme={theme} />
        {signedIn && (
          <Button variant="quiet" icon={<LogOut />} onPress={() => void actions.signOut()}>
            {t("admin.signOut")}
          </Button>
        )}
      </div>
    </header>
  );
}

const CONNECTION_TEXTS = { connecting: "admin.connecting", live: "admin.live", lost: "admin.lost" } as const;

function Connection() {
  const connection = useAdmin().session.connection.value;
  const state = connection === "live" ? "on" : connection;
  return (
    <p class={`help-status help-status-${state}`}>
      <i aria-hidden="true" />
      <span role="status">{t(CONNECTION_TEXTS[connection])}</span>
    </p>
  );
}

function DutySwitch() {
  const { duty, actions } = useAdmin();
  useSignalEffect(() => actions.send("duty", { on: duty.value.value }));
  return <Switch label={t("admin.duty")} on={duty.value.value} onChange={(on) => duty.save(on)} />;
}

const TAB_TEXTS: Readonly<Record<AdminTab, TextKey>> = {
  rooms: "admin.tabRooms",
  reports: "admin.tabReports",
  help: "admin.tabHelp",
  bans: "admin.tabBans",
  server: "admin.tabServer",
};

const TAB_ICONS: Readonly<Record<AdminTab, ComponentChildren>> = {
  rooms: <LayoutList />,
  reports: <Flag />,
  help: <LifeBuoy />,
  bans: <Ban />,
  server: <Server />,
};

function SignedIn() {
  const { session, tab } = useAdmin();
  const fresh: Partial<Record<AdminTab, number>> = {
    reports: session.reports.value.filter(({ closedAt }) => closedAt === null).length,
    help: session.conversations.value.reduce((sum, { open, unread }) => sum + (open ? unread : 0), 0),
  };
  const total = Object.values(fresh).reduce((sum, count) => sum + count, 0);
  useAnswers();
  usePageTitle(total);
  const tabs = ADMIN_TABS.map((name) => {
    const count = fresh[name] ?? 0;
    const label = t(TAB_TEXTS[name]);
    const badge = count === 0 ? undefined : { count, label: t("admin.tabCount", { tab: label, count }) };
    return { name, label, badge, icon: TAB_ICONS[name] };
  });
  return (
    <>
      <Tabs
        label={t("admin.tabs")}
        base="admin"
        tabs={tabs}
        current={tab.value}
        onPick={(name) => (tab.value = name)}
      />
      <TabPanel base="admin" name={tab.value}>
        {tab.value === "rooms" && <RoomsPanel />}
        {tab.value === "reports" && <ReportsPanel />}
        {tab.value === "help" && <HelpPanel />}
        {tab.value === "bans" && <BansPanel />}
        {tab.value === "server" && <ServerPanel />}
      </TabPanel>
      <BanDialog />
    </>
  );
}

/** The number of new reports and messages, for a page in the background. */
function usePageTitle(count: number): void {
  const title = `${t("admin.title")} · ${t("common.name")}`;
  document.title = count === 0 ? title : `(${count}) ${title}`;
}
