/** The admin page: signing in, rights, and what the host can do. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { monitor } from "@colyseus/monitor";
import type { RequestHandler } from "express";
import { describe, expect, it } from "vitest";
import { type AdminToServerKind, adminToServer } from "#protocol/admin.ts";
import { SUPPORT_TEXT_MAX } from "#protocol/report.ts";
import type { DatedNotice } from "#protocol/notice.ts";
import {
  CLOSE_BAD_FRAME,
  CLOSE_ROOM,
  CLOSE_SERVER_BANNED,
  CLOSE_SERVER_KICKED,
  CLOSE_UNKNOWN_MESSAGE,
} from "#protocol/close-code.ts";
import { hostActOf } from "#client/net/room/exit-reason.ts";
import {
  type ClientRoom,
  createFriends,
  hostOf,
  joinFailure,
  joinFriends,
  joinOptionsFor,
  playNow,
  sdk,
  startLiveServer,
  until,
  useLiveServer,
} from "../support/live-server.ts";
import { keyOf } from "../support/client-key.ts";
import {
  type HostPage,
  openHelp,
  openHostPage,
  requestAdminSeat,
  requestSession,
  signIn,
  TOKEN,
  WITH_TOKEN,
  useOpenedRooms,
} from "../support/host-page.ts";
import { temporaryFolder } from "../support/stores.ts";

const server = useLiveServer(undefined, WITH_TOKEN);
const temporary = temporaryFolder("rondo-admin-");

const opened = useOpenedRooms();
const openPage = async (): Promise<HostPage> => {
  const page = await openHostPage(server);
  opened(page.room);
  return page;
};

/** Collects the announcements that a member of a room receives. */
function announcements(room: ClientRoom): string[] {
  const texts: string[] = [];
  room.onMessage("notice", ({ notice }: DatedNotice) => {
    if (notice.kind === "announcement") texts.push(`${notice.to}: ${notice.text}`);
  });
  return texts;
}

/** The code and the text with which a room closes the connection. */
function closeOf(room: ClientRoom): Promise<[code: number, text: string]> {
  return new Promise((resolve) => void room.onLeave((code, text = "") => resolve([code, text])));
}

const memberOf = async (page: HostPage, code: string, name: string) => {
  page.send("watch", { code });
  const { members } = await page.next("members", (message) => message.members.some((member) => member.name === name));
  return members.find((member) => member.name === name)!;
};

describe("signing in", () => {
  it("takes the token once and gives a cookie that scripts cannot read", async () => {
    const response = await requestSession(server, TOKEN, { origin: server.url });
    expect(response.status).toBe(204);
    expect(response.headers.get("set-cookie")).toMatch(
      /^rondo_admin=[\w.-]+; Path=\/; Max-Age=43200; HttpOnly; SameSite=Strict$/u,
    );
    const cookie = response.headers.get("set-cookie")!.split(";")[0]!;
    const sessionEnd = async (headers: Record<string, string>) => {
      const session = await fetch(`${server.url}/api/admin/session`, { headers });
      return ((await session.json()) as { until: number | null }).until;
    };
    expect(await sessionEnd({ cookie })).toBeGreaterThan(Date.now());
    expect(await sessionEnd({ cookie: `${cookie}x` })).toBeNull();
    expect(await sessionEnd({})).toBeNull();
    const end = await fetch(`${server.url}/api/admin/session`, { method: "DELETE", headers: { cookie } });
    expect(end.headers.get("set-cookie")).toContain("rondo_admin=; Path=/; Max-Age=0");
  });

  it("marks the cookie of a page over HTTPS as secure", async () => {
    const host = new URL(server.url).host;
    const response = await requestSession(server, TOKEN, { origin: `https://${host}` });
    expect(response.headers.get("set-cookie")).toMatch(/; Secure$/u);
  });

  it("refuses other sites, other types, and what is no token", async () => {
    expect((await requestSession(server, TOKEN, { origin: "https://evil.example" })).status).toBe(403);
    expect((await requestSession(server, TOKEN, { "content-type": "text/plain" })).status).toBe(400);
    expect((await requestSession(server, "")).status).toBe(400);
    expect((await requestSession(server, "x".repeat(201))).status).toBe(400);
    expect((await requestSession(server, "another token")).status).toBe(401);
    const cookie = await signIn(server);
    expect((await requestAdminSeat(server, { cookie, origin: "https://evil.example" })).status).toBe(412);
  });

  it("refuses every token after too many wrong ones, and none before", async () => {
    const signIns = { perNetwork: { burst: 3, perSecond: 0.001 }, total: { burst: 50, perSecond: 1 } };
    const strict = await startLiveServer(undefined, { namespace: "strict", admin: { ...WITH_TOKEN.admin, signIns } });
    try {
      for (const token of ["a", "b"]) expect((await requestSession(strict, token)).status).toBe(401);
      expect((await requestSession(strict, TOKEN)).status).toBe(204);
      expect((await requestSession(strict, "c")).status).toBe(401);
      expect((await requestSession(strict, TOKEN)).status).toBe(429);
    } finally {
      await strict.stop();
    }
  });

  it("is impossible without a token of the server", async () => {
    const closed = await startLiveServer(undefined, { namespace: "closed" });
    try {
      expect((await requestSession(closed, TOKEN)).status).toBe(401);
      expect((await requestAdminSeat(closed, { cookie: await signIn(server) })).status).toBe(412);
    } finally {
      await closed.stop();
    }
  });
});

describe("without a session", () => {
  it("there is no seat in the admin room", async () => {
    for (const headers of [{}, { cookie: "rondo_admin=x.y" }, { authorization: `Bearer ${TOKEN}` }]) {
      expect((await requestAdminSeat(server, headers as Record<string, string>)).status).toBe(412);
    }
    const join = sdk(server).joinById("admin", await joinOptionsFor(server, "admin", "Eve"));
    expect(await joinFailure(join)).toBe("notFound");
  });

  it.each(Object.keys(adminToServer) as AdminToServerKind[])("the message %s ends the connection", async (kind) => {
    const room = opened(await createFriends(server, "Eve"));
    const closed = closeOf(room);
    room.send(kind, {});
    // Some kinds exist in rooms too, in another form.
    expect([CLOSE_UNKNOWN_MESSAGE, CLOSE_BAD_FRAME]).toContain((await closed)[0]);
  });

  it("the help chat accepts none of them", async () => {
    const help = await openHelp(server, "Eve");
    const closed = closeOf(help.room as ClientRoom);
    help.room.send("announce", { code: null, text: "free coins" });
    expect((await closed)[0]).toBe(CLOSE_UNKNOWN_MESSAGE);
  });
});

describe("the host", () => {
  it("sees rooms, members and the process", async () => {
    const room = opened(await createFriends(server, "Ada"));
    const page = await openPage();
    const { rooms: listed, processes } = await page.next(
      "figures",
      (figures) => figures.rooms.some(({ code }) => code === room.roomId) && figures.processes[0]!.sockets >= 2,
    );
    expect(listed.find(({ code }) => code === room.roomId)).toMatchObject({
      kind: "friends",
      players: 1,
      awake: true,
    });
    expect(processes).toHaveLength(1);
    expect(processes[0]).toMatchObject({ draining: false });
    const ada = await memberOf(page, room.roomId, "Ada");
    expect(ada).toMatchObject({ key: keyOf("Ada").publicKey, admin: true, bot: false });
    expect(ada.fingerprint).toMatch(/^[2-9a-z]{4}$/u);
  });

  it("sees the script of a room", async () => {
    const file = join(temporary, "bot.js");
    writeFileSync(file, "HBInit({ noPlayer: true });");
    const { room } = await server.scripts.start(file);
    const page = await openPage();
    const { rooms: listed } = await page.next("figures", (figures) => figures.rooms.some(({ code }) => code === room));
    expect(listed.find(({ code }) => code === room)?.script).toMatchObject({
      name: "bot",
      state: "running",
      starts: 1,
    });
    await server.scripts.stop("bot");
  });

  it("writes to one room, and to all", async () => {
    const [one, two] = [opened(await createFriends(server, "Ada")), opened(await createFriends(server, "Ben"))];
    const [first, second] = [announcements(one), announcements(two)];
    const page = await openPage();
    expect(await page.ask("announce", { code: one.roomId, text: "Calm down" })).toBeUndefined();
    expect(await page.ask("announce", { code: null, text: "Restart at ten" })).toBeUndefined();
    await until(() => first.length === 2 && second.length === 1, "the announcements");
    expect(first).toEqual(["room: Calm down", "server: Restart at ten"]);
    expect(second).toEqual(["server: Restart at ten"]);
    expect(await page.ask("announce", { code: "ZZZZZ", text: "Anybody?" })).toBe("gone");
  });

  it("closes a room", async () => {
    const room = await createFriends(server, "Ada");
    const closed = closeOf(room);
    const page = await openPage();
    expect(await page.ask("closeRoom", { code: room.roomId })).toBeUndefined();
    expect((await closed)[0]).toBe(CLOSE_ROOM);
    expect(await page.ask("closeRoom", { code: room.roomId })).toBe("gone");
  });

  it("removes a player, who can join again", async () => {
    const room = opened(await createFriends(server, "Ada"));
    const guest = await joinFriends(server, room.roomId, "Ben");
    const closed = closeOf(guest);
    const page = await openPage();
    await page.ask("kick", { key: keyOf("Ben").publicKey, reason: "spam" });
    expect(await closed).toEqual([CLOSE_SERVER_KICKED, "spam"]);
    await until(() => !hostOf(room).match.members.some(({ name }) => name === "Ben"), "the member is gone");
    opened(await joinFriends(server, room.roomId, "Ben"));
  });

  it("bans a player from all rooms, and lifts the ban", async () => {
    const room = opened(await createFriends(server, "Ada"));
    const guest = await joinFriends(server, room.roomId, "Bad");
    const closed = closeOf(guest);
    const page = await openPage();
    const { key, name } = await memberOf(page, room.roomId, "Bad");
    const from = { room: room.roomId };
    await page.ask("ban", { key, name, reason: "insults", minutes: 60, withNetwork: false, from });
    const [code, text] = await closed;
    expect(code).toBe(CLOSE_SERVER_BANNED);
    expect(hostActOf("serverBanned", text)).toMatchObject({ reason: "insults", until: expect.any(Number) as number });
    const [ban] = await page.next("bans", (bans) => bans.length === 1);
    expect(ban).toMatchObject({ name: "Bad", reason: "insults", withNetwork: false });
    expect(ban).not.toHaveProperty("network");
    expect(await joinFailure(playNow(server, "Bad"))).toBe("serverBanned");
    expect(await joinFailure(createFriends(server, "Bad"))).toBe("serverBanned");
    expect(await joinFailure(joinFriends(server, room.roomId, "Bad"))).toBe("serverBanned");
    // Others of the network play on, and the banned player can ask for help.
    opened(await joinFriends(server, room.roomId, "Good"));
    opened((await openHelp(server, "Bad")).room);
    expect(await page.ask("liftBan", { id: ban!.id })).toBeUndefined();
    expect(await page.ask("liftBan", { id: ban!.id })).toBe("gone");
    opened(await joinFriends(server, room.roomId, "Bad"));
  });

  it("bans a player with its network", async () => {
    const room = opened(await createFriends(server, "Ada"));
    opened(await joinFriends(server, room.roomId, "Bad"));
    const page = await openPage();
    const { key, name } = await memberOf(page, room.roomId, "Bad");
    const from = { room: room.roomId };
    await page.ask("ban", { key, name, reason: "", minutes: null, withNetwork: true, from });
    expect(await joinFailure(joinFriends(server, room.roomId, "Another"))).toBe("serverBanned");
    const [ban] = await page.next("bans", (bans) => bans.some(({ withNetwork }) => withNetwork));
    await page.ask("liftBan", { id: ban!.id });
    opened(await joinFriends(server, room.roomId, "Another"));
  });

  it("drains the server: no new rooms, the open ones go on", async () => {
    const room = opened(await createFriends(server, "Ada"));
    const page = await openPage();
    await page.ask("drain", { on: true });
    expect(await joinFailure(createFriends(server, "Ben"))).toBe("crowded");
    opened(await joinFriends(server, room.roomId, "Ben"));
    await page.ask("drain", { on: false });
    opened(await createFriends(server, "Cas"));
  });

  it("sends texts of the maximum length, and no longer ones", async () => {
    const help = await openHelp(server, "Ada");
    opened(help.room);
    const page = await openPage();
    const key = keyOf("Ada").publicKey;
    const longest = "\u{1f600}".repeat(SUPPORT_TEXT_MAX);
    help.send("say", { id: "message-1", text: longest });
    await help.next("message");
    expect(await page.ask("say", { key, id: "message-2", text: longest })).toBeUndefined();
    expect((await help.next("message", ({ from }) => from === "staff")).text).toBe(longest);
    help.send("say", { id: "message-3", text: `${longest}x` });
    expect((await help.next("message", ({ id }) => id === "message-3")).text).toBe(longest);
    const closed = closeOf(help.room as ClientRoom);
    help.send("say", { id: "message-4", text: "x".repeat(4 * SUPPORT_TEXT_MAX + 1) });
    expect((await closed)[0]).toBe(CLOSE_BAD_FRAME);
  });

  it("loses the connection with a malformed message", async () => {
    const page = await openHostPage(server);
    const closed = closeOf(page.room as ClientRoom);
    page.room.send("announce", { code: null, text: "" });
    expect((await closed)[0]).toBe(CLOSE_BAD_FRAME);
  });
});

describe("the monitor of the framework", () => {
  it("needs a session for every path, and exists in development alone", async () => {
    const room = opened(await createFriends(server, "Ada"));
    const call = `api/room/call?roomId=${room.roomId}&method=disconnect&args=[]`;
    const paths = ["", "/", "/api", `/api/room?roomId=${room.roomId}`, `/${call}`, "/assets/x.js", "/../monitor/api"];
    const dev = await startLiveServer(undefined, {
      namespace: "dev",
      admin: { ...WITH_TOKEN.admin, monitor: monitor() as unknown as RequestHandler },
    });
    try {
      const get = (path: string, headers = {}) => fetch(`${dev.url}${path}`, { headers, redirect: "manual" });
      for (const path of paths) {
        expect((await get(`/admin/monitor${path}`)).status).toBe(401);
        expect((await get(`/ADMIN/Monitor${path}`)).status).toBe(401);
        expect((await get(`/admin/monitor${path}`, { cookie: "rondo_admin=a.b" })).status).toBe(401);
      }
      const cookie = await signIn(dev);
      expect((await get("/admin/monitor/api", { cookie, origin: "https://evil.example" })).status).toBe(401);
      expect((await get("/admin/monitor/api", { cookie })).status).toBe(200);
      expect(room.connection.isOpen).toBe(true);
      expect((await fetch(`${server.url}/admin/monitor/api`, { headers: { cookie } })).status).toBe(404);
    } finally {
      await dev.stop();
    }
  });
});
