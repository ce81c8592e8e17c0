/** Worst-case stadiums: one at the limits of the format, and one full of joints. Seeded, so always the same. */
import { BALL, BLUE, RED, WALL } from "#sim/masks.ts";
import type { Disc, Joint, Segment, Stadium, Vertex } from "#sim/stadium.ts";
import { createRandom, type Random } from "#server/dev/wan-emulator/random.ts";
import { ball, disc, field, joint, physics, plane, segment, vertex } from "../../support/world-builder.ts";

/** Most vertexes, segments and discs that a stadium may have; six of the discs are players. */
const ITEMS = 255;
const PLAYERS = 6;

const WIDTH = 1600;
const HEIGHT = 900;

/** All collide with all: 249 moving discs among 255 segments, every third of them an arc. */
export function limitStadium(): Stadium {
  const random = createRandom(1);
  const vertexes = Array.from({ length: ITEMS }, () => randomVertex(random));
  const segments = vertexes.map((_, i) => segmentFrom(vertexes, i));
  const discs = Array.from({ length: ITEMS - PLAYERS - 1 }, () => randomDisc(random));
  return stadiumWith({ name: "Limits", vertexes, segments, discs: [ball({ vx: 1, damping: 1 }), ...discs] });
}

const CHAINS = 16;
const DISCS_PER_CHAIN = 15;

/** 16 chains of 15 discs with 224 joints, half of them springs; players and ball collide with every disc of a chain. */
export function jointStadium(): Stadium {
  const random = createRandom(2);
  const discs: Disc[] = [ball({ vx: 1, damping: 1 })];
  const joints: Joint[] = [];
  for (let chain = 0; chain < CHAINS; chain++) {
    const start = randomVertex(random);
    for (let link = 0; link < DISCS_PER_CHAIN; link++) {
      if (link > 0) joints.push(jointToPrevious(discs.length, chain));
      const position = { x: start.x + 18 * link, y: start.y + 5 * Math.round(random() * 4) };
      discs.push(disc({ ...position, radius: 6, invMass: link === 0 ? 0 : 1, cMask: BALL | RED | BLUE, cGroup: WALL }));
    }
  }
  return stadiumWith({ name: "Joints", vertexes: [], segments: [], discs, joints });
}

function stadiumWith(parts: Partial<Stadium>): Stadium {
  return field({
    width: WIDTH,
    height: HEIGHT,
    spawnDistance: 300,
    planes: [plane(0, 1, -HEIGHT), plane(0, -1, -HEIGHT), plane(1, 0, -WIDTH), plane(-1, 0, -WIDTH)],
    playerPhysics: physics(),
    ...parts,
  });
}

function randomVertex(random: Random): Vertex {
  return vertex(Math.round((random() * 2 - 1) * WIDTH), Math.round((random() * 2 - 1) * HEIGHT));
}

/** A segment to the nearest vertex, so that segments are short as on real maps. */
function segmentFrom(vertexes: readonly Vertex[], from: number): Segment {
  const { x, y } = vertexes[from]!;
  let best = (from + 1) % vertexes.length;
  let distance = Infinity;
  vertexes.forEach((other, to) => {
    const squared = (other.x - x) * (other.x - x) + (other.y - y) * (other.y - y);
    if (to !== from && squared < distance) [best, distance] = [to, squared];
  });
  return segment(from, best, { curveF: from % 3 === 0 ? 1 : Infinity });
}

function randomDisc(random: Random): Disc {
  const { x, y } = randomVertex(random);
  const speed = () => random() * 4 - 2;
  return disc({ x, y, vx: speed(), vy: speed(), radius: 4 + random() * 12, damping: 1, bCoef: 1 });
}

function jointToPrevious(disc: number, chain: number): Joint {
  const strength = chain % 2 === 0 ? Infinity : 0.02;
  return joint({ d0: disc - 1, d1: disc, minLength: 18, maxLength: chain % 4 === 3 ? 24 : 18, strength });
}
