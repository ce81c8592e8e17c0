/** Stadiums that ask for the most: at the limits of the format, and full of joints. Always the same ones. */
import { BALL, BLUE, RED, WALL } from "#sim/masks.ts";
import type { Disc, Joint, Segment, Stadium, Vertex } from "#sim/stadium.ts";
import { createRandom, type Random } from "#server/link/random.ts";
import { ball, disc, field, joint, physics, plane, segment, vertex } from "../../support/world-builder.ts";

/** As many vertexes and segments as a file may have, and as many discs as that leaves when six players are there. */
const ITEMS = 255;
const PLAYERS = 6;

const WIDTH = 1600;
const HEIGHT = 900;

/** Everything meets everything: 249 discs on the move among 255 segments, every third of them an arc. */
export function limitStadium(): Stadium {
  const random = createRandom(1);
  const vertexes = Array.from({ length: ITEMS }, () => scattered(random));
  const segments = vertexes.map((_, i) => lineTo(vertexes, i));
  const discs = Array.from({ length: ITEMS - PLAYERS - 1 }, () => rolling(random));
  return court({ name: "Limits", vertexes, segments, discs: [ball({ vx: 1, damping: 1 }), ...discs] });
}

const CHAINS = 16;
const LINKS = 15;

/** 16 chains of 15 discs with 224 joints, half of them springs; players and ball meet every link. */
export function jointStadium(): Stadium {
  const random = createRandom(2);
  const discs: Disc[] = [ball({ vx: 1, damping: 1 })];
  const joints: Joint[] = [];
  for (let chain = 0; chain < CHAINS; chain++) {
    const start = scattered(random);
    for (let link = 0; link < LINKS; link++) {
      if (link > 0) joints.push(linkTo(discs.length, chain));
      const place = { x: start.x + 18 * link, y: start.y + 5 * Math.round(random() * 4) };
      discs.push(disc({ ...place, radius: 6, invMass: link === 0 ? 0 : 1, cMask: BALL | RED | BLUE, cGroup: WALL }));
    }
  }
  return court({ name: "Joints", vertexes: [], segments: [], discs, joints });
}

function court(parts: Partial<Stadium>): Stadium {
  return field({
    width: WIDTH,
    height: HEIGHT,
    spawnDistance: 300,
    planes: [plane(0, 1, -HEIGHT), plane(0, -1, -HEIGHT), plane(1, 0, -WIDTH), plane(-1, 0, -WIDTH)],
    playerPhysics: physics(),
    ...parts,
  });
}

function scattered(random: Random): Vertex {
  return vertex(Math.round((random() * 2 - 1) * WIDTH), Math.round((random() * 2 - 1) * HEIGHT));
}

/** To the next vertex that is near, so that lines are short as on real maps. */
function lineTo(vertexes: readonly Vertex[], from: number): Segment {
  const { x, y } = vertexes[from]!;
  let best = (from + 1) % vertexes.length;
  let distance = Infinity;
  vertexes.forEach((other, to) => {
    const squared = (other.x - x) * (other.x - x) + (other.y - y) * (other.y - y);
    if (to !== from && squared < distance) [best, distance] = [to, squared];
  });
  return segment(from, best, { curveF: from % 3 === 0 ? 1 : Infinity });
}

function rolling(random: Random): Disc {
  const { x, y } = scattered(random);
  const speed = () => random() * 4 - 2;
  return disc({ x, y, vx: speed(), vy: speed(), radius: 4 + random() * 12, damping: 1, bCoef: 1 });
}

function linkTo(disc: number, chain: number): Joint {
  const strength = chain % 2 === 0 ? Infinity : 0.02;
  return joint({ d0: disc - 1, d1: disc, minLength: 18, maxLength: chain % 4 === 3 ? 24 : 18, strength });
}
