/** Rarely used settings for admins: rated games, and the kick rate limit. */
import { useState } from "preact/hooks";
import { Gauge } from "lucide-preact";
import { Button } from "../../component/button.tsx";
import { Switch } from "../../component/switch.tsx";
import { Stepper } from "../../component/stepper.tsx";
import { KICK_RATE_MAX } from "#room/settings.ts";
import { useUi } from "../../context/ui-context.ts";
import { t } from "../../i18n/translate.ts";

/** The limit of a new room, and the one that leagues use. */
const KICK_RATES = { standard: { min: 2, rate: 0, burst: 0 }, league: { min: 2, rate: 15, burst: 3 } } as const;

export function AdvancedSettings() {
  return (
    <details class="advanced-settings">
      <summary>{t("settings.advanced")}</summary>
      <Rated />
      <KickRate />
    </details>
  );
}

/** Applies at once; locked while a game is on. */
function Rated() {
  const { session, actions } = useUi();
  return (
    <Switch
      label={t("settings.rated")}
      note={t("settings.ratedNote")}
      on={session.room.value?.rated === true}
      disabled={session.game.value !== null}
      onChange={(rated) => actions.ask("settings", { rated })}
    />
  );
}

function KickRate() {
  const { actions } = useUi();
  const [limit, setLimit] = useState<{ readonly min: number; readonly rate: number; readonly burst: number }>(
    KICK_RATES.league,
  );
  const apply = (chosen: typeof limit) => actions.ask("kickRate", { ...chosen });
  return (
    <div class="kick-rate">
      <p class="field-note">{t("settings.kickRateNote")}</p>
      <div class="settings-triple">
        <Stepper
          label={t("settings.kickMin")}
          value={limit.min}
          max={KICK_RATE_MAX}
          onValue={(min) => setLimit({ ...limit, min })}
        />
        <Stepper
          label={t("settings.kickEvery")}
          value={limit.rate}
          max={KICK_RATE_MAX}
          onValue={(rate) => setLimit({ ...limit, rate })}
        />
        <Stepper
          label={t("settings.kickBurst")}
          value={limit.burst}
          max={KICK_RATE_MAX}
          onValue={(burst) => setLimit({ ...limit, burst })}
        />
      </div>
      <div class="row">
        <Button size="small" icon={<Gauge />} onPress={() => apply(limit)}>
          {t("settings.kickRateSet")}
        </Button>
        <Button variant="quiet" size="small" onPress={() => apply(KICK_RATES.standard)}>
          {t("settings.kickRateDefault")}
        </Button>
      </div>
    </div>
  );
}
