/** A disc as on the pitch: the stripes of a kit with a number or avatar. */
import { cssHex } from "#client/paint/color.ts";
import { labelSize, stripesOf } from "#client/paint/kit.ts";
import type { Kit } from "../../session/room.ts";
import type { PlayerInfo } from "../../session/player.ts";

type KitDiscProps = {
  /** Undefined for spectators. */
  readonly kit?: Kit | undefined;
  readonly label?: string;
  readonly size?: "small" | "normal" | "large";
};

/** The avatar, else the number; "" for spectators without an avatar, who have no number. */
export function discLabel({ avatar, number }: PlayerInfo): string {
  return avatar || (number === 0 ? "" : String(number));
}

/** Half the width of the SVG in user units. */
const HALF = 50;

export function KitDisc({ kit, label = "", size = "small" }: KitDiscProps) {
  const ink = kit === undefined ? "currentColor" : cssHex(kit.text);
  return (
    <i class={`kit-disc kit-disc-${size} ${kit === undefined ? "kit-disc-bare" : ""}`} aria-hidden="true">
      <svg viewBox={`${-HALF} ${-HALF} ${2 * HALF} ${2 * HALF}`}>
        {kit !== undefined && <Stripes kit={kit} />}
        {label !== "" && (
          <text text-anchor="middle" dominant-baseline="central" font-size={labelSize(label, HALF)} fill={ink}>
            {label}
          </text>
        )}
      </svg>
    </i>
  );
}

function Stripes({ kit }: { readonly kit: Kit }) {
  return (
    <g transform={`rotate(${kit.angle})`}>
      {stripesOf(kit.colors, HALF).map(({ color, x, width }, i) => (
        <rect key={i} x={x} y={-HALF} width={width} height={2 * HALF} fill={cssHex(color)} />
      ))}
    </g>
  );
}
