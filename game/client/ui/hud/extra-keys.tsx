/** The extra keys that the room's script asks for, with their labels, while the player is on the pitch. */
import { EXTRA_KEY_CODES } from "../../input/steering-keys.ts";
import { useUi } from "../context/ui-context.ts";
import { t } from "../i18n/translate.ts";

export function ExtraKeys() {
  const { session, keyboard } = useUi();
  const labels = session.room.value?.extraKeys ?? [];
  if (labels.length === 0 || !session.playing.value) return null;
  return (
    <ul class="extra-keys" aria-label={t("keys.extra")}>
      {labels.map((label, i) => (
        <li key={EXTRA_KEY_CODES[i]}>
          <kbd>{keyboard.labelOf(EXTRA_KEY_CODES[i] ?? "")}</kbd> <bdi>{label}</bdi>
        </li>
      ))}
    </ul>
  );
}
