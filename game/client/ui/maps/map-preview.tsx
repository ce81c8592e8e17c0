/** A picture of a stadium. */
import { useEffect, useRef } from "preact/hooks";
import { paintPreview } from "./paint-preview.ts";
import type { Stadium } from "./preview-geometry.ts";

type MapPreviewProps = { readonly stadium: Stadium; readonly size?: "card" | "large" };

/** Pixels of the picture itself; the page shows it at half of that or less. */
const SIZES = { card: { width: 384, height: 232 }, large: { width: 720, height: 436 } } as const;

/** Of the picture's pixels to those it is drawn for. */
const DENSITY = 2;

export function MapPreview({ stadium, size = "card" }: MapPreviewProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { width, height } = SIZES[size];
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!context) return;
    context.setTransform(DENSITY, 0, 0, DENSITY, 0, 0);
    paintPreview(context, stadium, width / DENSITY, height / DENSITY);
  }, [stadium]);
  return (
    <canvas class={`map-preview map-preview-${size}`} ref={canvas} width={width} height={height} aria-hidden="true" />
  );
}
