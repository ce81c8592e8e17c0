/** The room list of the home page: which rooms, in which order, and what their figures mean. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { playedSeconds, type ListedGame, type ListedRoom } from "#client/session/lobby.ts";
import {
  FAVOURITES_MAX,
  isFavourite,
  readFavourites,
  toggleFavourite,
} from "#client/ui/preferences/favourite-rooms.ts";
import {
  chooseRooms,
  keepOrder,
  readListChoice,
  SORTS,
  toggleFilter,
  type ListChoice,
} from "#client/ui/lobby/room-order.ts";
import { clockLookOf, entryOf, maySpectate } from "#client/ui/lobby/room-access.ts";

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
  spectatorsMax: 4,
  queue: 0,
  stadium: "Classic",
  locked: false,
  flag: "",
  game: null,
  ...part,
});

const ALL: ListChoice = { sort: "name", filters: [] };
const nobody = (_room: ListedRoom) => false;
const names = (rooms: readonly ListedRoom[]) => rooms.map(({ name }) => name);
const shown = (rooms: readonly ListedRoom[], choice: Partial<ListChoice>, search = "", starred = nobody) =>
  names(chooseRooms(rooms, { ...ALL, ...choice }, search, starred));

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

  it("for space counts bots as space", () => {
    expect(shown(rooms, { filters: ["space"] })).toEqual(["a locked one", "bots alone", "empty but watched"]);
  });

  it("for no password leaves out what is locked", () => {
    expect(shown(rooms, { filters: ["open"] })).toEqual(["a full one", "bots alone", "empty but watched"]);
  });

  it("for people counts those who watch", () => {
    expect(shown(rooms, { filters: ["people"] })).toEqual(["a full one", "a locked one", "empty but watched"]);
  });

  it("adds to the others, and is taken back by choosing it again", () => {
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

  it("by players has those last where nobody gets in any more", () => {
    expect(shown(rooms, { sort: "players" })).toEqual(["C", "b", "a", "d 9", "d 10"]);
  });

  it.each(SORTS)("by %s has the starred ones first, and is the same however the rooms came in", (sort) => {
    const starred = (one: ListedRoom) => one.name === "d 9" || one.name === "b";
    const order = shown(rooms, { sort }, "", starred);
    expect(order.slice(0, 2).sort()).toEqual(["b", "d 9"]);
    expect(shown(rooms.toReversed(), { sort }, "", starred)).toEqual(order);
  });

  it("does not touch the list that it was given", () => {
    const before = names(rooms);
    shown(rooms, { sort: "name" });
    expect(names(rooms)).toEqual(before);
  });
});

describe("the order that is kept", () => {
  it("leaves everybody where he was while figures change", () => {
    expect(keepOrder(["a", "b", "c"], ["c", "a", "b"])).toEqual(["a", "b", "c"]);
  });

  it("closes up where a room has gone", () => {
    expect(keepOrder(["a", "b", "c"], ["c", "a"])).toEqual(["a", "c"]);
  });

  it("puts a newcomer behind the one who is before him where he belongs", () => {
    expect(keepOrder(["a", "b", "c"], ["c", "x", "a", "b"])).toEqual(["a", "b", "c", "x"]);
    expect(keepOrder(["a", "b"], ["x", "y", "a", "b", "z"])).toEqual(["x", "y", "a", "b", "z"]);
  });

  it("has every wanted room once and keeps the rest in their order, whatever comes and goes", () => {
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

describe("what was chosen", () => {
  it("comes back from storage", () => {
    const choice: ListChoice = { sort: "map", filters: ["open", "people"] };
    expect(readListChoice(JSON.parse(JSON.stringify(choice)))).toEqual(choice);
  });

  it.each([null, 7, "map", [], {}, { sort: "ping", filters: "open" }, { sort: 3, filters: ["nonsense", null] }])(
    "is the first choice where storage holds %j",
    (kept) => {
      expect(readListChoice(kept)).toEqual({ sort: "players", filters: [] });
    },
  );
});

describe("a star", () => {
  const mine = room("Ada's room");

  it("is given and taken", () => {
    const once = toggleFavourite([], mine);
    expect(isFavourite(once, mine)).toBe(true);
    expect(isFavourite(toggleFavourite(once, mine), mine)).toBe(false);
  });

  it("is not inherited by another room that has the code now", () => {
    expect(isFavourite(toggleFavourite([], mine), { ...mine, name: "Somebody's" })).toBe(false);
  });

  it("survives storage, where strange things do not", () => {
    const kept = toggleFavourite([], mine);
    expect(readFavourites(JSON.parse(JSON.stringify(kept)))).toEqual(kept);
    expect(readFavourites([...kept, 7, null])).toEqual(kept);
    expect(readFavourites({ 0: "x" })).toEqual([]);
  });

  it("is forgotten when too many came after it", () => {
    let favourites = toggleFavourite([], mine);
    for (let n = 0; n < FAVOURITES_MAX; n++) favourites = toggleFavourite(favourites, room(`room ${n}`));
    expect(favourites).toHaveLength(FAVOURITES_MAX);
    expect(isFavourite(favourites, mine)).toBe(false);
  });
});

describe("who enters", () => {
  it.each([
    [{ players: 5, bots: 1 }, "play"],
    [{ players: 6 }, "queue"],
    [{ players: 6, spectators: 4 }, "none"],
    [{ players: 6, spectatorsMax: 0 }, "none"],
    [{ players: 0, spectators: 4 }, "play"],
  ] as const)("with %j will %s", (part, entry) => {
    expect(entryOf(room("x", part))).toBe(entry);
  });

  it("may watch while there is a place to watch from", () => {
    expect(maySpectate(room("x", { spectators: 3 }))).toBe(true);
    expect(maySpectate(room("x", { spectators: 4 }))).toBe(false);
  });
});

describe("a listed clock", () => {
  it("goes on between two messages, by the server's clock", () => {
    expect(playedSeconds(game(), 0, AT)).toBe(60);
    expect(playedSeconds(game(), 0, AT + 2999)).toBe(62);
    expect(playedSeconds(game(), 5000, AT - 5000 + 1000)).toBe(61);
    expect(playedSeconds(game({ running: false }), 0, AT + 9000)).toBe(60);
  });

  it.each([
    [null, 0, "none"],
    [game(), 60, "running"],
    [game({ running: false }), 60, "still"],
    [game(), 180, "golden"],
    [game({ timeLimit: 0 }), 4000, "running"],
    [game({ over: true }), 180, "over"],
  ] as const)("of %j after %i seconds looks %s", (listed, seconds, look) => {
    expect(clockLookOf(listed, seconds)).toBe(look);
  });
});
