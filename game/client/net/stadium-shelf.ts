/** The stadiums that this page has: the library of the build, those kept by the browser, and those that rooms brought. */
import type { Stadium } from "#sim/stadium.ts";
import { exportStadium } from "#stadium/export.ts";
import type { Session } from "../session/session.ts";
import { findStadium, STADIUM_CARDS } from "./stadium-library.ts";

export class StadiumShelf {
  constructor(session: Session) {
    session.stadiums.value = STADIUM_CARDS;
  }

  /** Undefined while it is not here (yet): one that somebody uploaded is fetched. */
  find(name: string, _checksum: string): Stadium | undefined {
    return findStadium(name);
  }

  /** True when the server does not have it either. */
  isLost(_checksum: string): boolean {
    return false;
  }

  async store(_stadium: Stadium | undefined): Promise<"stored" | "forbidden"> {
    return "forbidden";
  }

  forget(_name: string): void {}

  textOf(name: string): string | undefined {
    const stadium = findStadium(name);
    return stadium === undefined ? undefined : exportStadium(stadium);
  }
}
