/** One team's kit: how it looks, what it is made of, and what speaks against it. */
import { Check, Eye, RotateCcw, TriangleAlert } from "lucide-preact";
import type { Kit } from "../../../session/room.ts";
import { Button } from "../../component/button.tsx";
import { useUi } from "../../context/ui-context.ts";
import type { Side } from "../../game-state/game-phase.ts";
import { SIDE_WORDS } from "../../team/team-style.ts";
import { t } from "../../i18n/translate.ts";
import { ColorsField } from "./colors-field.tsx";
import { areApart, numberContrast, READABLE } from "./kit-contrast.ts";
import { KitDisc } from "../../team/kit-disc.tsx";
import { KitParts } from "./kit-parts.tsx";
import { PRESETS } from "./kit-presets.ts";

type KitEditorProps = {
  readonly side: Side;
  readonly worn: Kit;
  /** Undefined while it is as worn. */
  readonly draft: Kit | undefined;
  /** What the other team wears, or is about to. */
  readonly other: Kit;
  readonly editable: boolean;
  readonly onDraft: (side: Side, kit: Kit | undefined) => void;
};

export function KitEditor(props: KitEditorProps) {
  const { side, worn, draft, other, editable, onDraft } = props;
  const kit = draft ?? worn;
  const name = t(SIDE_WORDS[side].name);
  return (
    <section class={`kit kit-${side}`} aria-label={t("kits.kitOf", { team: name })}>
      <div class="kit-head">
        <KitDisc kit={kit} label="10" size="large" />
        <div>
          <h3>{name}</h3>
          <Judgement kit={kit} other={other} />
        </div>
      </div>
      {editable && (
        <>
          <KitParts kit={kit} onKit={(changed) => onDraft(side, changed)} />
          <Presets other={other} onKit={(preset) => onDraft(side, preset)} />
        </>
      )}
      <ColorsField side={side} kit={kit} editable={editable} onDraft={onDraft} />
      {editable && <Decide {...props} />}
    </section>
  );
}

/** Good or bad: whether the number is read, and whether colour-blind players know their own team. */
function Judgement({ kit, other }: { readonly kit: Kit; readonly other: Kit }) {
  const readable = numberContrast(kit) >= READABLE;
  const apart = areApart(kit, other);
  return (
    <ul class="kit-judgement">
      <li class={readable ? "is-good" : "is-poor"}>
        {readable ? <Check /> : <TriangleAlert />} {t(readable ? "kits.readable" : "kits.unreadable")}
      </li>
      <li class={apart ? "is-good" : "is-poor"}>
        {apart ? <Check /> : <TriangleAlert />} {t(apart ? "kits.apart" : "kits.alike")}
      </li>
    </ul>
  );
}

type PresetsProps = { readonly other: Kit; readonly onKit: (kit: Kit) => void };

function Presets({ other, onKit }: PresetsProps) {
  return (
    <div class="presets" role="group" aria-label={t("kits.presets")}>
      {PRESETS.map(({ name, kit }) => {
        const safe = areApart(kit, other);
        const words = safe ? t("kits.presetSafe", { name: t(name) }) : t(name);
        return (
          <button key={name} type="button" class="preset" title={words} onClick={() => onKit(kit)}>
            <span class="unseen">{words}</span>
            <KitDisc kit={kit} label="7" size="normal" />
            {safe && <Eye />}
          </button>
        );
      })}
    </div>
  );
}

function Decide({ side, draft, onDraft }: KitEditorProps) {
  const { actions } = useUi();
  const wear = () => {
    if (draft) actions.ask("kit", { team: side, kit: { ...draft, colors: [...draft.colors] } });
    onDraft(side, undefined);
  };
  const reset = () => {
    actions.ask("kit", { team: side });
    onDraft(side, undefined);
  };
  return (
    <div class="row row-end">
      <Button look="quiet" size="small" icon={<RotateCcw />} hint={t("kits.resetHint")} onPress={reset}>
        {t("kits.reset")}
      </Button>
      <Button look="quiet" size="small" disabled={draft === undefined} onPress={() => onDraft(side, undefined)}>
        {t("kits.discard")}
      </Button>
      <Button look="primary" size="small" icon={<Check />} disabled={draft === undefined} onPress={wear}>
        {t("kits.wear")}
      </Button>
    </div>
  );
}
