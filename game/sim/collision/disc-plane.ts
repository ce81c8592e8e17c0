/** Disc against plane: an infinite, one-sided wall. */
import type { Planes, Profile } from "../arena.ts";
import { DISC_PLANE_EVENT, logContact, type EventLog } from "../event.ts";
import type { Discs } from "../fields.ts";
import { BOUNCED, resolveContact, contact } from "./contact.ts";

export function collidePlanes(discs: Discs, i: number, planes: Planes, profile: Profile, log: EventLog): void {
  const list = profile.planes;
  const { nx, ny, dist, bCoef } = planes;
  const { x, y, radius } = discs;
  for (let k = 0; k < list.length; k++) {
    const p = list[k]!;
    const depth = dist[p]! - (nx[p]! * x[i]! + ny[p]! * y[i]!) + radius[i]!;
    if (!(depth > 0)) continue;
    contact[0] = nx[p]!;
    contact[1] = ny[p]!;
    contact[2] = depth;
    if (resolveContact(discs, i, bCoef, p) === BOUNCED) logContact(log, DISC_PLANE_EVENT, i, p);
    else if (log.observer !== null) log.observer.pushed(DISC_PLANE_EVENT, i, p);
  }
}
