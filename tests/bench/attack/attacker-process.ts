/** The attacker, in a process of its own. */
import { handleCalls } from "../worker-process.ts";
import { ATTACKS } from "./attacks.ts";

handleCalls(ATTACKS);
