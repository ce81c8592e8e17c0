/**
 * `npm start`, `npm test` and the other scripts begin here, on whatever Node the machine has. This file therefore needs
 * nothing installed and uses no new syntax: it refuses an old Node, then hands over to launcher/, which installs what
 * is missing and runs the real program with the Node that comes as an npm package.
 */
const OLDEST_NODE = 20;

if (Number(process.versions.node.split(".")[0]) < OLDEST_NODE) {
  console.error("rondo: Node " + OLDEST_NODE + " or newer is needed, this is " + process.versions.node + ".");
  process.exit(1);
}

import("./launcher.mjs").then(function run(launcher) {
  return launcher.launch(process.argv[2], process.argv.slice(3));
});
