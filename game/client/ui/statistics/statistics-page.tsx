/** Head and foot of the pages of statistics, and which of them the address shows. */
import { Play } from "lucide-preact";
import { ThemeButton } from "../component/theme-button.tsx";
import { PageHead } from "../component/page-head.tsx";
import { t } from "../i18n/translate.ts";
import type { Theme } from "../saved/theme.ts";
import { LeaderboardPage } from "./leaderboard-page.tsx";
import { MatchPage } from "./match-page.tsx";
import { ProfilePage } from "./profile-page.tsx";

type Address = { readonly pathname: string; readonly search: string };

export function StatisticsPage({ theme, address }: { readonly theme: Theme; readonly address: Address }) {
  return (
    <div class="live">
      <PageHead>
        <nav class="stats-nav" aria-label={t("stats.pages")}>
          <a href="/leaderboards">{t("stats.leaderboards")}</a>
          <a href="/live">{t("live.title")}</a>
          <a class="button button-primary" href="/">
            <Play />
            <span>{t("stats.play")}</span>
          </a>
          <ThemeButton theme={theme} variant="glass" />
        </nav>
      </PageHead>
      <main class="stats-main">
        <Content pathname={address.pathname} search={address.search} />
      </main>
    </div>
  );
}

function Content({ pathname, search }: Address) {
  const [, page = "", id = ""] = pathname.split("/");
  if (page === "p") return <ProfilePage id={id} />;
  if (page === "m") return <MatchPage id={id} />;
  return <LeaderboardPage search={search} />;
}
