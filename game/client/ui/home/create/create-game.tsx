/** Map, bots and limits of a new room. */
import { Select } from "../../component/select.tsx";
import { SegmentedControl } from "../../component/segmented-control.tsx";
import { Stepper } from "../../component/stepper.tsx";
import { Switch } from "../../component/switch.tsx";
import { BOT_FILLS, SETTINGS, type BotFill } from "#room/settings.ts";
import { t, type TextKey } from "../../i18n/translate.ts";
import { stadiumOf, type DraftProps } from "../../saved/room-draft.ts";

const BOT_TEXTS: Readonly<Record<BotFill, TextKey>> = {
  none: "create.botsNone",
  even: "create.botsEven",
  full: "create.botsFull",
};

/** A published map among the stadiums, by its code. */
export type PublishedName = { readonly code: string; readonly name: string };

type CreateGameProps = DraftProps & {
  /** Empty until the net module is loaded. */
  readonly stadiums: readonly string[];
  readonly published: PublishedName | undefined;
};

export function CreateGame({ draft, change, stadiums, published }: CreateGameProps) {
  return (
    <>
      <div class="create-pair">
        <MapSelect
          names={stadiums}
          value={stadiumOf(draft, stadiums)}
          labelOf={(name) => (name === published?.code ? published.name : name)}
          onPick={(stadium) => change({ stadium })}
        />
        <SegmentedControl
          label={t("create.bots")}
          value={draft.bots}
          options={BOT_FILLS.map((value) => ({ value, label: t(BOT_TEXTS[value]) }))}
          onPick={(bots) => change({ bots })}
        />
      </div>
      <div class="create-pair create-numbers">
        <Stepper
          label={t("create.timeLimit")}
          value={draft.timeLimit}
          max={SETTINGS.timeLimit.max}
          text={(count) => (count === 0 ? t("create.noLimit") : t("create.minutes", { count }))}
          onValue={(timeLimit) => change({ timeLimit })}
        />
        <Stepper
          label={t("create.scoreLimit")}
          value={draft.scoreLimit}
          max={SETTINGS.scoreLimit.max}
          text={(count) => (count === 0 ? t("create.noLimit") : t("create.goals", { count }))}
          onValue={(scoreLimit) => change({ scoreLimit })}
        />
      </div>
      <div class="create-pair">
        <Switch
          label={t("room.overtime")}
          note={t("room.overtimeNote")}
          on={draft.overtime}
          onChange={(overtime) => change({ overtime })}
        />
        <Switch
          label={t("settings.autopilot")}
          note={t("settings.autopilotNote")}
          on={draft.autopilot}
          onChange={(autopilot) => change({ autopilot })}
        />
      </div>
    </>
  );
}

type MapSelectProps = {
  readonly names: readonly string[];
  readonly value: string;
  readonly labelOf: (name: string) => string;
  readonly onPick: (name: string) => void;
};

function MapSelect({ names, value, labelOf, onPick }: MapSelectProps) {
  const shown = names.includes(value) ? names : [value, ...names];
  const options = shown.map((name) => ({ value: name, label: labelOf(name) }));
  return <Select label={t("create.map")} value={value} options={options} onPick={onPick} />;
}
