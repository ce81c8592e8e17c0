/** Which keys do what. */
import { t, type WordKey } from "../../i18n/translate.ts";
import { useUi } from "../../context/ui-context.ts";

type Line = { readonly keys: readonly string[]; readonly does: WordKey };

export function KeyHelp() {
  const { session } = useUi();
  const pitch: readonly Line[] = [
    { keys: ["↑", "←", "↓", "→", "W", "A", "S", "D"], does: "keys.move" },
    { keys: ["X", t("keys.space"), t("keys.shift"), t("keys.ctrl")], does: "keys.kick" },
    { keys: [t("chat.enterKey"), t("chat.tabKey")], does: "chat.label" },
    { keys: ["T"], does: "chat.teamKey" },
    { keys: ["/"], does: "keys.command" },
    { keys: ["Q"], does: "emote.label" },
    { keys: ["+", "−", "0", "…", "5"], does: "spectating.zoomKeys" },
  ];
  const room: readonly Line[] = [
    { keys: [t("keys.escape")], does: "keys.menu" },
    ...(session.rights.value.game ? [{ keys: ["P"], does: "keys.pause" } as const] : []),
    ...(session.room.value?.adminless
      ? [{ keys: [t("vote.yesKey"), t("vote.noKey")], does: "keys.vote" } as const]
      : []),
    { keys: ["B", "F", "[", "]"], does: "spectating.keys" },
    { keys: ["F3"], does: "line.title" },
  ];
  return (
    <>
      <KeyList title={t("keys.pitchTitle")} lines={pitch} />
      <KeyList title={t("keys.roomTitle")} lines={room} />
    </>
  );
}

function KeyList({ title, lines }: { readonly title: string; readonly lines: readonly Line[] }) {
  return (
    <section>
      <h3>{title}</h3>
      <dl class="keys">
        {lines.map(({ keys, does }) => (
          <div key={does}>
            <dt>
              {keys.map((key) => (
                <span key={key}>{key === "…" ? key : <kbd>{key}</kbd>} </span>
              ))}
            </dt>
            <dd>{t(does)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
