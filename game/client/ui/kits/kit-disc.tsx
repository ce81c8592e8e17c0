/** A player's disc as it is on the pitch: stripes, and on them a number or an avatar. */
import type { Kit } from "../../session/room.ts";
import type { PlayerInfo } from "../../session/player.ts";
import { cssColor } from "./color.ts";

type KitDiscProps = {
  /** Absent: a disc that is in no team. */
  readonly kit?: Kit | undefined;
  readonly label?: string;
  readonly size?: "small" | "normal" | "large";
};

/** What stands on his disc. Spectators have no number. */
export function discLabel({ avatar, number }: PlayerInfo): string {
  return avatar || (number === 0 ? "" : String(number));
}

/** Half of the picture's width, in its own units. */
const HALF = 50;

export function KitDisc({ kit, label = "", size = "small" }: KitDiscProps) {
  const length = Array.from(label).length;
  const ink = kit === undefined ? "currentColor" : cssColor(kit.text);
  return (
    <i class={`kit-disc kit-disc-${size} ${kit === undefined ? "kit-disc-bare" : ""}`} aria-hidden="true">
      <svg viewBox={`${-HALF} ${-HALF} ${2 * HALF} ${2 * HALF}`}>
        {kit !== undefined && <Stripes kit={kit} />}
        {label !== "" && (
          <text
            text-anchor="middle"
            dominant-baseline="central"
            font-size={HALF * (length > 1 ? 0.98 : 1.18)}
            fill={ink}
          >
            {label}
          </text>
        )}
      </svg>
    </i>
  );
}

function Stripes({ kit }: { readonly kit: Kit }) {
  const width = (2 * HALF) / kit.colors.length;
  return (
    <g transform={`rotate(${kit.angle})`}>
      {kit.colors.map((color, i) => (
        // The overlap hides the seam between two stripes.
        <rect key={i} x={i * width - HALF} y={-HALF} width={width + 0.5} height={2 * HALF} fill={cssColor(color)} />
      ))}
    </g>
  );
}
