/** Shows and edits the kit of a team, with warnings about its contrast. */
import { Check, Eye, RotateCcw, TriangleAlert } from "lucide-preact";
import type { SideId } from "#room/team.ts";
import type { Kit } from "../../../session/room.ts";
import { Button } from "../../component/button.tsx";
import { useUi } from "../../context/ui-context.ts";
import { t } from "../../i18n/translate.ts";
import { KitDisc } from "../../team/kit-disc.tsx";
import { TEAM_NAMES } from "../../team/team-style.ts";
import { KitCodeField } from "./kit-code-field.tsx";
import { areDistinct, numberContrast, READABLE } from "./kit-contrast.ts";
import { KitParts } from "./kit-parts.tsx";
import { PRESETS } from "./kit-presets.ts";

type KitEditorProps = {
  readonly side: SideId;
  readonly current: Kit;
  /** Undefined without unapplied changes. */
  readonly draft: Kit | undefined;
  /** Draft or current kit of the other team. */
  readonly other: Kit;
  readonly editable: boolean;
  readonly onDraft: (side: SideId, kit: Kit | undefined) => void;
};

export function KitEditor(props: KitEditorProps) {
  const { side, current, draft, other, editable, onDraft } = props;
  const kit = draft ?? current;
  const name = t(TEAM_NAMES[side]);
  return (
    <section class={`kit kit-${side}`} aria-label={t("kits.kitOf", { team: name })}>
      <div class="kit-head">
        <KitDisc kit={kit} label="10" size="large" />
        <div>
          <h3>{name}</h3>
          <ContrastNotes kit={kit} other={other} />
        </div>
      </div>
      {editable && (
        <>
          <KitParts kit={kit} onKit={(changed) => onDraft(side, changed)} />
          <Presets other={other} onKit={(preset) => onDraft(side, preset)} />
        </>
      )}
      <KitCodeField side={side} kit={kit} editable={editable} onDraft={onDraft} />
      {editable && <EditorButtons {...props} />}
    </section>
  );
}

function ContrastNotes({ kit, other }: { readonly kit: Kit; readonly other: Kit }) {
  const readable = numberContrast(kit) >= READABLE;
  const distinct = areDistinct(kit, other);
  return (
    <ul class="kit-notes">
      <li class={readable ? "is-good" : "is-poor"}>
        {readable ? <Check /> : <TriangleAlert />} {t(readable ? "kits.readable" : "kits.unreadable")}
      </li>
      <li class={distinct ? "is-good" : "is-poor"}>
        {distinct ? <Check /> : <TriangleAlert />} {t(distinct ? "kits.distinct" : "kits.similar")}
      </li>
    </ul>
  );
}

type PresetsProps = { readonly other: Kit; readonly onKit: (kit: Kit) => void };

function Presets({ other, onKit }: PresetsProps) {
  return (
    <div class="presets" role="group" aria-label={t("kits.presets")}>
      {PRESETS.map(({ name, kit }) => {
        const distinct = areDistinct(kit, other);
        const label = distinct ? t("kits.presetDistinct", { name: t(name) }) : t(name);
        return (
          <button key={name} type="button" class="preset" title={label} onClick={() => onKit(kit)}>
            <span class="visually-hidden">{label}</span>
            <KitDisc kit={kit} label="7" size="normal" />
            {distinct && <Eye />}
          </button>
        );
      })}
    </div>
  );
}

function EditorButtons({ side, draft, onDraft }: KitEditorProps) {
  const { actions } = useUi();
  const apply = () => {
    if (draft) actions.ask("kit", { team: side, kit: { ...draft, colors: [...draft.colors] } });
    onDraft(side, undefined);
  };
  const reset = () => {
    actions.ask("kit", { team: side });
    onDraft(side, undefined);
  };
  return (
    <div class="row row-end">
      <Button variant="quiet" size="small" icon={<RotateCcw />} hint={t("kits.resetHint")} onPress={reset}>
        {t("kits.reset")}
      </Button>
      <Button variant="quiet" size="small" disabled={draft === undefined} onPress={() => onDraft(side, undefined)}>
        {t("kits.discard")}
      </Button>
      <Button variant="primary" size="small" icon={<Check />} disabled={draft === undefined} onPress={apply}>
        {t("kits.apply")}
      </Button>
    </div>
  );
}
