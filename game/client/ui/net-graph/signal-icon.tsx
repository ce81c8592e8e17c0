/** The connection quality as bars: filled ones for the level, hollow ones for the rest, crossed out when it is lost. */
import { signalOf, type Signal } from "../../session/net-stats.ts";
import { useUi } from "../context/ui-context.ts";
import { t, type TextKey } from "../i18n/translate.ts";

const NAMES: Readonly<Record<Signal, TextKey>> = {
  0: "netGraph.lost",
  1: "netGraph.poor",
  2: "netGraph.fair",
  3: "netGraph.good",
};

const BARS: readonly Signal[] = [1, 2, 3];

export function SignalIcon() {
  const { session } = useUi();
  const level = signalOf(session.netStats.value, session.connection.value.kind !== "live");
  const name = t(NAMES[level]);
  return (
    <span class={`signal signal-${level}`} role="img" aria-label={name} title={name}>
      <svg viewBox="0 0 20 18" aria-hidden="true">
        {BARS.map((bar) => (
          <rect
            key={bar}
            class={bar <= level ? "signal-full" : "signal-hollow"}
            x={6 * bar - 4.25}
            y={16.25 - 5 * bar}
            width="4.5"
            height={5 * bar}
            rx="1.25"
          />
        ))}
        {level === 0 && <path d="M2 2 L18 16.5" />}
      </svg>
    </span>
  );
}
