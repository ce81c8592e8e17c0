import { describe, expect, it } from "vitest";
import { codeFrom, roomLink, roomPath } from "#client/session/room-link.ts";

describe("a room's code", () => {
  it.each([
    ["K7FQ2", "K7FQ2"],
    ["  k7fq2 ", "K7FQ2"],
    ["/r/K7FQ2", "K7FQ2"],
    ["r/k7fq2", "K7FQ2"],
    ["https://rondo.example/r/K7FQ2", "K7FQ2"],
    ["http://localhost:2567/r/K7FQ2/?from=mail#x", "K7FQ2"],
  ])("is found in %j", (typed, code) => {
    expect(codeFrom(typed)).toBe(code);
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
    expect(codeFrom(typed)).toBeUndefined();
  });

  it("comes back out of the link that carries it", () => {
    expect(codeFrom(roomLink("https://rondo.example", "K7FQ2"))).toBe("K7FQ2");
    expect(roomPath("K7FQ2")).toBe("/r/K7FQ2");
  });
});
