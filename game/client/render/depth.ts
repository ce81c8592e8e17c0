/** Drawing order of the parts: higher values lie on top. */
export const DEPTH = {
  ground: 0,
  joint: 10,
  shadow: 20,
  halo: 30,
  name: 35,
  disc: 40,
  ball: 50,
  ring: 60,
  effect: 70,
  bubble: 75,
  arrow: 80,
  pause: 90,
} as const;
