/**
 * Stadium → canonical `.hbs` text: strict JSON, traits expanded, defaults left out, the ball as disc 0, arcs with their
 * angle and the exact curveF. Reading it back gives the same stadium, number for number.
 *
 * Two things that the format cannot express: mask bits without a name are written as "bit8" … "bit27" (see mask.ts),
 * and a plane's normal, which every reader normalises again, is written so that it is read back exactly (see plane.ts).
 */
import type { Stadium } from "#sim/stadium.ts";
import { writeBackground } from "./background.ts";
import { writeDisc } from "./disc.ts";
import { writeGoal } from "./goal.ts";
import { writeJoint } from "./joint.ts";
import { writePlane } from "./plane.ts";
import { writePlayerPhysics } from "./player-physics.ts";
import { writeSegment } from "./segment.ts";
import { writeVertex } from "./vertex.ts";
import { pairOf, type JsonOutput, writeFlag, writeNumber } from "./field-writers.ts";

/** One line per item of a list, so that exported maps can be compared line by line. Ends with a line break. */
export function exportStadium(stadium: Stadium): string {
  const lines = Object.entries(writeStadium(stadium)).map(([key, value]) => `  ${JSON.stringify(key)}: ${lay(value)}`);
  return `{\n${lines.join(",\n")}\n}\n`;
}

function lay(value: unknown): string {
  if (!Array.isArray(value) || value.length === 0) return JSON.stringify(value);
  return `[\n${value.map((item) => `    ${JSON.stringify(item)}`).join(",\n")}\n  ]`;
}

/** Lists that other loaders require are written even when empty. */
function writeStadium(stadium: Stadium): JsonOutput {
  const output: JsonOutput = { name: stadium.name, width: stadium.width, height: stadium.height };
  writeNumber(output, "maxViewWidth", stadium.maxViewWidth, 0);
  if (stadium.cameraFollow === "player") output["cameraFollow"] = "player";
  writeNumber(output, "spawnDistance", stadium.spawnDistance, 200);
  writeFlag(output, "canBeStored", stadium.canBeStored, true);
  if (stadium.fullKickOffReset) output["kickOffReset"] = "full";
  output["bg"] = writeBackground(stadium.bg);
  output["vertexes"] = stadium.vertexes.map((vertex) => writeVertex(vertex));
  output["segments"] = stadium.segments.map((segment) => writeSegment(segment));
  output["planes"] = stadium.planes.map((plane) => writePlane(plane));
  output["goals"] = stadium.goals.map((goal) => writeGoal(goal));
  output["discs"] = stadium.discs.map((disc) => writeDisc(disc));
  if (stadium.joints.length > 0) output["joints"] = stadium.joints.map((joint) => writeJoint(joint));
  if (stadium.redSpawnPoints.length > 0) output["redSpawnPoints"] = stadium.redSpawnPoints.map((p) => pairOf(p));
  if (stadium.blueSpawnPoints.length > 0) output["blueSpawnPoints"] = stadium.blueSpawnPoints.map((p) => pairOf(p));
  output["playerPhysics"] = writePlayerPhysics(stadium.playerPhysics);
  output["ballPhysics"] = "disc0";
  return output;
}
