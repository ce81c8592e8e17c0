/** Which keys do what. */
import { t, type WordKey } from "../words.ts";
import { useScene } from "./panel.ts";
import { mayDirect } from "./rights.ts";

type Line = { readonly keys: readonly string[]; readonly does: WordKey };

export function KeyHelp() {
  const scene = useScene();
  const pitch: readonly Line[] = [
    { keys: ["↑", "←", "↓", "→", "W", "A", "S", "D"], does: "keys.move" },
    { keys: ["X", t("keys.space"), t("keys.shift"), t("keys.ctrl")], does: "keys.kick" },
    { keys: [t("keys.enter"), t("keys.tab")], does: "keys.chat" },
    { keys: ["T"], does: "keys.team" },
    { keys: ["/"], does: "keys.command" },
    { keys: ["Q"], does: "keys.emote" },
    { keys: ["+", "−", "1", "…", "5", "0"], does: "keys.zoom" },
  ];
  const room: readonly Line[] = [
    { keys: [t("keys.escape")], does: "keys.menu" },
    ...(mayDirect(scene) ? [{ keys: ["P"], does: "keys.pause" } as const] : []),
    ...(scene.room?.adminless ? [{ keys: [t("vote.yesKey"), t("vote.noKey")], does: "keys.vote" } as const] : []),
    { keys: ["[", "]"], does: "keys.next" },
    { keys: ["B", "F"], does: "keys.view" },
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
                <>{key === "…" ? key : <kbd>{key}</kbd>} </>
              ))}
            </dt>
            <dd>{t(does)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
