/**
 * A QR code as SVG. Dark on light in both themes and with the quiet zone of four modules that the standard requires, both
 * of which many readers need.
 */
import { useMemo } from "preact/hooks";
import { encode } from "uqr";

const QUIET_ZONE = 4;

type QrCodeProps = {
  readonly text: string;
  /** For screen readers. */
  readonly label: string;
};

export function QrCode({ text, label }: QrCodeProps) {
  const { size, path } = useMemo(() => drawQr(text), [text]);
  return (
    <svg class="qr-code" viewBox={`0 0 ${size} ${size}`} shape-rendering="crispEdges" role="img" aria-label={label}>
      <rect class="qr-code-light" width={size} height={size} />
      <path class="qr-code-dark" d={path} />
    </svg>
  );
}

/** One rectangle per run of dark modules in a row, in units of a module. */
export function drawQr(text: string): { readonly size: number; readonly path: string } {
  const { data, size } = encode(text, { ecc: "M", border: QUIET_ZONE });
  const runs: string[] = [];
  data.forEach((row, y) => {
    for (let x = 0; x < size; x++) {
      const start = x;
      while (row[x]) x++;
      if (x > start) runs.push(`M${start} ${y}h${x - start}v1H${start}z`);
    }
  });
  return { size, path: runs.join("") };
}
