import { describe, expect, it } from "vitest";
import { findRoomCode, roomUrl, roomPath } from "#client/session/room-url.ts";

describe("a room's code", () => {
  it.each([
    ["K7FQ2", "K7FQ2"],
    ["  k7fq2 ", "K7FQ2"],
    ["/r/K7FQ2", "K7FQ2"],
    ["r/k7fq2", "K7FQ2"],
    ["https://rondo.example/r/K7FQ2", "K7FQ2"],
    ["http://localhost:2567/r/K7FQ2/?from=mail#x", "K7FQ2"],
  ])("is found in %j", (typed, code) => {
    expect(findRoomCode(typed)).toBe(code);
  });

  it.each([
    "",
    "   ",
    "no code",
    "/live",
    "https://rondo.example/",
    "https://rondo.example/r/",
    "/r/<script>",
    "K7FQ",
    "K7FQ2X",
    "x".repeat(60),
  ])("is not found in %j", (typed) => {
    expect(findRoomCode(typed)).toBeUndefined();
  });

  it("is read back from the URL that contains it", () => {
    expect(findRoomCode(roomUrl("https://rondo.example", "K7FQ2"))).toBe("K7FQ2");
    expect(roomPath("K7FQ2")).toBe("/r/K7FQ2");
  });
});
