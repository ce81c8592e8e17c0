/** `rondo stadium draw`: a picture of a stadium, by the painter of the game. */
import { defineCommand } from "citty";
import type { Stadium } from "#sim/stadium.ts";
import { readStadiumFile, writeOutput } from "./files.ts";
import { reportUserErrors, UserError } from "./user-error.ts";

const FORMATS = { ".png": "png", ".jpg": "jpg", ".jpeg": "jpg", ".webp": "webp" } as const;
type Format = (typeof FORMATS)[keyof typeof FORMATS];

/** Pixels of the longer side. */
const SIZE = 1600;
const SIZE_MIN = 64;
const SIZE_MAX = 8192;

export const drawCommand = defineCommand({
  meta: { name: "draw", description: "Draw a stadium as the game does, into an image file" },
  args: {
    file: { type: "positional", description: "Stadium file", valueHint: "FILE.hbs", required: true },
    output: {
      type: "string",
      alias: "o",
      description: "Image file: .png, .jpg or .webp",
      valueHint: "OUT.png",
      required: true,
    },
    size: { type: "string", description: "Pixels of the longer side", valueHint: `${SIZE}`, default: `${SIZE}` },
  },
  run: ({ args }) =>
    reportUserErrors(async () => {
      const format = formatOf(args.output);
      const size = sizeOf(args.size);
      const { stadium } = readStadiumFile(args.file);
      await writeOutput(args.output, await draw(stadium, size, format));
    }),
});

function formatOf(path: string): Format {
  const ending = Object.keys(FORMATS).find((each) => path.toLowerCase().endsWith(each));
  if (ending === undefined) throw new UserError(`${path}: must end in ${Object.keys(FORMATS).join(", ")}`);
  return FORMATS[ending as keyof typeof FORMATS];
}

function sizeOf(text: string): number {
  const size = Number(text);
  if (Number.isInteger(size) && size >= SIZE_MIN && size <= SIZE_MAX) return size;
  throw new UserError(`--size ${text}: expected a whole number from ${SIZE_MIN} to ${SIZE_MAX}`);
}

/** The canvas is a package for development and has a binary for each platform, so it is loaded only when it is needed. */
async function draw(stadium: Stadium, size: number, format: Format): Promise<Uint8Array> {
  const { drawStadium } = await import("#client/picture/draw-stadium.ts").catch((error: unknown) => {
    throw new UserError(
      `cannot draw: @napi-rs/canvas is not installed for this system (npm install): ${String(error)}`,
    );
  });
  return drawStadium(stadium, size, format);
}
