/**
 * The arena: a stadium compiled for the step. Geometry is in typed arrays, arcs and normals are computed once, and a
 * profile lists, per pair of masks, the planes, segments and vertexes that such a disc collides with. Immutable apart
 * from the cache of profiles; shared by all worlds on this stadium.
 *
 * The order of operations in the formulas is part of the contract (bit for bit).
 */
import { meets } from "./masks.ts";
import type { Segment, Stadium, Vertex } from "./stadium.ts";

export type Planes = {
  readonly nx: Float64Array;
  readonly ny: Float64Array;
  readonly dist: Float64Array;
  readonly bCoef: Float64Array;
};

export type Segments = {
  /** 1 for an arc, 0 for a straight segment. */
  readonly arc: Uint8Array;
  readonly ax: Float64Array;
  readonly ay: Float64Array;
  readonly bx: Float64Array;
  readonly by: Float64Array;
  /** Straight: unit normal. Arc: centre. */
  readonly nx: Float64Array;
  readonly ny: Float64Array;
  /** Arc only: radius, and the two half-plane normals that bound it. */
  readonly radius: Float64Array;
  readonly t0x: Float64Array;
  readonly t0y: Float64Array;
  readonly t1x: Float64Array;
  readonly t1y: Float64Array;
  /** 1 when the arc is wider than half a circle (curveF ≤ 0). */
  readonly wide: Uint8Array;
  readonly bias: Float64Array;
  readonly bCoef: Float64Array;
  /** Box of the positions at which the centre of a disc with radius 0 touches the segment; larger for rounding errors. */
  readonly left: Float64Array;
  readonly right: Float64Array;
  readonly top: Float64Array;
  readonly bottom: Float64Array;
};

export type Vertexes = { readonly x: Float64Array; readonly y: Float64Array; readonly bCoef: Float64Array };

/** The walls that a disc with these masks collides with, as indices in file order. */
export type Profile = {
  readonly cMask: number;
  readonly cGroup: number;
  readonly planes: Uint8Array;
  readonly segments: Uint8Array;
  readonly vertexes: Uint8Array;
};

export type Arena = {
  readonly stadium: Stadium;
  readonly planes: Planes;
  readonly segments: Segments;
  readonly vertexes: Vertexes;
  readonly profiles: Profile[];
};

/** Bounds the cache: scripts can set any mask. */
const PROFILES_MAX = 128;

/**
 * Prepares a stadium for play. The stadium must be valid (as `game/stadium` makes it): indices are not checked again.
 */
export function createArena(stadium: Stadium): Arena {
  return {
    stadium,
    planes: compilePlanes(stadium),
    segments: compileSegments(stadium),
    vertexes: {
      x: Float64Array.from(stadium.vertexes, (v) => v.x),
      y: Float64Array.from(stadium.vertexes, (v) => v.y),
      bCoef: Float64Array.from(stadium.vertexes, (v) => v.bCoef),
    },
    profiles: [],
  };
}

/** The candidate lists of a disc with these masks; made on first use. */
export function profileFor(arena: Arena, cMask: number, cGroup: number): Profile {
  const known = arena.profiles;
  for (let i = 0; i < known.length; i++) {
    const profile = known[i]!;
    if (profile.cMask === cMask && profile.cGroup === cGroup) return profile;
  }
  const { planes, segments, vertexes } = arena.stadium;
  const profile: Profile = {
    cMask,
    cGroup,
    planes: indicesMeeting(planes, cMask, cGroup),
    segments: indicesMeeting(segments, cMask, cGroup),
    vertexes: indicesMeeting(vertexes, cMask, cGroup),
  };
  if (known.length < PROFILES_MAX) known.push(profile);
  return profile;
}

/** At most 255 of a kind are allowed, so an index fits a byte. */
function indicesMeeting(
  things: readonly { readonly cMask: number; readonly cGroup: number }[],
  cMask: number,
  cGroup: number,
): Uint8Array {
  const indices: number[] = [];
  things.forEach((thing, index) => {
    if (meets(cMask, cGroup, thing.cMask, thing.cGroup)) indices.push(index);
  });
  return Uint8Array.from(indices);
}

function compilePlanes(stadium: Stadium): Planes {
  return {
    nx: Float64Array.from(stadium.planes, (p) => p.normal.x),
    ny: Float64Array.from(stadium.planes, (p) => p.normal.y),
    dist: Float64Array.from(stadium.planes, (p) => p.dist),
    bCoef: Float64Array.from(stadium.planes, (p) => p.bCoef),
  };
}

function compileSegments(stadium: Stadium): Segments {
  const n = stadium.segments.length;
  const column = () => new Float64Array(n);
  const out = {
    arc: new Uint8Array(n),
    ax: column(),
    ay: column(),
    bx: column(),
    by: column(),
    nx: column(),
    ny: column(),
    radius: column(),
    t0x: column(),
    t0y: column(),
    t1x: column(),
    t1y: column(),
    wide: new Uint8Array(n),
    bias: column(),
    bCoef: column(),
    left: column(),
    right: column(),
    top: column(),
    bottom: column(),
  };
  stadium.segments.forEach((segment, i) => {
    const a = stadium.vertexes[segment.v0]!;
    const b = stadium.vertexes[segment.v1]!;
    out.ax[i] = a.x;
    out.ay[i] = a.y;
    out.bx[i] = b.x;
    out.by[i] = b.y;
    out.bias[i] = segment.bias;
    out.bCoef[i] = segment.bCoef;
    if (Number.isFinite(segment.curveF)) compileArc(out, i, segment, a, b);
    else compileStraight(out, i, a, b);
    compileBox(out, i);
  });
  return out;
}

/** The normal of a straight segment points to the left when going from its second end to its first. */
function compileStraight(out: Segments, i: number, a: Vertex, b: Vertex): void {
  const ex = a.x - b.x;
  const ey = a.y - b.y;
  const length = Math.sqrt(ey * ey + ex * ex);
  // Two ends at the same position have no normal. Such a segment can touch nothing (no point projects strictly inside
  // it).
  out.nx[i] = length > 0 ? -ey / length : 0;
  out.ny[i] = length > 0 ? ex / length : 0;
}

function compileArc(out: Segments, i: number, segment: Segment, a: Vertex, b: Vertex): void {
  const { curveF } = segment;
  const hx = 0.5 * (b.x - a.x);
  const hy = 0.5 * (b.y - a.y);
  const cx = a.x + hx - hy * curveF;
  const cy = a.y + hy + hx * curveF;
  const rx = a.x - cx;
  const ry = a.y - cy;
  const sign = curveF <= 0 ? -1 : 1;
  out.arc[i] = 1;
  out.nx[i] = cx;
  out.ny[i] = cy;
  out.radius[i] = Math.sqrt(rx * rx + ry * ry);
  out.t0x[i] = sign * (cy - a.y);
  out.t0y[i] = sign * (a.x - cx);
  out.t1x[i] = sign * (b.y - cy);
  out.t1y[i] = sign * (cx - b.x);
  out.wide[i] = curveF <= 0 ? 1 : 0;
}

/** Share of the coordinates' size by which a box is enlarged: far more than all rounding errors of the contact tests. */
const BOX_SLACK = 1e-6;

/**
 * The box of a segment is that of its ends, and of an arc also of the points of its circle that lie farthest to each side,
 * where the arc contains them. A disc touches a segment only where it lies over it or, on an arc, in its sector; so its centre
 * is at most its radius, or the bias of a one-sided segment, away from that box.
 */
function compileBox(out: Segments, i: number): void {
  const { ax, ay, bx, by, nx: cx, ny: cy, radius } = out;
  const xs = [ax[i]!, bx[i]!];
  const ys = [ay[i]!, by[i]!];
  if (out.arc[i] === 1) {
    for (const side of [-1, 1]) {
      if (isInSector(out, i, side, 0)) xs.push(cx[i]! + side * radius[i]!);
      if (isInSector(out, i, 0, side)) ys.push(cy[i]! + side * radius[i]!);
    }
  }
  const size = Math.max(1, ...[...xs, ...ys].map((value) => Math.abs(value)), out.arc[i] === 1 ? radius[i]! : 0);
  const margin = Math.abs(out.bias[i]!) + size * BOX_SLACK;
  out.left[i] = Math.min(...xs) - margin;
  out.right[i] = Math.max(...xs) + margin;
  out.top[i] = Math.min(...ys) - margin;
  out.bottom[i] = Math.max(...ys) + margin;
}

/** Whether the direction from an arc's centre points at the arc. */
function isInSector({ t0x, t0y, t1x, t1y, wide }: Segments, i: number, dx: number, dy: number): boolean {
  const inside = t0x[i]! * dx + t0y[i]! * dy > 0 && t1x[i]! * dx + t1y[i]! * dy > 0;
  return inside !== (wide[i] === 1);
}
