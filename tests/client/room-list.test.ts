/** The room list of the home page: filters, order, access and clocks. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { playedSeconds, type ListedGame, type ListedRoom } from "#client/session/lobby.ts";
import { listedClockState } from "#client/ui/game-state/game-clock.ts";
import { accessOf, maySpectate } from "#client/ui/lobby/room-access.ts";
import { keepOrder, selectRooms } from "#client/ui/lobby/room-order.ts";
import {
  FAVOURITE_ROOMS_MAX,
  isFavouriteRoom,
  readFavouriteRooms,
  toggleFavouriteRoom,
} from "#client/ui/saved/favourite-rooms.ts";
import { readListOptions, SORTS, toggleFilter, type ListOptions } from "#client/ui/saved/list-options.ts";

const AT = 1_000_000;

const game = (part: Partial<ListedGame> = {}): ListedGame => ({
  red: 0,
  blue: 0,
  seconds: 60,
  at: AT,
  running: true,
  over: false,
  timeLimit: 3,
  scoreLimit: 3,
  overtime: true,
  ...part,
});

let codes = 0;
const room = (name: string, part: Partial<ListedRoom> = {}): ListedRoom => ({
  code: `AAA${String(codes++).padStart(2, "0")}`,
  name,
  kind: "friends",
  players: 2,
  bots: 0,
  seats: 6,
  spectators: 0,
  viewers: 0,
  spectatorsMax: 4,
  scripted: false,
  queue: 0,
  stadium: "Classic",
  locked: false,
  flag: "",
  replay: "",
  game: null,
  ...part,
});

const ALL: ListOptions = { sort: "name", filters: [] };
const none = (_room: ListedRoom) => false;
const names = (rooms: readonly ListedRoom[]) => rooms.map(({ name }) => name);
const shown = (rooms: readonly ListedRoom[], options: Partial<ListOptions>, search = "", favourite = none) =>
  names(selectRooms(rooms, { ...ALL, ...options }, search, favourite));

describe("the search", () => {
  const rooms = [
    room("São Paulo"),
    room("Night shift", { stadium: "Big Easy" }),
    room("Türkiye 4v4", { code: "K7FQ2" }),
  ];

  it.each([
    ["", ["Night shift", "São Paulo", "Türkiye 4v4"]],
    ["  ", ["Night shift", "São Paulo", "Türkiye 4v4"]],
    ["sao", ["São Paulo"]],
    ["TÜRK", ["Türkiye 4v4"]],
    ["easy", ["Night shift"]],
    ["k7fq2", ["Türkiye 4v4"]],
    ["classic", ["São Paulo", "Türkiye 4v4"]],
    ["nowhere", []],
  ])("for %j finds %j", (search, found) => {
    expect(shown(rooms, {}, search)).toEqual(found);
  });
});

describe("a filter", () => {
  const rooms = [
    room("a full one", { players: 6 }),
    room("a locked one", { locked: true }),
    room("bots alone", { players: 0, bots: 6 }),
    room("empty but watched", { players: 0, spectators: 1 }),
  ];

  it("for free seats counts bots as free seats", () => {
    expect(shown(rooms, { filters: ["space"] })).toEqual(["a locked one", "bots alone", "empty but watched"]);
  });

  it("for no password excludes locked rooms", () => {
    expect(shown(rooms, { filters: ["open"] })).toEqual(["a full one", "bots alone", "empty but watched"]);
  });

  it("for players counts spectators", () => {
    expect(shown(rooms, { filters: ["people"] })).toEqual(["a full one", "a locked one", "empty but watched"]);
  });

  it("combines with others and is removed by selecting it again", () => {
    const both = toggleFilter(toggleFilter(ALL, "people"), "space");
    expect(both.filters).toEqual(["space", "people"]);
    expect(shown(rooms, both)).toEqual(["a locked one", "empty but watched"]);
    expect(toggleFilter(both, "space").filters).toEqual(["people"]);
  });
});

describe("the order", () => {
  const rooms = [
    room("b", { players: 4, stadium: "Big", game: game({ red: 1, seconds: 100 }) }),
    room("a", { players: 1, stadium: "Small", game: game({ red: 2, blue: 2, seconds: 10 }) }),
    room("C", { players: 4, spectators: 3, stadium: "Classic" }),
    room("d 10", { players: 6, seats: 6, spectators: 4, stadium: "Arches", game: game({ over: true, red: 3 }) }),
    room("d 9", { players: 0, stadium: "Chains", game: game() }),
  ];

  it.each([
    ["name", ["a", "b", "C", "d 9", "d 10"]],
    ["map", ["d 10", "b", "d 9", "C", "a"]],
    ["goals", ["a", "d 10", "b", "d 9", "C"]],
    ["fresh", ["a", "d 9", "b", "C", "d 10"]],
  ] as const)("by %s is %j", (sort, order) => {
    expect(shown(rooms, { sort })).toEqual(order);
  });

  it("by players has full rooms last", () => {
    expect(shown(rooms, { sort: "players" })).toEqual(["C", "b", "a", "d 9", "d 10"]);
  });

  it.each(SORTS)("by %s has favourites first and does not depend on the order of the input", (sort) => {
    const favourite = (one: ListedRoom) => one.name === "d 9" || one.name === "b";
    const order = shown(rooms, { sort }, "", favourite);
    expect(order.slice(0, 2).sort()).toEqual(["b", "d 9"]);
    expect(shown(rooms.toReversed(), { sort }, "", favourite)).toEqual(order);
  });

  it("does not change its input", () => {
    const before = names(rooms);
    shown(rooms, { sort: "name" });
    expect(names(rooms)).toEqual(before);
  });
});

describe("the order that is kept", () => {
  it("keeps the order while figures change", () => {
    expect(keepOrder(["a", "b", "c"], ["c", "a", "b"])).toEqual(["a", "b", "c"]);
  });

  it("removes closed rooms", () => {
    expect(keepOrder(["a", "b", "c"], ["c", "a"])).toEqual(["a", "c"]);
  });

  it("inserts new rooms after their predecessor in the wanted order", () => {
    expect(keepOrder(["a", "b", "c"], ["c", "x", "a", "b"])).toEqual(["a", "b", "c", "x"]);
    expect(keepOrder(["a", "b"], ["x", "y", "a", "b", "z"])).toEqual(["x", "y", "a", "b", "z"]);
  });

  it("contains every wanted room once and keeps the order of the others", () => {
    const some = fc.uniqueArray(fc.constantFrom(...Array.from("abcdefghij")), { maxLength: 10 });
    fc.assert(
      fc.property(some, some, (was, wanted) => {
        const order = keepOrder(was, wanted);
        expect([...order].sort()).toEqual([...wanted].sort());
        expect(order.filter((code) => was.includes(code))).toEqual(was.filter((code) => wanted.includes(code)));
      }),
    );
  });
});

describe("list options", () => {
  it("are read from storage", () => {
    const options: ListOptions = { sort: "map", filters: ["open", "people"] };
    expect(readListOptions(JSON.parse(JSON.stringify(options)))).toEqual(options);
  });

  it.each([null, 7, "map", [], {}, { sort: "ping", filters: "open" }, { sort: 3, filters: ["nonsense", null] }])(
    "are the defaults when storage has %j",
    (saved) => {
      expect(readListOptions(saved)).toEqual({ sort: "players", filters: [] });
    },
  );
});

describe("a favourite room", () => {
  const mine = room("Ada's room");

  it("is added and removed", () => {
    const once = toggleFavouriteRoom([], mine);
    expect(isFavouriteRoom(once, mine)).toBe(true);
    expect(isFavouriteRoom(toggleFavouriteRoom(once, mine), mine)).toBe(false);
  });

  it("is not another room that has the code now", () => {
    expect(isFavouriteRoom(toggleFavouriteRoom([], mine), { ...mine, name: "Another room" })).toBe(false);
  });

  it("is read from storage, without invalid values", () => {
    const saved = toggleFavouriteRoom([], mine);
    expect(readFavouriteRooms(JSON.parse(JSON.stringify(saved)))).toEqual(saved);
    expect(readFavouriteRooms([...saved, 7, null])).toEqual(saved);
    expect(readFavouriteRooms({ 0: "x" })).toEqual([]);
  });

  it("is removed when too many follow", () => {
    let favourites = toggleFavouriteRoom([], mine);
    for (let n = 0; n < FAVOURITE_ROOMS_MAX; n++) favourites = toggleFavouriteRoom(favourites, room(`room ${n}`));
    expect(favourites).toHaveLength(FAVOURITE_ROOMS_MAX);
    expect(isFavouriteRoom(favourites, mine)).toBe(false);
  });
});

describe("the access to a room", () => {
  it.each([
    [{ players: 5, bots: 1 }, "play"],
    [{ players: 6 }, "queue"],
    [{ players: 6, spectators: 4 }, "none"],
    [{ players: 6, spectatorsMax: 0 }, "none"],
    [{ players: 0, spectators: 4 }, "play"],
  ] as const)("with %j is %s", (part, access) => {
    expect(accessOf(room("x", part))).toBe(access);
  });

  it("is possible for spectators while a spectator place is free", () => {
    expect(maySpectate(room("x", { spectators: 3 }))).toBe(true);
    expect(maySpectate(room("x", { spectators: 4 }))).toBe(false);
  });
});

describe("a listed clock", () => {
  it("runs between two messages by the server's clock", () => {
    expect(playedSeconds(game(), 0, AT)).toBe(60);
    expect(playedSeconds(game(), 0, AT + 2999)).toBe(62);
    expect(playedSeconds(game(), 5000, AT - 5000 + 1000)).toBe(61);
    expect(playedSeconds(game({ running: false }), 0, AT + 9000)).toBe(60);
  });

  it.each([
    [null, 0, "none"],
    [game(), 60, "running"],
    [game({ running: false }), 60, "paused"],
    [game(), 180, "golden"],
    [game({ overtime: false }), 180, "running"],
    [game({ red: 2, blue: 1 }), 180, "running"],
    [game({ timeLimit: 0 }), 4000, "running"],
    [game({ over: true }), 180, "over"],
  ] as const)("of %j after %i seconds is %s", (listed, seconds, state) => {
    expect(listedClockState(listed, seconds)).toBe(state);
  });
});
