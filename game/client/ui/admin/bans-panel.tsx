/** The bans from the whole server. */
import { Undo2 } from "lucide-preact";
import { Badge } from "../component/badge.tsx";
import { Button } from "../component/button.tsx";
import { t } from "../i18n/translate.ts";
import { useAdmin } from "./admin-context.ts";
import { dateText } from "./time-text.ts";

export function BansPanel() {
  const { session, actions } = useAdmin();
  const bans = session.bans.value;
  if (bans.length === 0) return <p class="admin-wait card">{t("admin.bans.none")}</p>;
  return (
    <div class="admin-scroll" role="region" aria-label={t("admin.tabBans")} tabIndex={0}>
      <table class="admin-table">
        <thead>
          <tr>
            <th scope="col">{t("admin.bans.name")}</th>
            <th scope="col">{t("admin.bans.reason")}</th>
            <th scope="col">{t("admin.bans.at")}</th>
            <th scope="col">{t("admin.bans.until")}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {bans.map(({ id, name, fingerprint, reason, at, until, withNetwork }) => (
            <tr key={id}>
              <th scope="row" class="admin-name">
                <span dir="auto">{name}</span> <span class="admin-fingerprint">#{fingerprint}</span>{" "}
                {withNetwork && <Badge>{t("admin.bans.network")}</Badge>}
              </th>
              <td class="admin-text" dir="auto">
                {reason === "" ? "–" : reason}
              </td>
              <td>{dateText(at)}</td>
              <td>{until === null ? t("admin.bans.forever") : dateText(until)}</td>
              <td class="admin-number">
                <Button
                  size="small"
                  icon={<Undo2 />}
                  hint={t("admin.bans.liftOf", { name })}
                  onPress={() => actions.send("liftBan", { id })}
                >
                  {t("admin.bans.lift")}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
