import { describe, expect, it } from "vitest";
import { flagEmoji, regionName } from "#client/ui/component/region.ts";

describe("a flag", () => {
  it("is the emoji of the region's letters", () => {
    expect(flagEmoji("de")).toBe("🇩🇪");
    expect(flagEmoji("zz")).toBe("🇿🇿");
  });

  it("has the name of the region, or its letters when the region is unknown", () => {
    expect(regionName("br", "en")).toBe("Brazil");
    expect(regionName("xq", "en")).toBe("XQ");
  });
});
