/** Clients that watch a room without being in it. */
import { describe, expect, it } from "vitest";
import { CLOSE_FULL, CLOSE_PASSWORD, refusalStatus } from "#protocol/close-code.ts";
import type { RoomAnswer } from "#protocol/listing.ts";
import { VIEWERS_MAX } from "#server/room/viewers.ts";
import {
  createFriends,
  hostOf,
  joinFailure,
  joinFriends,
  joinOptionsFor,
  matchmake,
  sdk,
  settle,
  tickOf,
  until,
  type ClientRoom,
  useLiveServer,
} from "../support/live-server.ts";
import type { MatchState } from "#protocol/state.ts";

/** The reserved seats of a test last longer than it. */
const server = useLiveServer({ reservationMs: 60_000 });

async function view(code: string, nickname = "Viewer"): Promise<ClientRoom> {
  const options = await joinOptionsFor(server, code, nickname, { viewer: true });
  return settle(await sdk(server).joinById<MatchState>(code, options));
}

const answer = async (code: string) => (await (await fetch(`${server.url}/api/rooms/${code}`)).json()) as RoomAnswer;

describe("a viewer", () => {
  it("receives the match, and is no member for any client", async () => {
    const ada = await createFriends(server, "Ada", { bots: "none" });
    const viewer = await view(ada.roomId);
    const { match } = hostOf(ada);
    const { tick } = match.world.game;
    await until(() => tickOf(viewer) > tick + 10, "ticks on the viewer's side");
    expect(match.members.map(({ name }) => name)).toEqual(["Ada"]);
    expect([...ada.state.players.values()].map(({ name }) => name)).toEqual(["Ada"]);
    await until(async () => (await answer(ada.roomId)).room.viewers === 1, "the listing");
    expect((await answer(ada.roomId)).room.spectators).toBe(0);
    // What it sends has no effect.
    viewer.send("chat", { text: "hello", to: "room" });
    viewer.send("team", { id: 1, team: 2 });
    await viewer.leave(true);
    await until(async () => (await answer(ada.roomId)).room.viewers === 0, "the end of viewing");
    expect(match.members).toHaveLength(1);
    await ada.leave(true);
  });

  it("takes no place of a member, and others can watch a full room", async () => {
    const ada = await createFriends(server, "Ada", { bots: "none", teamSize: 1, spectatorsMax: 0 });
    const viewers = [await view(ada.roomId, "V1"), await view(ada.roomId, "V2")];
    const bob = await joinFriends(server, ada.roomId, "Bob");
    const eve = await matchmake(server, `joinById/${ada.roomId}`, await joinOptionsFor(server, ada.roomId, "Eve"));
    expect(eve.status).toBe(refusalStatus(CLOSE_FULL));
    viewers.push(await view(ada.roomId, "V3"));
    for (const each of [...viewers, bob, ada]) await each.leave(true);
  });

  it("leaves with the last member, and finds no room without one", async () => {
    const ada = await createFriends(server, "Ada", { bots: "none" });
    const code = ada.roomId;
    const viewer = await view(code);
    let left = false;
    viewer.onLeave(() => (left = true));
    await ada.leave(true);
    await until(() => left, "the end");
    expect(
      await joinFailure(
        joinOptionsFor(server, code, "V", { viewer: true }).then((options) => sdk(server).joinById(code, options)),
      ),
    ).toBeDefined();
  });

  it("needs the password of the room", async () => {
    const ada = await createFriends(server, "Ada", { bots: "none", password: "sesame" });
    const options = await joinOptionsFor(server, ada.roomId, "V", { viewer: true });
    const refused = await matchmake(server, `joinById/${ada.roomId}`, options);
    expect(refused.status).toBe(refusalStatus(CLOSE_PASSWORD));
    await ada.leave(true);
  });

  it(`is one of at most ${VIEWERS_MAX}`, async () => {
    const ada = await createFriends(server, "Ada", { bots: "none" });
    const ask = async (n: number) => {
      const options = await joinOptionsFor(server, ada.roomId, `V${n}`, { viewer: true });
      return (await matchmake(server, `joinById/${ada.roomId}`, options)).status;
    };
    const statuses = [];
    // Reserved seats count.
    for (let n = 0; n <= VIEWERS_MAX; n++) statuses.push(await ask(n));
    expect(statuses.slice(0, VIEWERS_MAX)).toEqual(Array.from({ length: VIEWERS_MAX }, () => 200));
    expect(statuses.at(-1)).toBe(refusalStatus(CLOSE_FULL));
    const bob = await joinFriends(server, ada.roomId, "Bob");
    for (const each of [bob, ada]) await each.leave(true);
  });
});
