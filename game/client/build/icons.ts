/** The icons of the installed app as PNG files, drawn from assets/icon.svg at build time. */
import { readFile } from "node:fs/promises";
import { createCanvas, loadImage } from "@napi-rs/canvas";
import type { Plugin } from "vite";

/** Pixels. Systems cut a maskable icon to their own shape, up to a circle of 80 % of its side. */
const ICONS = [
  { file: "icons/192.png", size: 192, inset: 0 },
  { file: "icons/512.png", size: 512, inset: 0 },
  { file: "icons/maskable-512.png", size: 512, inset: 0.1 },
  { file: "icons/apple-180.png", size: 180, inset: 0.04 },
] as const;

/** Colour of the icon's edge, around an icon that is drawn smaller. */
const GRASS = "#4c8449";

/** Adds the icons to the build. */
export function drawIcons(svgFile: string): Plugin {
  return {
    name: "draw-icons",
    apply: "build",
    async generateBundle() {
      const svg = await loadImage(await readFile(svgFile));
      for (const { file, size, inset } of ICONS) {
        const canvas = createCanvas(size, size);
        const context = canvas.getContext("2d");
        if (inset > 0) {
          context.fillStyle = GRASS;
          context.fillRect(0, 0, size, size);
        }
        const side = size * (1 - 2 * inset);
        context.drawImage(svg, size * inset, size * inset, side, side);
        this.emitFile({ type: "asset", fileName: file, source: await canvas.encode("png") });
      }
    },
  };
}
