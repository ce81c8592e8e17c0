/**
 * Where the thread of a script starts: with a low priority, so that a script that computes without end does not delay ticks.
 * The program is loaded afterwards, because loading takes most of the start.
 */
import { constants, setPriority } from "node:os";

// Elsewhere this would be the priority of the whole process.
if (process.platform === "linux") setPriority(0, constants.priority.PRIORITY_LOW);

await import("./thread-program.ts");
