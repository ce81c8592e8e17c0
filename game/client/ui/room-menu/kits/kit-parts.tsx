/** Inputs for the parts of a kit: one to three stripes, their angle, and the colour of the number. */
import { useId } from "preact/hooks";
import { cssHex } from "#client/paint/color.ts";
import type { Kit } from "../../../session/room.ts";
import { SegmentedControl } from "../../component/segmented-control.tsx";
import { t } from "../../i18n/translate.ts";

type KitPartsProps = { readonly kit: Kit; readonly onKit: (kit: Kit) => void };

const STRIPE_COUNTS = [1, 2, 3] as const;

export function KitParts({ kit, onKit }: KitPartsProps) {
  const setStripeCount = (count: number) => {
    const last = kit.colors.at(-1) ?? 0xffffff;
    const colors = STRIPE_COUNTS.slice(0, count).map((_, i) => kit.colors[i] ?? last);
    onKit({ ...kit, colors });
  };
  return (
    <div class="kit-parts">
      <div class="kit-colors">
        {kit.colors.map((color, i) => (
          <ColorInput
            key={i}
            label={t("kits.stripe", { number: i + 1 })}
            color={color}
            onColor={(chosen) => onKit({ ...kit, colors: kit.colors.with(i, chosen) })}
          />
        ))}
        <ColorInput label={t("kits.number")} color={kit.text} onColor={(text) => onKit({ ...kit, text })} />
      </div>
      <div class="kit-stripes">
        <SegmentedControl
          label={t("kits.stripes")}
          value={String(kit.colors.length)}
          options={STRIPE_COUNTS.map((count) => ({ value: String(count), label: String(count) }))}
          onPick={(count) => setStripeCount(Number(count))}
        />
        <Angle angle={kit.angle} onAngle={(angle) => onKit({ ...kit, angle })} />
      </div>
    </div>
  );
}

type ColorInputProps = {
  readonly label: string;
  readonly color: number;
  readonly onColor: (color: number) => void;
};

function ColorInput({ label, color, onColor }: ColorInputProps) {
  const id = useId();
  return (
    <div class="color-input">
      <input
        id={id}
        type="color"
        value={cssHex(color)}
        onInput={(event) => onColor(Number.parseInt(event.currentTarget.value.slice(1), 16))}
      />
      <label for={id}>{label}</label>
    </div>
  );
}

/** Degrees. A full turn, because three stripes look different upside down. */
const ANGLE_MAX = 360;
const ANGLE_STEP = 5;

function Angle({ angle, onAngle }: { readonly angle: number; readonly onAngle: (angle: number) => void }) {
  const id = useId();
  return (
    <div class="angle">
      <label class="field-label" for={id}>
        {t("kits.angle")} <output>{t("kits.degrees", { angle })}</output>
      </label>
      <input
        id={id}
        type="range"
        min={0}
        max={ANGLE_MAX}
        step={ANGLE_STEP}
        value={angle}
        onInput={(event) => onAngle(Number(event.currentTarget.value))}
      />
    </div>
  );
}
