import { beforeAll, describe, expect, it, vi } from "vitest";
import { STADIUM_CARDS } from "#client/net/stadiums/stadium-library.ts";
import { paintPreview } from "#client/paint/preview.ts";

/** A canvas context that only notes calls; every method returns an object that accepts further calls. */
function recordingContext() {
  const calls: { readonly name: string; readonly args: readonly unknown[] }[] = [];
  const result = { addColorStop: () => undefined, setTransform: () => undefined };
  const context = new Proxy({} as Record<string, unknown>, {
    get: (target, name: string) =>
      name in target ? target[name] : (...args: unknown[]) => (calls.push({ name, args }), result),
    set: (target, name: string, value) => ((target[name] = value), true),
  });
  return { context: context as unknown as CanvasRenderingContext2D, calls };
}

beforeAll(() => {
  vi.stubGlobal(
    "OffscreenCanvas",
    class {
      getContext = () => recordingContext().context;
    },
  );
  vi.stubGlobal(
    "DOMMatrix",
    class {
      scale = () => this;
    },
  );
  return () => vi.unstubAllGlobals();
});

describe("a map preview", () => {
  it.each(STADIUM_CARDS.map(({ name, stadium }) => ({ name, stadium })))(
    "of $name passes only finite numbers to the canvas and restores its state",
    ({ stadium }) => {
      const { context, calls } = recordingContext();
      paintPreview(context, stadium, { width: 192, height: 116, density: 2 });
      const numbers = calls.flatMap(({ args }) => args.flat()).filter((arg) => typeof arg === "number");
      expect(numbers.every(Number.isFinite)).toBe(true);
      const count = (name: string) => calls.filter((call) => call.name === name).length;
      expect(count("save")).toBe(count("restore"));
      expect(count("stroke")).toBeGreaterThan(0);
    },
  );
});
