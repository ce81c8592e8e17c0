/** Stadium uploads through a room: the client's upload and stadium source against the real server. */
import { describe, expect, it } from "vitest";
import { StadiumSource } from "#client/net/stadiums/stadium-source.ts";
import { StadiumUpload } from "#client/net/stadiums/stadium-upload.ts";
import { createSession } from "#client/session/session.ts";
import type { DatedNotice, Notice } from "#protocol/notice.ts";
import type { ToClient } from "#protocol/to-client.ts";
import { STOPPED } from "#sim/world.ts";
import { stadiumChecksum } from "#stadium/checksum.ts";
import { accept, hbs } from "../support/hbs.ts";
import { createFriends, hostOf, joinFriends, until, type ClientRoom, useLiveServer } from "../support/live-server.ts";

const server = useLiveServer();

/** The stadium parts of a client, with one stadium saved in its browser: "Attic". */
function stadiumClient(room: ClientRoom) {
  const notices: Notice[] = [];
  const refused: string[] = [];
  const fromServer = (path: string, request?: RequestInit) => fetch(server.url + path, request);
  const attic = hbs({ name: "Attic", width: 240 });
  const source = new StadiumSource(createSession(), {
    fetch: fromServer,
    now: () => performance.now(),
    store: { all: async () => [["Attic", attic]], save: async () => undefined, remove: async () => undefined },
  });
  const upload = new StadiumUpload({
    code: room.roomId,
    send: (kind, message) => room.send(kind, message),
    fetch: fromServer,
    savedText: (name) => source.savedText(name),
    onFailure: (kind) => void refused.push(`${kind}: failed`),
  });
  room.onMessage("ticket", ({ token }: ToClient["ticket"]) => upload.ticket(token));
  room.onStateChange((state) => upload.played(state.checksum));
  room.onMessage("notice", ({ notice }: DatedNotice) => void notices.push(notice));
  room.onMessage("refused", ({ kind, why }: ToClient["refused"]) => {
    refused.push(`${kind}: ${why}`);
    upload.refused(kind);
  });
  return { upload, source, notices, refused };
}

describe("a stadium that an admin uploads", () => {
  it("is played on by all clients under its name and checksum, and stays fetchable meanwhile", async () => {
    const host = await createFriends(server, "Ada");
    // With two players a game starts by itself.
    hostOf(host).match.autoStart = false;
    const guest = await joinFriends(server, host.roomId, "Bob");
    const [ada, bob] = [stadiumClient(host), stadiumClient(guest)];
    const file = `/* ${"a long story ".repeat(3000)} */ ${hbs({ name: "Loft", width: 321.5 })}`;
    const { stadium } = accept(file);

    expect(await ada.upload.upload(file, "play")).toEqual({ kind: "done", name: "Loft", warnings: [] });
    await until(() => guest.state.stadium === "Loft", "the new stadium");
    expect(guest.state.checksum).toBe(stadiumChecksum(stadium));
    expect(hostOf(host).match.world.arena.stadium).toEqual(stadium);
    await until(() => bob.notices.some(({ kind }) => kind === "stadium"), "the announcement");
    expect(bob.notices).toContainEqual({ kind: "stadium", stadium: "Loft", by: "Ada" });

    for (let n = 0; n < 250; n++) server.ports.stadiumStore.add(accept(hbs({ name: `Other ${n}` })).stadium);
    await until(() => bob.source.find(guest.state.stadium, guest.state.checksum) !== undefined, "the stadium itself");
    expect(bob.source.find("Loft", guest.state.checksum)).toEqual(stadium);
    expect(ada.refused).toEqual([]);
    await Promise.all([host.leave(true), guest.leave(true)]);
  });

  it("can be one saved in the browser, selected by its name", async () => {
    const host = await createFriends(server, "Ada");
    const ada = stadiumClient(host);
    await until(() => ada.source.savedText("Attic") !== undefined, "the browser's stadiums");
    expect(ada.upload.takes("stadium", { name: "Attic" })).toBe(true);
    await until(() => host.state.stadium === "Attic", "the stadium from the attic");
    expect(ada.refused).toEqual([]);
    await host.leave(true);
  });

  it("is refused while a game is on", async () => {
    const host = await createFriends(server, "Ada");
    const ada = stadiumClient(host);
    host.send("start");
    await until(() => hostOf(host).match.world.game.state !== STOPPED, "the game");
    expect(await ada.upload.upload(hbs({ name: "Loft" }), "play")).toEqual({ kind: "refused" });
    expect(ada.refused).toEqual(["stadium: gameOn"]);
    await host.leave(true);
  });
});

describe("a player without the right", () => {
  it("gets no ticket", async () => {
    const host = await createFriends(server, "Ada");
    const guest = await joinFriends(server, host.roomId, "Bob");
    const bob = stadiumClient(guest);
    expect(await bob.upload.upload(hbs({ name: "Loft" }), "play")).toEqual({ kind: "refused" });
    expect(bob.refused).toEqual(["ticket: rights"]);
    expect(host.state.stadium).toBe("Classic");
    await Promise.all([host.leave(true), guest.leave(true)]);
  });
});
