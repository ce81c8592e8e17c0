/** What the selected items collide with, computed from their masks with the rule of the simulation. */
import { Check, Minus } from "lucide-preact";
import { BALL_ID, type ListKey } from "#editor/document.ts";
import { type TextKey, t } from "../../../i18n/translate.ts";
import type { Masked, Stadium } from "#sim/stadium.ts";
import { abilitiesOf, bitsOf, collides, PARTNERS, type Partner, type Phase, PHASES } from "./collisions.ts";
import type { FieldValue } from "./field-source.ts";

type CollisionTableProps = {
  /** The values of `cMask` and `cGroup`. */
  readonly masks: readonly FieldValue[];
  readonly kinds: readonly (ListKey | typeof BALL_ID)[];
  readonly stadium: Stadium;
};

export function CollisionTable({ masks: [cMask, cGroup], kinds, stadium }: CollisionTableProps) {
  if (cMask === undefined || cGroup === undefined) return null;
  const isMixed = cMask.origin === "mixed" || cGroup.origin === "mixed";
  if (isMixed) return <p class="panel-text">{t("editor.masks.mixed")}</p>;
  const masked = { cMask: bitsOf(cMask.value), cGroup: bitsOf(cGroup.value) };
  const isDisc = kinds.every((kind) => kind === "discs" || kind === BALL_ID);
  return (
    <>
      <table class="panel-collisions">
        <caption>{t("editor.masks.collisions")}</caption>
        <thead>
          <tr>
            <td />
            {PHASES.map((phase) => (
              <th key={phase} scope="col">
                {t(`editor.masks.phase.${phase}` as TextKey)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {partnersOf(kinds).map((partner) => (
            <PartnerRow key={partner} {...{ partner, masked, stadium }} />
          ))}
        </tbody>
      </table>
      {isDisc && <Abilities masked={masked} isBall={kinds.includes(BALL_ID)} />}
    </>
  );
}

/** Walls do not move, so they meet discs alone. */
function partnersOf(kinds: CollisionTableProps["kinds"]): readonly Partner[] {
  const isDisc = kinds.every((kind) => kind === "discs" || kind === BALL_ID);
  const isBall = kinds.includes(BALL_ID);
  return PARTNERS.filter((partner) => (partner === "walls" ? isDisc : partner !== "ball" || !isBall));
}

type PartnerRowProps = { readonly partner: Partner; readonly masked: Masked; readonly stadium: Stadium };

function PartnerRow({ partner, masked, stadium }: PartnerRowProps) {
  return (
    <tr>
      <th scope="row">
        <i class={`panel-partner panel-partner-${partner}`} />
        {t(`editor.masks.partner.${partner}` as TextKey)}
      </th>
      {PHASES.map((phase) => (
        <Meeting key={phase} meets={collides(masked, stadium, { partner, phase })} phase={phase} />
      ))}
    </tr>
  );
}

function Meeting({ meets }: { readonly meets: boolean; readonly phase: Phase }) {
  const text = meets ? t("editor.masks.collides") : t("editor.masks.passes");
  return (
    <td class={meets ? "panel-collides" : "panel-passes"} title={text}>
      {meets ? <Check /> : <Minus />}
      <span class="visually-hidden">{text}</span>
    </td>
  );
}

/** The format gives both to a ball that `ballPhysics` describes. */
function Abilities({ masked, isBall }: { readonly masked: Masked; readonly isBall: boolean }) {
  const abilities = isBall ? (["kick", "score"] as const) : abilitiesOf(masked);
  return (
    <p class="panel-text">
      {abilities.length === 0
        ? t("editor.masks.ability.none")
        : abilities.map((ability) => t(`editor.masks.ability.${ability}` as TextKey)).join(" ")}
    </p>
  );
}
