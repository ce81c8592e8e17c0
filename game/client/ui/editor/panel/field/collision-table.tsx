/** What the selected items collide with, computed from their masks with the rule of the simulation. */
import { Check, Minus } from "lucide-preact";
import type { ListKey } from "#editor/document.ts";
import { type TextKey, t } from "../../../i18n/translate.ts";
import type { Masked, Stadium } from "#sim/stadium.ts";
import { abilitiesOf, bitsOf, collides, PARTNERS, type Partner, PHASES } from "./collisions.ts";
import type { FieldValue } from "./field-source.ts";

type CollisionTableProps = {
  /** The values of `cMask` and `cGroup`. */
  readonly masks: readonly FieldValue[];
  readonly kinds: readonly ListKey[];
  readonly stadium: Stadium;
  /** Where it is the ball: whether `ballPhysics` describes it, or it is one of the listed discs. */
  readonly ball?: "described" | "listed";
};

export function CollisionTable({ masks: [cMask, cGroup], kinds, stadium, ball }: CollisionTableProps) {
  if (cMask === undefined || cGroup === undefined) return null;
  const isMixed = cMask.origin === "mixed" || cGroup.origin === "mixed";
  if (isMixed) return <p class="panel-text">{t("editor.masks.mixed")}</p>;
  const masked = { cMask: bitsOf(cMask.value), cGroup: bitsOf(cGroup.value) };
  const isDisc = kinds.every((kind) => kind === "discs");
  // Walls do not move, so they meet discs alone.
  const partners = PARTNERS.filter((partner) =>
    partner === "walls" ? isDisc : partner !== "ball" || ball === undefined,
  );
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
          {partners.map((partner) => (
            <PartnerRow key={partner} {...{ partner, masked, stadium }} />
          ))}
        </tbody>
      </table>
      {isDisc && <Abilities masked={masked} isDescribed={ball === "described"} />}
    </>
  );
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
        <Meeting key={phase} meets={collides(masked, stadium, { partner, phase })} />
      ))}
    </tr>
  );
}

function Meeting({ meets }: { readonly meets: boolean }) {
  const text = meets ? t("editor.masks.collides") : t("editor.masks.passes");
  return (
    <td class={meets ? "panel-collides" : "panel-passes"} title={text}>
      {meets ? <Check /> : <Minus />}
      <span class="visually-hidden">{text}</span>
    </td>
  );
}

/** The format gives both to a ball that `ballPhysics` describes. */
function Abilities({ masked, isDescribed }: { readonly masked: Masked; readonly isDescribed: boolean }) {
  const abilities = isDescribed ? (["kick", "score"] as const) : abilitiesOf(masked);
  return (
    <p class="panel-text">
      {abilities.length === 0
        ? t("editor.masks.ability.none")
        : abilities.map((ability) => t(`editor.masks.ability.${ability}` as TextKey)).join(" ")}
    </p>
  );
}
