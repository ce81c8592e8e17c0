/** The settings table and the lists that derive from it. */
import { describe, expect, it } from "vitest";
import { RoomState } from "#protocol/state.ts";
import { roomOptions, settingsChange } from "#protocol/room-options.ts";
import {
  DEFAULT_SETTINGS,
  isSettingValue,
  LISTED_NAMES,
  SETTING_NAMES,
  SETTINGS,
  SHARED_NAMES,
  withChange,
  type Setting,
} from "#room/settings.ts";

describe("the settings of a room", () => {
  it("have defaults within their own bounds", () => {
    for (const name of SETTING_NAMES)
      expect([name, isSettingValue(name, DEFAULT_SETTINGS[name])]).toEqual([name, true]);
  });

  it("are accepted in messages within their bounds, and refused beyond them", () => {
    for (const name of SETTING_NAMES) {
      const setting: Setting = SETTINGS[name];
      const beyond = { text: "x".repeat(201), count: setting.type === "count" ? setting.max + 1 : 0, flag: 1 };
      for (const schema of [settingsChange, roomOptions]) {
        expect(schema.safeParse({ [name]: setting.type === "text" ? "Some" : setting.initial }).success).toBe(true);
        expect(schema.safeParse({ [name]: beyond[setting.type] }).success).toBe(false);
      }
    }
  });

  it("never share the password, and share everything else", () => {
    expect(SHARED_NAMES).toEqual(SETTING_NAMES.filter((name) => name !== "password"));
    const state = new RoomState();
    for (const name of SHARED_NAMES) expect(name in state).toBe(true);
    expect("password" in state).toBe(false);
  });

  it("unlock the teams of a room without admins, at its creation and later", () => {
    const locked = withChange(DEFAULT_SETTINGS, { teamsLocked: true });
    expect(locked.teamsLocked).toBe(true);
    expect(withChange(locked, { adminless: true }).teamsLocked).toBe(false);
    expect(withChange(DEFAULT_SETTINGS, { adminless: true, teamsLocked: true }).teamsLocked).toBe(false);
  });

  it("show the number of spectator seats in the room list, and whether a script manages the room", () => {
    expect(LISTED_NAMES).toEqual(["spectatorsMax", "scripted"]);
  });

  it("can be changed one by one", () => {
    expect(withChange(DEFAULT_SETTINGS, { teamSize: 2, name: undefined })).toEqual({
      ...DEFAULT_SETTINGS,
      teamSize: 2,
    });
  });

  it("refuse values of another type", () => {
    expect(isSettingValue("teamSize", "3")).toBe(false);
    expect(isSettingValue("teamSize", 1.5)).toBe(false);
    expect(isSettingValue("listed", 1)).toBe(false);
    expect(isSettingValue("name", 7)).toBe(false);
  });
});
