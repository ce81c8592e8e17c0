/** Values of physics that map makers start from. Our own choices, apart from the format's defaults. */
import type { JsonValues } from "./json-object.ts";

export type PhysicsPreset = {
  readonly id: string;
  readonly player: Readonly<JsonValues>;
  readonly ball: Readonly<JsonValues>;
};

/** The first one is that of files without physics. */
export const PHYSICS_PRESETS: readonly PhysicsPreset[] = [
  { id: "classic", player: {}, ball: {} },
  {
    id: "futsal",
    player: { kickStrength: 4.6, acceleration: 0.11, kickingAcceleration: 0.083, bCoef: 0, kickback: 0 },
    ball: { radius: 6.4, bCoef: 0.4, invMass: 1.5, damping: 0.99 },
  },
  {
    id: "fast",
    player: { acceleration: 0.15, kickingAcceleration: 0.11, damping: 0.958, kickStrength: 6.5 },
    ball: { radius: 9, invMass: 1.1, damping: 0.991 },
  },
  {
    id: "heavy",
    player: { acceleration: 0.09, kickStrength: 9 },
    ball: { radius: 14, invMass: 0.5, damping: 0.985, bCoef: 0.3 },
  },
  {
    id: "ice",
    player: { acceleration: 0.06, kickingAcceleration: 0.045, damping: 0.982, kickStrength: 4 },
    ball: { radius: 9, damping: 0.996, bCoef: 0.8 },
  },
];
