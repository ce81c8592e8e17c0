/** Disc against vertex: a point that pushes out discs that cover it. */
import type { Profile, Vertexes } from "../arena.ts";
import { DISC_VERTEX_EVENT, logContact, type EventLog } from "../event.ts";
import type { Discs } from "../fields.ts";
import { BOUNCED, resolveContact, contact } from "./contact.ts";

export function collideVertexes(discs: Discs, i: number, vertexes: Vertexes, profile: Profile, log: EventLog): void {
  const list = profile.vertexes;
  const { x, y, radius } = discs;
  for (let k = 0; k < list.length; k++) {
    const v = list[k]!;
    const r = radius[i]!;
    const dx = x[i]! - vertexes.x[v]!;
    // Rejects most vertexes by x alone; rounding cannot make the sum smaller than one of its parts.
    if (dx * dx > r * r) continue;
    const dy = y[i]! - vertexes.y[v]!;
    const squared = dx * dx + dy * dy;
    if (!(squared > 0 && squared <= r * r)) continue;
    const distance = Math.sqrt(squared);
    contact[0] = dx / distance;
    contact[1] = dy / distance;
    contact[2] = r - distance;
    if (resolveContact(discs, i, vertexes.bCoef, v) === BOUNCED) logContact(log, DISC_VERTEX_EVENT, i, v);
    else if (log.observer !== null) log.observer.pushed(DISC_VERTEX_EVENT, i, v);
  }
}
