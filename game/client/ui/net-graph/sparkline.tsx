/** The history of a figure as a small curve. */
import { curveOf, HISTORY_LENGTH } from "./net-figures.ts";

type SparklineProps = { readonly values: readonly number[]; readonly limit: number };

export function Sparkline({ values, limit }: SparklineProps) {
  const width = HISTORY_LENGTH - 1;
  const curve = curveOf(values, limit);
  return (
    <svg class="sparkline" viewBox={`0 0 ${width} 1`} preserveAspectRatio="none" aria-hidden="true">
      {curve !== "" && (
        <>
          <polygon points={`${HISTORY_LENGTH - values.length},1 ${curve} ${width},1`} />
          <polyline points={curve} />
        </>
      )}
    </svg>
  );
}
