/** Disc against segment, straight or arc. Its ends are not part of it: they are vertexes, which collide separately. */
import type { Profile, Segments } from "../arena.ts";
import { DISC_SEGMENT_EVENT, logContact, type EventLog } from "../event.ts";
import type { Discs } from "../fields.ts";
import { APART, BOUNCED, PUSHED, resolveContact, contact } from "./contact.ts";

/** More than all rounding errors of huge discs. */
const REACH_FACTOR = 1.000001;

export function collideSegments(discs: Discs, i: number, segments: Segments, profile: Profile, log: EventLog): void {
  const list = profile.segments;
  const { left, right, top, bottom } = segments;
  const reach = discs.radius[i]! > 0 ? discs.radius[i]! * REACH_FACTOR : 0;
  let px = discs.x[i]!;
  let py = discs.y[i]!;
  for (let k = 0; k < list.length; k++) {
    const s = list[k]!;
    // Rejects most segments by their boxes; a position that is not a number is never rejected.
    if (px + reach < left[s]! || px - reach > right[s]! || py + reach < top[s]! || py - reach > bottom[s]!) continue;
    const hit = segments.arc[s] === 1 ? touchArc(discs, i, segments, s) : touchStraight(discs, i, segments, s);
    if (hit === BOUNCED) logContact(log, DISC_SEGMENT_EVENT, i, s);
    else if (hit === PUSHED && log.observer !== null) log.observer.pushed(DISC_SEGMENT_EVENT, i, s);
    px = discs.x[i]!;
    py = discs.y[i]!;
  }
}

/** The tests are independent, so the most selective one, the distance to the line, comes first. */
function touchStraight(discs: Discs, i: number, segments: Segments, s: number): number {
  const px = discs.x[i]!;
  const py = discs.y[i]!;
  const bx = segments.bx[s]!;
  const by = segments.by[s]!;
  const nx = segments.nx[s]!;
  const ny = segments.ny[s]!;
  const distance = nx * (px - bx) + ny * (py - by);
  const radius = discs.radius[i]!;
  const bias = segments.bias[s]!;
  if (bias === 0 ? distance >= radius || distance <= -radius : bias > 0 && distance >= radius) return APART;
  const ax = segments.ax[s]!;
  const ay = segments.ay[s]!;
  const ex = bx - ax;
  const ey = by - ay;
  if ((px - ax) * ex + (py - ay) * ey <= 0 || (px - bx) * ex + (py - by) * ey >= 0) return APART;
  contact[0] = nx;
  contact[1] = ny;
  contact[2] = distance;
  return touchSide(discs, i, segments, s);
}

function touchArc(discs: Discs, i: number, segments: Segments, s: number): number {
  const rx = discs.x[i]! - segments.nx[s]!;
  const ry = discs.y[i]! - segments.ny[s]!;
  const within = segments.t0x[s]! * rx + segments.t0y[s]! * ry > 0 && segments.t1x[s]! * rx + segments.t1y[s]! * ry > 0;
  if (within === (segments.wide[s] === 1)) return APART;
  const length = Math.sqrt(rx * rx + ry * ry);
  if (length === 0) return APART;
  contact[0] = rx / length;
  contact[1] = ry / length;
  contact[2] = length - segments.radius[s]!;
  return touchSide(discs, i, segments, s);
}

/**
 * Bias 0: solid from both sides. Otherwise only from one, and a centre that is less than |bias| behind the line is
 * still pushed to the front.
 */
function touchSide(discs: Discs, i: number, segments: Segments, s: number): number {
  const bias = segments.bias[s]!;
  const distance = contact[2]!;
  const flip = bias === 0 ? distance < 0 : bias < 0;
  const front = flip ? -distance : distance;
  if (bias !== 0 && front < (bias < 0 ? bias : -bias)) return APART;
  const radius = discs.radius[i]!;
  // NaN, where an end or a centre is so far away that lengths overflow, touches nothing.
  if (!(front < radius)) return APART;
  if (flip) {
    contact[0] = -contact[0]!;
    contact[1] = -contact[1]!;
  }
  contact[2] = radius - front;
  return resolveContact(discs, i, segments.bCoef, s);
}
