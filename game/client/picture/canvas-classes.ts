/** Gives Node the canvas classes of browsers that the painter makes objects of. */
import { createCanvas, DOMMatrix } from "@napi-rs/canvas";

Object.assign(globalThis, {
  DOMMatrix,
  OffscreenCanvas: function (width: number, height: number) {
    return createCanvas(width, height);
  },
});
