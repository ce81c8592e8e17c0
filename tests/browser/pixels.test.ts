/** The match view's pixels on small maps: what lies on what, and edges of any radius where they belong. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closeContexts, sharedBrowser } from "../support/browser.ts";
import { hbs, type RawStadium } from "../support/hbs.ts";
import type * as matchViewPage from "../support/match-view-page.ts";
import { bundleForPage } from "../support/page-bundle.ts";

const WIDTH = 480;
const HEIGHT = 270;
/** Screen pixels per map unit at zoom 1 in a view of this size. */
const SCALE = 1.1;

let browser: Browser;
let page: Page;
/** Of the page. */
const errors: string[] = [];

beforeAll(async () => {
  browser = await sharedBrowser();
  const context = await browser.newContext({ viewport: { width: WIDTH, height: HEIGHT }, reducedMotion: "reduce" });
  page = await context.newPage();
  page.on("pageerror", (error) => errors.push(String(error)));
  await page.addScriptTag({ content: await bundleForPage("./match-view-page.ts") });
  await page.evaluate(() => (globalThis as unknown as PageGlobals).rondo.startView());
});
afterAll(() => closeContexts(browser));

type PageGlobals = { readonly rondo: typeof matchViewPage };
type Scenery = Omit<matchViewPage.Scenery, "hbs"> & { readonly map: RawStadium };
type Point = readonly [x: number, y: number];

/** Plain grey ground without an end, and a ball that is out of the way. */
const GROUND = 0x808080;
const BASE: RawStadium = {
  width: 600,
  height: 400,
  bg: { color: "808080" },
  ballPhysics: { radius: 0 },
};

/** The colours at points of the map; the view's centre is the map's. */
async function colorsAt({ map, zoom = 1, ...scenery }: Scenery, points: readonly Point[]): Promise<readonly string[]> {
  const scale = SCALE * zoom;
  const pixels = points.map(
    ([x, y]) => [Math.floor(WIDTH / 2 + x * scale), Math.floor(HEIGHT / 2 + y * scale)] as const,
  );
  const colors = await page.evaluate(
    async ([given, at]) => {
      const { rondo } = globalThis as unknown as PageGlobals;
      rondo.showScenery(given);
      return rondo.readPixels(at);
    },
    [{ ...scenery, zoom, hbs: hbs({ ...BASE, ...map }) }, pixels] as const,
  );
  return colors.map(hex);
}

const hex = (color: number) => color.toString(16).padStart(6, "0");
const GREY = hex(GROUND);

/** A fixed disc that collides with nothing. */
const disc = (x: number, y: number, radius: number, color?: string) => ({ pos: [x, y], radius, color, cMask: [] });

describe("a disc", () => {
  it.each([
    [60, 1],
    [2e3, 0.5],
    [1e5, 2.5],
    [1e7, 0.5],
    [1e7, 1],
    [1e7, 2.5],
  ])("of radius %d has its edge at the right pixel at zoom %d", async (radius, zoom) => {
    // Its edge crosses the view's centre at an angle.
    const [ux, uy] = [0.6, 0.8];
    const map = { discs: [disc(ux * radius, uy * radius, radius, "204060")] };
    const at = (depth: number, along: number): Point => {
      // Down to the disc's edge: a chord and its circle are `along² / 2r` apart.
      const way = depth + radius - Math.sqrt(radius ** 2 - along ** 2);
      return [ux * way - uy * along, uy * way + ux * along];
    };
    const pixel = 1 / (SCALE * zoom);
    const along = [-40, 0, 25];
    const colors = await colorsAt({ map, zoom }, [
      ...along.map((way) => at(-2.5 * pixel, way)),
      ...along.map((way) => at(2 + 2.5 * pixel, way)),
      ...along.map((way) => at(1, way)),
    ]);
    expect(colors.slice(0, 3)).toEqual([GREY, GREY, GREY]);
    expect(colors.slice(3, 6)).toEqual(["204060", "204060", "204060"]);
    // The outline is 2 map units wide: at the smallest zoom a pixel shows half of it.
    for (const color of colors.slice(6)) expect(Number.parseInt(color, 16) & 255).toBeLessThan(0x50);
  });

  it("is flat, with a black outline and no shadow, and bare without a colour", async () => {
    const map = { discs: [disc(0, 0, 50, "00FFFF"), disc(150, 0, 50, "transparent")] };
    const inside: Point[] = [0, 90, 180, 270].map((turn) => {
      const angle = (turn * Math.PI) / 180;
      return [46 * Math.cos(angle), 46 * Math.sin(angle)];
    });
    expect(new Set(await colorsAt({ map }, [...inside, [0, 0]]))).toEqual(new Set(["00ffff"]));
    expect(
      await colorsAt({ map }, [
        [0, 49],
        [0, 52],
        [10, 58],
        [150, 49],
        [150, 0],
      ]),
    ).toEqual(["000000", GREY, GREY, "000000", GREY]);
  });

  it.each([0, -40])("of radius %d is not drawn, whether a disc, the ball or a player", async (radius) => {
    const map = {
      discs: [disc(100, 80, radius, "FF0000")],
      ballPhysics: { radius, color: "00FF00" },
      playerPhysics: { radius },
    };
    const near = (x: number, y: number): Point[] => [0, 39, -39].map((way) => [x + way, y]);
    const points = [...near(100, 80), ...near(0, 0), ...near(-100, 0), [-100, 10] as const];
    const colors = await colorsAt({ map, players: [{ x: -100, y: 0, ring: true }] }, points);
    expect(new Set(colors)).toEqual(new Set([GREY]));
  });
});

it("large discs are drawn after changes of the zoom and after the graphics context was lost", async () => {
  const map = { discs: [disc(-5e3, 0, 5e3, "204060"), disc(5e3, 0, 5e3, "604020")] };
  const points: Point[] = [
    [-30, 0],
    [30, 0],
  ];
  for (const zoom of [1, 2, 1]) expect(await colorsAt({ map, zoom }, points)).toEqual(["204060", "604020"]);
  await page.evaluate(() => (globalThis as unknown as PageGlobals).rondo.renewContext());
  expect(await colorsAt({ map }, points)).toEqual(["204060", "604020"]);
  expect(errors).toEqual([]);
});

describe("the drawing order", () => {
  it("is players, then the ball, then the other discs by index", async () => {
    const map = {
      ballPhysics: { radius: 20, color: "FFFF00" },
      discs: [
        disc(-170, 0, 40, "8B4513"),
        disc(0, 0, 6, "FF0000"),
        disc(30, 0, 20, "0000FF"),
        disc(40, 0, 20, "00FF00"),
      ],
    };
    const players = [
      { x: -170, y: 0, ring: true },
      { x: -15, y: 15 },
    ];
    const points: Point[] = [
      // A hidden player: disc, ring, name.
      [-170, 0],
      [-156, 0],
      [-170, 24],
      // An ornament of the ball, the ball over a player, a later disc over the ball and over an earlier disc.
      [0, 0],
      [-8, 8],
      [15, 0],
      [35, 5],
    ];
    expect(await colorsAt({ map, players }, points)).toEqual([
      "8b4513",
      "8b4513",
      "8b4513",
      "ff0000",
      "ffff00",
      "0000ff",
      "00ff00",
    ]);
  });

  it("has a football only where the map leaves the ball as it is", async () => {
    const around: Point[] = Array.from({ length: 40 }, (_, i) => [i - 20, 6]);
    const ball = (physics: RawStadium, more: RawStadium = {}) =>
      colorsAt({ map: { ballPhysics: { radius: 30, ...physics }, ...more } }, around);
    expect(new Set(await ball({})).size).toBeGreaterThan(1);
    expect(new Set(await ball({ color: "FFFFFE" }))).toEqual(new Set(["fffffe"]));
    const ornament = {
      discs: [disc(0, 0, 3, "FF0000")],
      joints: [{ d0: 0, d1: 1, strength: "rigid", color: "transparent" }],
    };
    expect(new Set(await ball({}, ornament))).toEqual(new Set(["ffffff"]));
  });
});

describe("walls and joints that reach far beyond the view", () => {
  const wall = "102030";

  it("are straight lines through the right pixels", async () => {
    const map = {
      vertexes: [
        { x: -3e6, y: -4e6 },
        { x: 3e6, y: 4e6 },
      ],
      segments: [{ v0: 0, v1: 1, color: wall }],
      discs: [disc(4e6, -3e6, 1), disc(-4e6, 3e6, 1)],
      joints: [{ d0: 1, d1: 2, color: "403020" }],
    };
    expect(
      await colorsAt({ map, zoom: 2.5 }, [
        [30, 40],
        [-30, -40],
        [40, -30],
        [-60, 45],
        [30, 44],
      ]),
    ).toEqual([wall, wall, "403020", "403020", GREY]);
  });

  it("are arcs through the right pixels", async () => {
    // Half a circle of radius 1e8, nearest to the view's middle at 30 map units to the lower right.
    const [x, y] = [0.6 * (1e8 + 30), 0.8 * (1e8 + 30)];
    const map = {
      vertexes: [
        { x: x - 0.8e8, y: y + 0.6e8 },
        { x: x + 0.8e8, y: y - 0.6e8 },
      ],
      segments: [{ v0: 0, v1: 1, curve: 180, color: wall }],
    };
    const at = (depth: number, along: number): Point => [0.6 * depth + 0.8 * along, 0.8 * depth - 0.6 * along];
    const points = [at(30, -30), at(30, 0), at(30, 30), at(33, 0), at(27, 0)];
    const colors = await colorsAt({ map, zoom: 2.5 }, points);
    expect(colors).toEqual([wall, wall, wall, GREY, GREY]);
  });
});

it("players of any radius have their kit", async () => {
  const map = { playerPhysics: { radius: 5000 } };
  const colors = await colorsAt({ map, players: [{ x: 3000, y: 4000 }] }, [
    [6, 8],
    [-3, -4],
    [30, 40],
  ]);
  expect(colors).toEqual(["e5484d", GREY, "e5484d"]);
});

it("pictures can be copied when they are drawn", async () => {
  await colorsAt({ map: { discs: [disc(0, 0, 30, "204060")] } }, []);
  const color = await page.evaluate(() => (globalThis as unknown as PageGlobals).rondo.readDrawn());
  expect(hex(color)).toBe("204060");
});
