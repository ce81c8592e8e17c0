/**
 * Where the thread of a script starts: with a lower priority, so that a script that computes without end does not delay ticks.
 * The program is loaded afterwards, because loading takes most of the start.
 */
import { setPriority } from "node:os";

/**
 * A third of the processor time of a thread of the usual priority, and ticks go first. With the lowest priority (19) ticks were
 * not more regular beside two scripts that loop on one core, and a busy program left the thread a seventieth.
 */
const NICENESS = 5;

// Elsewhere this would be the priority of the whole process.
if (process.platform === "linux") setPriority(0, NICENESS);

await import("./thread-program.ts");
