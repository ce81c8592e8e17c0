import { describe, expect, it } from "vitest";
import { BOUNDS, createChatSettings, readChatSettings } from "#client/ui/chat/chat-settings.ts";

const defaults = readChatSettings({});

describe("chat settings", () => {
  it("change one by one and stay within their bounds", () => {
    const settings = createChatSettings();
    settings.change({ opacity: 0, hidden: true });
    settings.change({ height: 1000 });
    expect(settings.values.value).toEqual({
      ...defaults,
      opacity: BOUNDS.opacity[0],
      height: BOUNDS.height[1],
      hidden: true,
    });
  });

  it("are the defaults where saved values are missing or invalid", () => {
    expect(readChatSettings({ opacity: "1", fade: 0, height: NaN, hidden: null, other: true })).toEqual(defaults);
    expect(readChatSettings({ fade: false, height: 25 })).toEqual({ ...defaults, fade: false, height: 25 });
  });

  it("are read under the names of earlier versions", () => {
    expect(readChatSettings({ comings: false })).toEqual({
      ...defaults,
      presence: false,
    });
  });
});
