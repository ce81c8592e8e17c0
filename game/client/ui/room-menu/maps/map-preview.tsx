/** A painted preview of a stadium. */
import { useEffect, useRef } from "preact/hooks";
import { paintPreview } from "#client/paint/preview.ts";
import type { StadiumCard } from "../../../session/stadium-card.ts";

type MapPreviewProps = { readonly stadium: StadiumCard["stadium"]; readonly size?: "card" | "large" };

/** Canvas pixels; the page shows the canvas at half of that or less. */
const SIZES = { card: { width: 384, height: 232 }, large: { width: 720, height: 436 } } as const;

/** Canvas pixels per CSS pixel. */
const DENSITY = 2;

export function MapPreview({ stadium, size = "card" }: MapPreviewProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { width, height } = SIZES[size];
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!context) return;
    paintPreview(context, stadium, { width: width / DENSITY, height: height / DENSITY, density: DENSITY });
  }, [stadium]);
  return (
    <canvas class={`map-preview map-preview-${size}`} ref={canvas} width={width} height={height} aria-hidden="true" />
  );
}
