/** One disc alone with the walls and the fixed discs of a stadium: where it can be, by the simulation's own collisions. */
import type { Arena } from "#sim/arena.ts";
import { createEventLog, DISC_DISC_EVENT, DISC_PLANE_EVENT, DISC_SEGMENT_EVENT } from "#sim/event.ts";
import { collide } from "#sim/physics.ts";
import { restoreDisc } from "#sim/rules/disc-list.ts";
import { meets } from "#sim/masks.ts";
import type { Disc, Point } from "#sim/stadium.ts";
import { createWorld, type World } from "#sim/world.ts";
import type { CheckPlace } from "./check-result.ts";

type Item = NonNullable<CheckPlace["item"]>;

export class DiscProbe {
  readonly radius: number;
  /** What has pushed the disc since it was placed; the same item can be in it more than once. */
  readonly pushedBy: Item[] = [];
  readonly #world: World;
  readonly #log = createEventLog(0, false);
  #pushed = 0;
  #last: Point = { x: 0, y: 0 };
  /** Stadium index of each disc of the world; -1 for the probe itself. */
  readonly #indices: readonly number[];

  constructor(arena: Arena, disc: Disc) {
    this.radius = disc.radius;
    this.#world = createWorld(arena, 1);
    const { discs } = arena.stadium;
    const fixed = [...discs.keys()].filter((i) => isObstacle(discs[i]!, disc));
    this.#indices = [-1, ...fixed];
    this.#world.discs.count = this.#indices.length;
    for (const [k, i] of this.#indices.entries()) restoreDisc(this.#world, k, i < 0 ? disc : discs[i]!);
    // Only the directions of the moves decide what happens, not a velocity.
    this.place(disc.x, disc.y);
    const add = (kind: number, a: number, b: number) => this.#add(kind, a, b);
    const nothing = () => undefined;
    this.#log.observer = { begin: nothing, pulled: nothing, bounced: add, pushed: add };
  }

  get x(): number {
    return this.#world.discs.x[0]!;
  }

  get y(): number {
    return this.#world.discs.y[0]!;
  }

  /** Puts the disc at a point, in a wall or not. */
  place(x: number, y: number): void {
    const { discs } = this.#world;
    discs.x[0] = x;
    discs.y[0] = y;
    discs.vx[0] = 0;
    discs.vy[0] = 0;
    this.pushedBy.length = 0;
  }

  /** Lets everything that the disc overlaps push it out, once. Returns the sum of the pushes, which may cancel each other. */
  settle(): number {
    this.#pushed = 0;
    this.#last = { x: this.x, y: this.y };
    collide(this.#world, this.#log);
    return this.#pushed;
  }

  #add(kind: number, a: number, b: number): void {
    this.#pushed += Math.hypot(this.x - this.#last.x, this.y - this.#last.y);
    this.#last = { x: this.x, y: this.y };
    if (kind === DISC_DISC_EVENT) this.pushedBy.push({ list: "discs", index: this.#indices[a === 0 ? b : a]! });
    else if (kind === DISC_PLANE_EVENT) this.pushedBy.push({ list: "planes", index: b });
    else this.pushedBy.push({ list: kind === DISC_SEGMENT_EVENT ? "segments" : "vertexes", index: b });
  }
}

/** Whether a disc of the stadium stays where it is and is in the way of another one. */
function isObstacle(fixed: Disc, disc: Disc): boolean {
  return fixed !== disc && fixed.invMass === 0 && meets(fixed.cMask, fixed.cGroup, disc.cMask, disc.cGroup);
}
