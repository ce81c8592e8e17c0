import { describe, expect, it } from "vitest";
import { drawQr } from "#client/ui/component/qr-code.tsx";

/** The modules of a code, row by row; true is dark. */
function modulesOf({ size, path }: ReturnType<typeof drawQr>): boolean[][] {
  const rows = Array.from({ length: size }, () => Array.from({ length: size }, () => false));
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1H\1z/gu)) {
    rows[Number(y)]!.fill(true, Number(x), Number(x) + Number(width));
  }
  return rows;
}

describe("a QR code", () => {
  const drawn = drawQr("https://rondo.example/r/K7FQ2");
  const modules = modulesOf(drawn);

  it("has a quiet zone of four light modules", () => {
    modules.forEach((row, y) =>
      row.forEach((dark, x) => {
        if (Math.min(x, y, drawn.size - 1 - x, drawn.size - 1 - y) < 4) expect(dark, `${x} ${y}`).toBe(false);
      }),
    );
  });

  it("has a finder pattern in three corners", () => {
    const ring = [true, true, true, true, true, true, true];
    const last = drawn.size - 4;
    expect(modules[4]!.slice(4, 11)).toEqual(ring);
    expect(modules[4]!.slice(last - 7, last)).toEqual(ring);
    expect(modules[last - 1]!.slice(4, 11)).toEqual(ring);
    expect(modules[last - 1]!.slice(last - 7, last)).not.toEqual(ring);
  });

  it("differs between rooms and is the same for one room", () => {
    expect(drawQr("https://rondo.example/r/K7FQ3").path).not.toBe(drawn.path);
    expect(drawQr("https://rondo.example/r/K7FQ2")).toEqual(drawn);
  });
});
