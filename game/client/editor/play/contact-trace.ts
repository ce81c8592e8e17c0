/** Explains a tick: each contact of discs, walls and joints, in the order in which the simulation resolves them. */
import { contact as wallContact } from "#sim/collision/contact.ts";
import { type ContactObserver, DISC_DISC_EVENT, DISC_PLANE_EVENT, DISC_SEGMENT_EVENT } from "#sim/event.ts";
import type { Discs } from "#sim/fields.ts";
import type { Masked, Point, Stadium } from "#sim/stadium.ts";

export type Contact = {
  /** What the disc met; a joint pulls two discs. */
  readonly kind: "disc" | "vertex" | "segment" | "plane" | "joint";
  /** Index of the disc. */
  readonly disc: number;
  /** Index of what it met, in the list of its kind. */
  readonly index: number;
  /** Index of the second disc, of contacts between discs and of joints; -1 for walls. */
  readonly second: number;
  /** False for a contact that moved the disc out and left its velocity, because it was not approaching. */
  readonly bounced: boolean;
  /** Where they touch; of a joint its middle. */
  readonly point: Point;
  /** Unit vector from what it met to the disc. */
  readonly normal: Point;
  /** Velocities in units per tick, of the disc and of the second disc. */
  readonly before: Point;
  readonly after: Point;
  readonly secondBefore: Point | null;
  readonly secondAfter: Point | null;
  /** Product of both `bCoef`: the share of the approach that is returned. 0 for joints. */
  readonly bounciness: number;
  /** Why they collide: the bits of the disc's group in the other's mask, and the other way round. 0 for joints. */
  readonly matched: { readonly group: number; readonly mask: number };
};

/** A pull that changes no velocity by more than this, in units per tick, is left out: joints at rest pull all the time. */
const PULL_MIN = 1e-6;

/** Bounds the list of a tick with a heap of discs. */
const CONTACTS_MAX = 1000;

const LISTS = { plane: "planes", segment: "segments", vertex: "vertexes" } as const;

const STILL: Point = { x: 0, y: 0 };

export class ContactTrace implements ContactObserver {
  /** Of the tick that began last. */
  contacts: Contact[] = [];
  #stadium: Stadium;
  #discs: Discs | null = null;
  /** Velocities before the next contact. */
  #vx = new Float64Array(0);
  #vy = new Float64Array(0);

  constructor(stadium: Stadium) {
    this.#stadium = stadium;
  }

  /** The world was moved to another stadium. */
  use(stadium: Stadium): void {
    this.#stadium = stadium;
  }

  readonly begin = (discs: Discs): void => {
    this.contacts = [];
    this.#discs = discs;
    this.#vx = discs.vx.slice(0, discs.count);
    this.#vy = discs.vy.slice(0, discs.count);
  };

  readonly bounced = (kind: number, a: number, b: number): void => this.#add(kind, a, b, true);

  readonly pushed = (kind: number, a: number, b: number): void => this.#add(kind, a, b, false);

  readonly pulled = (index: number): void => {
    const { d0, d1 } = this.#stadium.joints[index]!;
    const [before, secondBefore] = [this.#before(d0), this.#before(d1)];
    const [after, secondAfter] = [this.#take(d0), this.#take(d1)];
    if (!isChanged(before, after) && !isChanged(secondBefore, secondAfter)) return;
    const [a, b] = [this.#position(d0), this.#position(d1)];
    this.#push({
      ...{ kind: "joint", disc: d0, index, second: d1, bounced: true },
      point: { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 },
      normal: direction(b, a),
      ...{ before, after, secondBefore, secondAfter },
      bounciness: 0,
      matched: { group: 0, mask: 0 },
    });
  };

  #add(kind: number, disc: number, index: number, bounced: boolean): void {
    if (kind === DISC_DISC_EVENT) this.#addDiscs(disc, index, bounced);
    else this.#addWall(kind, disc, index, bounced);
  }

  #addDiscs(disc: number, second: number, bounced: boolean): void {
    const discs = this.#discs!;
    const [before, secondBefore] = [this.#before(disc), this.#before(second)];
    const position = this.#position(disc);
    const normal = direction(this.#position(second), position);
    this.#push({
      ...{ kind: "disc", disc, index: second, second, bounced },
      point: pointOn(position, normal, discs.radius[disc]!),
      normal,
      ...{ before, after: this.#take(disc), secondBefore, secondAfter: this.#take(second) },
      bounciness: discs.bCoef[disc]! * discs.bCoef[second]!,
      matched: matchedBits(discs, disc, { cMask: discs.cMask[second]!, cGroup: discs.cGroup[second]! }),
    });
  }

  #addWall(event: number, disc: number, index: number, bounced: boolean): void {
    const discs = this.#discs!;
    const kind = wallKind(event);
    const wall = this.#stadium[LISTS[kind]][index]!;
    // Without negative zeros.
    const normal = { x: wallContact[0]! + 0, y: wallContact[1]! + 0 };
    const before = this.#before(disc);
    this.#push({
      ...{ kind, disc, index, second: -1, bounced },
      point: pointOn(this.#position(disc), normal, discs.radius[disc]!),
      normal,
      ...{ before, after: this.#take(disc), secondBefore: null, secondAfter: null },
      bounciness: discs.bCoef[disc]! * wall.bCoef,
      matched: matchedBits(discs, disc, wall),
    });
  }

  #push(contact: Contact): void {
    if (this.contacts.length < CONTACTS_MAX) this.contacts.push(contact);
  }

  #before(disc: number): Point {
    return { x: this.#vx[disc]!, y: this.#vy[disc]! };
  }

  /** The present velocity, which is the one before the next contact. */
  #take(disc: number): Point {
    const { vx, vy } = this.#discs!;
    this.#vx[disc] = vx[disc]!;
    this.#vy[disc] = vy[disc]!;
    return this.#before(disc);
  }

  #position(disc: number): Point {
    return { x: this.#discs!.x[disc]!, y: this.#discs!.y[disc]! };
  }
}

function wallKind(event: number): keyof typeof LISTS {
  if (event === DISC_PLANE_EVENT) return "plane";
  return event === DISC_SEGMENT_EVENT ? "segment" : "vertex";
}

function matchedBits({ cMask, cGroup }: Discs, disc: number, other: Masked): Contact["matched"] {
  return { group: cGroup[disc]! & other.cMask, mask: cMask[disc]! & other.cGroup };
}

function pointOn({ x, y }: Point, normal: Point, radius: number): Point {
  return { x: x - normal.x * radius, y: y - normal.y * radius };
}

/** Unit vector; none between equal points. */
function direction(from: Point, to: Point): Point {
  const [x, y] = [to.x - from.x, to.y - from.y];
  const length = Math.sqrt(x * x + y * y);
  return length > 0 ? { x: x / length, y: y / length } : STILL;
}

function isChanged(a: Point, b: Point): boolean {
  return Math.abs(a.x - b.x) > PULL_MIN || Math.abs(a.y - b.y) > PULL_MIN;
}
