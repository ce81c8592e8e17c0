/** The recipients of a chat message. */
import { describe, expect, it } from "vitest";
import { RED_TEAM, SPECTATORS } from "#sim/world.ts";
import { noticesFor, join, member, applyCommands, quietMatch, refusals } from "../support/match-builder.ts";

/** Ada and Cyd are red, Bob and Dan blue, Eve watches. */
function five() {
  const match = quietMatch();
  const [ada, bob, cyd, dan, eve] = join(match, "Ada", "Bob", "Cyd", "Dan", "Eve");
  applyCommands(match, { kind: "team", id: eve!, team: SPECTATORS, by: eve! });
  return { match, ada: ada!, bob: bob!, cyd: cyd!, dan: dan!, eve: eve! };
}

describe("a chat message", () => {
  it("to the room is delivered to all members", () => {
    const { match, ada, bob, eve } = five();
    applyCommands(match, { kind: "chat", text: "hello", to: "room", by: ada });
    for (const id of [ada, bob, eve]) {
      expect(noticesFor(match, id)).toEqual([
        { kind: "chat", from: ada, name: "Ada", team: RED_TEAM, text: "hello", scope: "room" },
      ]);
    }
  });

  it("to a team is delivered to that team only", () => {
    const { match, ada, bob, cyd, eve } = five();
    applyCommands(match, { kind: "chat", text: "left!", to: "team", by: ada });
    expect([ada, cyd].map((id) => noticesFor(match, id).length)).toEqual([1, 1]);
    expect([bob, eve].map((id) => noticesFor(match, id).length)).toEqual([0, 0]);
    applyCommands(match, { kind: "chat", text: "boring", to: "team", by: eve });
    expect([ada, bob, eve].map((id) => noticesFor(match, id).length)).toEqual([0, 0, 1]);
  });

  it("to one member is delivered to that member and the sender", () => {
    const { match, ada, bob, cyd } = five();
    applyCommands(match, { kind: "chat", text: "psst", to: bob, by: ada });
    expect(noticesFor(match, bob)).toEqual([
      {
        kind: "chat",
        from: ada,
        name: "Ada",
        team: RED_TEAM,
        text: "psst",
        scope: "private",
        to: { id: bob, name: "Bob" },
      },
    ]);
    expect([noticesFor(match, ada).length, noticesFor(match, cyd).length]).toEqual([1, 0]);
  });

  it("to an unknown id or to the sender is refused", () => {
    const { match, ada } = five();
    applyCommands(
      match,
      { kind: "chat", text: "psst", to: 999, by: ada },
      { kind: "chat", text: "me", to: ada, by: ada },
    );
    expect(refusals(match)).toEqual(["chat: gone", "chat: notThis"]);
    expect(match.notices).toEqual([]);
  });

  it("never disturbs the match", () => {
    const { match, ada } = five();
    expect(applyCommands(match, { kind: "chat", text: "hello", to: "room", by: ada })).toEqual({
      disturbed: false,
      rosterChanged: false,
    });
    expect(applyCommands(match, { kind: "emote", emote: 3, by: ada })).toEqual({
      disturbed: false,
      rosterChanged: false,
    });
    expect(noticesFor(match, 0)).toEqual([{ kind: "emote", from: ada, name: "Ada", emote: 3 }]);
  });

  it("ends the sender's typing indicator", () => {
    const { match, ada } = five();
    expect(applyCommands(match, { kind: "typing", typing: true, by: ada })).toEqual({
      disturbed: false,
      rosterChanged: true,
    });
    expect(member(match, ada).typing).toBe(true);
    applyCommands(match, { kind: "chat", text: "done", to: "room", by: ada });
    expect(member(match, ada).typing).toBe(false);
  });
});
