/**
 * A stadium as the simulation uses it: defaults filled in, traits applied, masks and colours resolved to numbers,
 * indices checked. `game/stadium` makes one from an `.hbs` file; nothing changes it afterwards.
 *
 * Lengths are map units, velocities units per tick, x grows to the right and y downwards.
 */

export type Point = { readonly x: number; readonly y: number };

/** Masks that decide what collides; see masks.ts for the rule and the names of the bits. */
export type Masked = { readonly cMask: number; readonly cGroup: number };

export type Vertex = Masked & { readonly x: number; readonly y: number; readonly bCoef: number };

export type Segment = Masked & {
  /** Indices of the end vertexes, already swapped for a negative curve. */
  readonly v0: number;
  readonly v1: number;
  readonly bCoef: number;
  /** 1/tan(half the arc's angle); Infinity for a straight segment. */
  readonly curveF: number;
  /**
   * 0: solid from both sides. Otherwise one-sided, and |bias| is the largest distance behind the segment at which a
   * centre is still pushed to the front.
   */
  readonly bias: number;
  readonly vis: boolean;
  readonly color: number;
};

export type Plane = Masked & {
  /** Unit normal; the allowed side is where normal · position ≥ dist + radius. */
  readonly normal: Point;
  readonly dist: number;
  readonly bCoef: number;
};

/** `team` is the side that defends it. */
export type Goal = { readonly p0: Point; readonly p1: Point; readonly team: "red" | "blue" };

export type Disc = Masked & {
  readonly x: number;
  readonly y: number;
  readonly vx: number;
  readonly vy: number;
  readonly gx: number;
  readonly gy: number;
  readonly radius: number;
  readonly bCoef: number;
  readonly invMass: number;
  readonly damping: number;
  /** 0xRRGGBB, or -1 for transparent. */
  readonly color: number;
};

export type Joint = {
  readonly d0: number;
  readonly d1: number;
  readonly minLength: number;
  readonly maxLength: number;
  /** Infinity for a rigid joint. */
  readonly strength: number;
  /** 0xRRGGBB, or -1 for transparent. */
  readonly color: number;
};

export type PlayerPhysics = {
  readonly radius: number;
  readonly bCoef: number;
  readonly invMass: number;
  readonly damping: number;
  readonly acceleration: number;
  readonly kickingAcceleration: number;
  readonly kickingDamping: number;
  readonly kickStrength: number;
  readonly kickback: number;
  readonly gx: number;
  readonly gy: number;
  /** Or-ed to the team's bit to make a player disc's group. */
  readonly cGroup: number;
};

/** How the ground looks; the simulation never reads it. */
export type Background = {
  readonly type: "grass" | "hockey" | "none";
  readonly width: number;
  readonly height: number;
  readonly kickOffRadius: number;
  readonly cornerRadius: number;
  readonly goalLine: number;
  readonly color: number;
};

export type Stadium = {
  readonly name: string;
  /** Half extents of the camera rectangle; `width` is also the x at which a player enters mid-game. */
  readonly width: number;
  readonly height: number;
  /** 0: no limit. */
  readonly maxViewWidth: number;
  readonly cameraFollow: "ball" | "player";
  readonly canBeStored: boolean;
  readonly spawnDistance: number;
  /** True: a position reset restores every disc of the stadium; false: only disc 0. */
  readonly fullKickOffReset: boolean;
  readonly bg: Background;
  readonly vertexes: readonly Vertex[];
  readonly segments: readonly Segment[];
  readonly planes: readonly Plane[];
  readonly goals: readonly Goal[];
  /** Disc 0 is the ball. */
  readonly discs: readonly Disc[];
  readonly joints: readonly Joint[];
  readonly redSpawnPoints: readonly Point[];
  readonly blueSpawnPoints: readonly Point[];
  readonly playerPhysics: PlayerPhysics;
};
