import { describe, expect, it } from "vitest";
import { BOUNDS, createChatSettings, soundSettings, tidyWishes } from "#client/ui/chat/chat-settings.ts";

const usual = tidyWishes({});

describe("the settings of the chat", () => {
  it("change in parts, within their bounds", () => {
    const settings = createChatSettings();
    settings.change({ opacity: 0, hidden: true });
    settings.change({ height: 1000 });
    expect(settings.wishes.value).toEqual({
      ...usual,
      opacity: BOUNDS.opacity[0],
      height: BOUNDS.height[1],
      hidden: true,
    });
  });

  it("are as usual where what was kept is missing, broken or of another kind", () => {
    expect(tidyWishes({ opacity: "1", fade: 0, volume: NaN, hidden: null, other: true })).toEqual(usual);
    expect(tidyWishes({ fade: false, volume: 0.25 })).toEqual({ ...usual, fade: false, volume: 0.25 });
  });

  it("are silent without sounds, whatever the volume", () => {
    expect(soundSettings(usual).volume).toBe(usual.volume);
    expect(soundSettings({ ...usual, sounds: false }).volume).toBe(0);
  });
});
