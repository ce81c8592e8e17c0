/** The keyboard shortcuts. */
import { t, type TextKey } from "../../i18n/translate.ts";
import { useUi } from "../../context/ui-context.ts";

type Shortcut = { readonly keys: readonly string[]; readonly action: TextKey };

export function KeyHelp() {
  const { session } = useUi();
  const match: readonly Shortcut[] = [
    { keys: ["↑", "←", "↓", "→", "W", "A", "S", "D"], action: "keys.move" },
    { keys: ["X", t("keys.space"), t("keys.shift"), t("keys.ctrl")], action: "keys.kick" },
    { keys: [t("chat.enterKey"), t("chat.tabKey")], action: "chat.label" },
    { keys: ["T"], action: "chat.teamKey" },
    { keys: ["/"], action: "keys.command" },
    { keys: ["Q"], action: "emote.label" },
    { keys: ["+", "−", "0", "…", "5"], action: "spectating.zoomKeys" },
  ];
  const room: readonly Shortcut[] = [
    { keys: [t("keys.escape")], action: "keys.menu" },
    ...(session.rights.value.game ? [{ keys: ["P"], action: "keys.pause" } as const] : []),
    ...(session.room.value?.adminless
      ? [{ keys: [t("vote.yesKey"), t("vote.noKey")], action: "keys.vote" } as const]
      : []),
    { keys: ["B", "F", "[", "]"], action: "spectating.keys" },
    { keys: ["F3"], action: "netGraph.title" },
  ];
  return (
    <>
      <KeyList title={t("keys.matchTitle")} shortcuts={match} />
      <KeyList title={t("keys.roomTitle")} shortcuts={room} />
    </>
  );
}

function KeyList({ title, shortcuts }: { readonly title: string; readonly shortcuts: readonly Shortcut[] }) {
  return (
    <section>
      <h3>{title}</h3>
      <dl class="keys">
        {shortcuts.map(({ keys, action }) => (
          <div key={action}>
            <dt>
              {keys.map((key) => (
                <span key={key}>{key === "…" ? key : <kbd>{key}</kbd>} </span>
              ))}
            </dt>
            <dd>{t(action)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
