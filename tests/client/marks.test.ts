/** Small things that stand for something: flags, QR codes, and the file of an identity. */
import { describe, expect, it } from "vitest";
import { flagEmoji, regionName } from "#client/ui/component/region.ts";
import { drawQr } from "#client/ui/component/qr-code.tsx";
import { identityFileName } from "#client/ui/home/identity/identity-file.ts";

describe("a flag", () => {
  it("is made of its letters", () => {
    expect(flagEmoji("de")).toBe("🇩🇪");
    expect(flagEmoji("zz")).toBe("🇿🇿");
  });

  it("has the region's name, or the letters where there is none", () => {
    expect(regionName("br", "en")).toBe("Brazil");
    expect(regionName("xq", "en")).toBe("XQ");
  });
});

/** The modules of a drawn code, row by row: true for dark. */
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

  it("has nothing but light in the four modules round it", () => {
    modules.forEach((row, y) =>
      row.forEach((dark, x) => {
        if (Math.min(x, y, drawn.size - 1 - x, drawn.size - 1 - y) < 4) expect(dark, `${x} ${y}`).toBe(false);
      }),
    );
  });

  it("has a finder in three of its corners", () => {
    const ring = [true, true, true, true, true, true, true];
    const last = drawn.size - 4;
    expect(modules[4]!.slice(4, 11)).toEqual(ring);
    expect(modules[4]!.slice(last - 7, last)).toEqual(ring);
    expect(modules[last - 1]!.slice(4, 11)).toEqual(ring);
    expect(modules[last - 1]!.slice(last - 7, last)).not.toEqual(ring);
  });

  it("is another one for another room, and the same for the same", () => {
    expect(drawQr("https://rondo.example/r/K7FQ3").path).not.toBe(drawn.path);
    expect(drawQr("https://rondo.example/r/K7FQ2")).toEqual(drawn);
  });
});

describe("the file of an identity", () => {
  it("is named after its fingerprint, as far as a file may be", () => {
    expect(identityFileName("k3Fa")).toBe("rondo-identity-k3Fa.json");
    expect(identityFileName("../k3/Fa")).toBe("rondo-identity-k3Fa.json");
    expect(identityFileName("")).toBe("rondo-identity.json");
  });
});
