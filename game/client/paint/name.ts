/** The name tag under a disc. Lengths are map units. */
import { charactersOf } from "#room/text.ts";

export const NAME_HEIGHT = 17;
/** Longer names are cut and end in "…". */
export const NAME_WIDTH = 104;

const SIZE = 11.5;
const FONT = `600 ${SIZE}px "Outfit Variable", system-ui, sans-serif`;

export function paintName(context: CanvasRenderingContext2D, name: string): void {
  context.font = FONT;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  const text = shorten(context, name);
  context.lineWidth = 2.6;
  context.strokeStyle = "rgba(8, 28, 16, 0.6)";
  context.strokeText(text, 0, 0.5);
  context.fillStyle = "rgba(255, 255, 255, 0.95)";
  context.fillText(text, 0, 0.5);
}

function shorten(context: CanvasRenderingContext2D, name: string): string {
  if (context.measureText(name).width <= NAME_WIDTH) return name;
  const letters = charactersOf(name);
  while (letters.length > 1 && context.measureText(`${letters.join("")}…`).width > NAME_WIDTH) letters.pop();
  return `${letters.join("")}…`;
}
