/** The link between a room and the thread of its script. */
import { describe, expect, it } from "vitest";
import { type MatchCopy, replicaOf } from "#match/replica.ts";
import { advance } from "#match/tick.ts";
import { readConfig } from "#script/config.ts";
import { ScriptReplica } from "#script/script-replica.ts";
import { hashWord } from "#sim/hash.ts";
import { parseStadium } from "#stadium/parse.ts";
import { builtinStadium } from "#stadium/builtins.ts";
import { exportStadium } from "#stadium/export.ts";
import { textChecksum } from "#stadium/checksum.ts";
import { RoomLink } from "#server/script/room-link.ts";
import type { ToThread } from "#server/script/thread-messages.ts";
import { StadiumStore } from "#server/stadium/stadium-store.ts";
import { join, quietMatch } from "../support/match-builder.ts";

const same = (text: string) => text;

/** A link whose messages are collected, with a room that stores the script it was given. */
function linked() {
  const match = quietMatch();
  const sent: ToThread[] = [];
  const mismatches: number[] = [];
  const scripts: unknown[] = [];
  const room = { roomId: "ROOM1", match, setScript: (script: unknown) => void scripts.push(script) };
  const stadiumStore = new StadiumStore();
  const link = new RoomLink(room, readConfig({ playerName: "Bot", roomName: "Linked" }), {
    stadiumStore,
    post: (message) => void sent.push(structuredClone(message)),
    onClosed: () => undefined,
    onMismatch: (tick) => void mismatches.push(tick),
  });
  return { link, match, sent, mismatches, scripts, stadiumStore };
}

describe("a linked room", () => {
  it("becomes that of the script, and is copied to it", () => {
    const { link, match, sent, scripts } = linked();
    link.advance();
    expect(match.settings).toMatchObject({ name: "Linked", scripted: true, autopilot: false });
    expect(match.members.map(({ name }) => name)).toEqual(["Bot"]);
    expect(sent.map(({ kind }) => kind)).toEqual(["copy", "tick"]);
    expect(scripts.at(-1)).toBe(link);
  });

  it("is the same in the thread, until it differs: then the replica gets a new copy", () => {
    const { link, match, sent, mismatches } = linked();
    const outlets = {
      ...{ request: () => undefined, log: () => undefined, onError: () => undefined },
      ...{ readStadium: parseStadium, storage: {} as never },
    };
    const replica = new ScriptReplica(readConfig({}), outlets, same);
    const receive = () =>
      sent.splice(0).map((message) => {
        if (message.kind === "copy") replica.load(message.copy);
        return message.kind === "tick" ? replica.advance(message.feed) : true;
      });
    join(match, "Ada");
    link.heal(0);
    receive();
    for (let t = match.world.game.tick; t % 60 !== 0; t++) link.advance();
    expect(receive()).not.toContain(false);
    // As if a command had got lost.
    match.world.game.red = 5;
    for (let t = 0; t < 60; t++) link.advance();
    expect(receive().filter((equal) => !equal)).toHaveLength(1);
    link.heal(match.world.game.tick);
    link.advance();
    const copy = sent[0] as { copy: MatchCopy };
    expect(replicaOf(copy.copy, { censor: same }).world.game.red).toBe(5);
    for (let t = match.world.game.tick; t % 60 !== 0; t++) link.advance();
    expect(receive()).not.toContain(false);
    expect(mismatches).toHaveLength(2);
  });

  it("takes a stadium that the server has already from there", () => {
    const { link, match, stadiumStore } = linked();
    const stadium = builtinStadium("Big");
    const text = exportStadium(stadium);
    const checksum = textChecksum(text);
    link.request([{ kind: "stadium", name: "Big", stadium, text, checksum }]);
    link.advance();
    const first = match.world.arena.stadium;
    link.request([{ kind: "stadium", name: "Big", stadium: structuredClone(stadium), text, checksum }]);
    link.advance();
    expect(match.world.arena.stadium).toBe(first);
    expect(stadiumStore.find(checksum)).toBe(first);
    expect(hashWord(match.world)).toBeGreaterThan(0);
  });

  it("shows chat lines without a verdict when the script ends", async () => {
    const { link, match, sent, scripts } = linked();
    advance(match);
    const [hidden, open] = [link.ask(1, "a", "room"), link.ask(1, "b", "team")];
    const calls = sent.flatMap((message) => (message.kind === "chat" ? [message.call] : []));
    link.settle(calls[0]!, false);
    link.detach();
    expect([await hidden, await open]).toEqual([false, true]);
    expect(scripts.at(-1)).toBeUndefined();
  });
});
