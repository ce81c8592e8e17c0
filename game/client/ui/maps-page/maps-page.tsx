/** Head of the pages of published maps, and which of them the address shows. */
import { PencilRuler, Play } from "lucide-preact";
import { ThemeButton } from "../component/theme-button.tsx";
import { ToastStack } from "../component/toast-stack.tsx";
import { PageHead } from "../component/page-head.tsx";
import { useToasts } from "../context/toasts-context.ts";
import { t } from "../i18n/translate.ts";
import { BrowsePage } from "./browse-page.tsx";
import { MapPage } from "./map-page.tsx";
import { useMaps } from "./maps-context.ts";

export function MapsPage() {
  const { theme, address } = useMaps();
  const code = address.pathname.split("/")[2] ?? "";
  return (
    <div class="live">
      <PageHead>
        <nav class="stats-nav" aria-label={t("stats.pages")}>
          {code !== "" && <a href="/maps">{t("library.all")}</a>}
          <a href="/editor">
            <PencilRuler />
            <span>{t("library.draw")}</span>
          </a>
          <a class="button button-primary" href="/">
            <Play />
            <span>{t("stats.play")}</span>
          </a>
          <ThemeButton theme={theme} variant="glass" />
        </nav>
      </PageHead>
      <main class="stats-main">{code === "" ? <BrowsePage /> : <MapPage code={code} />}</main>
      <ToastStack toasts={useToasts()} />
    </div>
  );
}
