/** The members of a room, with kick and ban. */
import { Ban, UserX } from "lucide-preact";
import { BLUE_TEAM, RED_TEAM } from "#room/team.ts";
import type { MemberFigures } from "../../session/admin.ts";
import { Badge } from "../component/badge.tsx";
import { ConfirmButton } from "../component/confirm-button.tsx";
import { IconButton } from "../component/icon-button.tsx";
import { t, type TextKey } from "../i18n/translate.ts";
import { useAdmin } from "./admin-context.ts";

type MemberListProps = { readonly code: string; readonly members: readonly MemberFigures[] };

export function MemberList({ code, members }: MemberListProps) {
  if (members.length === 0) return <p class="admin-wait">{t("admin.rooms.empty")}</p>;
  return (
    <ul class="admin-members" role="list">
      {members.map((member) => (
        <MemberRow key={member.id} code={code} member={member} />
      ))}
    </ul>
  );
}

function teamOf(team: number): [name: string, text: TextKey] {
  if (team === RED_TEAM) return ["red", "team.red"];
  return team === BLUE_TEAM ? ["blue", "team.blue"] : ["none", "team.spectators"];
}

function MemberRow({ code, member }: { readonly code: string; readonly member: MemberFigures }) {
  const { actions, banTarget } = useAdmin();
  const { key, name, fingerprint, ping } = member;
  const [team, teamText] = teamOf(member.team);
  return (
    <li>
      <i class={`admin-team admin-team-${team}`} aria-hidden="true" />
      <span class="visually-hidden">{t(teamText)}</span>
      <b dir="auto">{name}</b>
      {fingerprint !== "" && <span class="admin-fingerprint">#{fingerprint}</span>}
      {member.bot && <Badge>{t("admin.member.bot")}</Badge>}
      {member.admin && <Badge variant="strong">{t("admin.member.admin")}</Badge>}
      {!member.connected && <Badge>{t("admin.member.disconnected")}</Badge>}
      <span class="admin-member-end">
        {ping > 0 && <span class="admin-ping">{t("player.ping", { ping })}</span>}
        {key !== "" && (
          <>
            <ConfirmButton
              size="small"
              icon={<UserX />}
              hint={t("admin.member.kickOf", { name })}
              question={{
                title: t("admin.member.kickTitle", { name }),
                note: t("admin.member.kickNote"),
                confirm: t("admin.member.kick"),
              }}
              onPress={() => actions.send("kick", { key, reason: "" })}
            >
              {t("admin.member.kick")}
            </ConfirmButton>
            <IconButton
              label={t("admin.member.banOf", { name })}
              onPress={() => (banTarget.value = { key, name, from: { room: code } })}
            >
              <Ban />
            </IconButton>
          </>
        )}
      </span>
    </li>
  );
}
