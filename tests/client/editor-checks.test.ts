/** The checks before publishing: standard maps pass, and each broken map has exactly its own faults. */
import { describe, expect, it } from "vitest";
import type { CheckResult } from "#client/editor/checks/check-result.ts";
import { checkStadium } from "#client/editor/checks/check-stadium.ts";
import { runChecks } from "#client/editor/checks/run-checks.ts";
import { BALL, WALL } from "#sim/masks.ts";
import type { Disc, Segment, Stadium, Vertex } from "#sim/stadium.ts";
import { BUILTIN_NAMES, builtinStadium } from "#stadium/builtins.ts";
import { ball, disc, ends, field, goal, plane, segment, vertex } from "../support/world-builder.ts";

const CLASSIC = builtinStadium("Classic");

/** The checks that need no play, which are quick. */
function quickResults(stadium: Stadium): CheckResult[] {
  const results: CheckResult[] = [];
  for (const result of checkStadium(stadium, [])) {
    if (result !== null) results.push(result);
    if (result?.id === "ballReach") break;
  }
  return results;
}

function allResults(stadium: Stadium, warnings: readonly string[] = []): CheckResult[] {
  return [...checkStadium(stadium, warnings)].filter((result) => result !== null);
}

/** Those that do not pass; the time of a tick depends on the machine. */
const faultsOf = (results: readonly CheckResult[]): CheckResult[] =>
  results.filter(({ id, level }) => level !== "ok" && id !== "tickCost");

const faults = (stadium: Stadium): CheckResult[] => faultsOf(quickResults(stadium));

function found(stadium: Stadium, id: CheckResult["id"]): CheckResult {
  return quickResults(stadium).find((result) => result.id === id)!;
}

/** A map with more walls. */
function withWalls(stadium: Stadium, vertexes: readonly Vertex[], walls: (first: number) => Segment[]): Stadium {
  return {
    ...stadium,
    vertexes: [...stadium.vertexes, ...vertexes],
    segments: [...stadium.segments, ...walls(stadium.vertexes.length)],
  };
}

/** A field 800 × 400 that the ball does not leave, with goals before its ends. */
function pitch(changes: Partial<Stadium> = {}): Stadium {
  const planes = [plane(1, 0, -400), plane(-1, 0, -400), plane(0, 1, -200), plane(0, -1, -200)];
  return field({ planes, goals: [goal("red", -380), goal("blue", 380)], ...changes });
}

/** A wall for the ball across the whole pitch, with a gap in its middle. */
const gap = (size: number): Stadium => {
  const corners = [vertex(100, -size / 2, { cMask: BALL }), vertex(100, size / 2, { cMask: BALL })];
  return withWalls(pitch(), [...ends([100, -210], [100, 210]), ...corners], (first) => [
    segment(first, first + 2, { cMask: BALL }),
    segment(first + 3, first + 1, { cMask: BALL }),
  ]);
};

describe("standard maps", () => {
  it.each(BUILTIN_NAMES)("%s passes all checks that need no play", (name) => {
    const results = quickResults(builtinStadium(name));
    expect(results.map(({ id }) => id)).toEqual([
      ...["counts", "file", "goals", "ballStart", "goalReach", "teamSize", "spawns", "ballReach"],
    ]);
    expect(faultsOf(results)).toEqual([]);
  });

  it.each(["Classic", "Huge"] as const)("bots score on %s, and a tick has a cost", (name) => {
    const results = allResults(builtinStadium(name));
    expect(faultsOf(results)).toEqual([]);
    const bots = results.find(({ id }) => id === "bots")!;
    expect(bots.data["red"]).toBeGreaterThanOrEqual(1);
    expect(bots.data["blue"]).toBeGreaterThanOrEqual(1);
    expect(results.at(-1)!.id).toBe("tickCost");
    expect(results.at(-1)!.data["microseconds"]).toBeGreaterThan(0);
  });

  it("suit the teams that play on them", () => {
    const sizes = (["Small", "Classic", "Big", "Huge"] as const).map((name) => found(builtinStadium(name), "teamSize"));
    expect(sizes.map(({ data: { ideal } }) => ideal)).toEqual([2, 3, 5, 8]);
    expect(sizes[1]!.data).toMatchObject({ min: 2, max: 4 });
  });

  it("give smaller players more space", () => {
    const { playerPhysics } = CLASSIC;
    const small = { ...CLASSIC, playerPhysics: { ...playerPhysics, radius: playerPhysics.radius / 2 } };
    expect(found(small, "teamSize").data["ideal"]).toBeGreaterThan(5);
  });
});

describe("goals", () => {
  it("are missed, and nothing else is asked about them", () => {
    const results = allResults({ ...CLASSIC, goals: [] });
    expect(faultsOf(results)).toEqual([{ id: "goals", level: "warning", data: { red: 0, blue: 0 }, places: [] }]);
    expect(results.map(({ id }) => id)).not.toContain("goalReach");
    expect(results.map(({ id }) => id)).not.toContain("bots");
    expect(results.map(({ id }) => id)).toContain("tickCost");
  });

  it("are missed of one team", () => {
    const onlyRed = CLASSIC.goals.filter(({ team }) => team === "red");
    expect(faults({ ...CLASSIC, goals: onlyRed }).map(({ id }) => id)).toEqual(["goals"]);
  });

  it("are closed by a wall", () => {
    const closed = withWalls(CLASSIC, ends([360, -100], [360, 100]), (first) => [
      segment(first, first + 1, { cMask: BALL, cGroup: WALL }),
    ]);
    expect(faults(closed)).toEqual([
      {
        ...{ id: "goalReach", level: "error", data: { reached: 1, goals: 2 } },
        places: [
          { x: 370, y: 0, item: { list: "goals", index: CLASSIC.goals.findIndex(({ team }) => team === "blue") } },
        ],
      },
    ]);
  });

  // A gap that is narrower by a little lets a fast ball through in matches, too.
  it("are reached through a gap that is hardly wider than the ball, and not through a much narrower one", () => {
    expect(faults(gap(21))).toEqual([]);
    expect(faults(gap(15)).map(({ id, level }) => [id, level])).toEqual([["goalReach", "error"]]);
  });

  it.each([
    [-20, "goalReach"],
    [20, undefined],
  ] as const)("are reached through the back of a one-sided wall (bias %d) only", (bias, fault) => {
    const oneSided = withWalls(pitch(), ends([100, -210], [100, 210]), (first) => [
      segment(first, first + 1, { bias, cMask: BALL }),
    ]);
    expect(faults(oneSided)[0]?.id).toBe(fault);
  });

  it("may be reached by another disc that scores", () => {
    const closed = gap(0);
    const other: Disc = ball({ x: 200, y: 0 });
    expect(faults({ ...closed, discs: [...closed.discs, other] })).toEqual([]);
  });

  it("are one of several of a team, and a closed one is a warning", () => {
    const stadium = pitch({ goals: [goal("red", -380), goal("blue", 380), goal("blue", 450)] });
    expect(faults(stadium)).toEqual([
      {
        ...{ id: "goalReach", level: "warning", data: { reached: 2, goals: 3 } },
        places: [{ x: 450, y: 0, item: { list: "goals", index: 2 } }],
      },
    ]);
  });
});

describe("the ball", () => {
  it("starts in a wall", () => {
    const inWall = withWalls(pitch(), ends([-50, 4], [50, 4]), (first) => [segment(first, first + 1)]);
    expect(faults(inWall)).toEqual([
      {
        ...{ id: "ballStart", level: "error", data: { fault: "wall" } },
        places: [{ x: 0, y: 0, item: { list: "segments", index: 0 } }],
      },
    ]);
  });

  it("starts in a disc that does not move", () => {
    const post = disc({ x: 12, radius: 10, invMass: 0, cMask: BALL });
    const { places } = found(pitch({ discs: [ball(), post] }), "ballStart");
    expect(places).toEqual([{ x: 0, y: 0, item: { list: "discs", index: 1 } }]);
  });

  it("starts outside of the field, or cannot move", () => {
    const outside = { ...pitch(), width: 300, discs: [ball({ x: 350 })] };
    expect(found(outside, "ballStart")).toMatchObject({ level: "warning", data: { fault: "outside" } });
    expect(found(pitch({ discs: [ball({ invMass: 0 })] }), "ballStart")).toMatchObject({
      level: "error",
      data: { fault: "fixed" },
    });
  });
});

describe("kick-off positions", () => {
  it("are in a wall, with the spawn point and where it is", () => {
    const redSpawnPoints = [
      { x: -200, y: 0 },
      { x: -365, y: 60 },
    ];
    expect(faults({ ...CLASSIC, redSpawnPoints })).toEqual([
      {
        ...{ id: "spawns", level: "warning", data: { count: 1, stuck: 0 } },
        places: [{ x: -365, y: 60, item: { list: "redSpawnPoints", index: 1 } }],
      },
    ]);
  });

  it("are stuck between walls", () => {
    const planes = [plane(1, 0, -390), plane(-1, 0, 400)].map((each) => ({ ...each, cMask: 2 }));
    const stadium = pitch({ planes: [...pitch().planes, ...planes], redSpawnPoints: [{ x: -395, y: 0 }] });
    expect(found(stadium, "spawns")).toMatchObject({ level: "error", data: { count: 1, stuck: 1 } });
  });

  it("have no way to the ball", () => {
    // A box around the blue team that only players meet.
    const corners = ends([150, -150], [250, -150], [250, 150], [150, 150]);
    const box = withWalls(pitch(), corners, (first) =>
      [0, 1, 2, 3].map((v) => segment(first + v, first + ((v + 1) % 4), { cMask: 6 })),
    );
    const { level, data, places } = found(box, "ballReach");
    expect(level).toBe("warning");
    expect(data["count"]).toBe(places.length);
    expect(places.length).toBeGreaterThan(0);
    expect(places.every(({ x }) => x === 200)).toBe(true);
  });
});

describe("numbers", () => {
  it("are near the limit of a list", () => {
    const vertexes = Array.from({ length: 240 }, (_, i) => vertex(i, 190));
    expect(faults(pitch({ vertexes }))[0]).toEqual({
      ...{ id: "counts", level: "warning", places: [] },
      data: { list: "vertexes", count: 240, limit: 255 },
    });
  });

  it("of warnings of the file are passed on", () => {
    const [, file] = allResults({ ...CLASSIC, goals: [] }, ["goals: missing", "another"]);
    expect(file).toMatchObject({ id: "file", level: "warning", data: { count: 2, first: "goals: missing" } });
  });
});

describe("a run in the page", () => {
  const options = () => {
    const results: CheckResult[] = [];
    const abort = new AbortController();
    return { results, abort, onResult: (result: CheckResult) => void results.push(result), signal: abort.signal };
  };

  it("hands over the results one by one, also without workers", async () => {
    const run = options();
    await runChecks({ ...CLASSIC, goals: [] }, [], run);
    expect(run.results.map(({ id }) => id)).toEqual(allResults({ ...CLASSIC, goals: [] }).map(({ id }) => id));
  });

  it("ends when it is aborted", async () => {
    const run = options();
    const ended = runChecks(CLASSIC, [], run);
    run.abort.abort(new Error("closed"));
    await expect(ended).rejects.toThrow("closed");
    expect(run.results.map(({ id }) => id)).not.toContain("tickCost");
  });
});
