/** The reports about players, and the opened one beside the list. */
import type { Report } from "../../session/admin.ts";
import { Badge } from "../component/badge.tsx";
import { t } from "../i18n/translate.ts";
import { useAdmin } from "./admin-context.ts";
import { ReportDetails } from "./report-details.tsx";
import { dateText } from "./time-text.ts";

export function ReportsPanel() {
  const { session, report: opened } = useAdmin();
  const reports = session.reports.value;
  if (reports.length === 0) return <p class="admin-wait card">{t("admin.reports.none")}</p>;
  const report = reports.find(({ id }) => id === opened.value);
  return (
    <div class={`admin-split admin-split-half ${report === undefined ? "" : "admin-split-open"}`}>
      <ul class="admin-entries" role="list" aria-label={t("admin.reports.list")}>
        {reports.map((each) => (
          <li key={each.id}>
            <Entry report={each} />
          </li>
        ))}
      </ul>
      {report === undefined ? (
        <p class="admin-wait card admin-choose">{t("admin.reports.choose")}</p>
      ) : (
        <ReportDetails key={report.id} report={report} />
      )}
    </div>
  );
}

function Entry({ report: { id, at, target, reporter, reason, closedAt, answeredAt } }: { readonly report: Report }) {
  const { report: opened } = useAdmin();
  return (
    <button
      type="button"
      class={`admin-entry ${closedAt === null ? "" : "admin-entry-closed"}`}
      aria-pressed={id === opened.value}
      onClick={() => (opened.value = id)}
    >
      <span class="admin-entry-head">
        <b dir="auto">{target.name}</b>
        {closedAt === null ? (
          <Badge variant="strong">{t(answeredAt === null ? "admin.reports.open" : "admin.reports.answered")}</Badge>
        ) : (
          <Badge>{t("admin.reports.closed")}</Badge>
        )}
      </span>
      <span>{t(`report.reasons.${reason}`)}</span>
      <span class="admin-entry-note">
        {t("admin.reports.by", { reporter: reporter.name })}, {dateText(at)}
      </span>
    </button>
  );
}
