// @ts-check
/**
 * The entry point of all npm scripts, on any installed Node. It imports no packages and uses no new syntax: it refuses old
 * versions of Node, then starts the launcher, which installs missing packages and runs the program with the Node of the
 * npm package.
 */
const OLDEST_NODE = 20;

if (Number(process.versions.node.split(".")[0]) < OLDEST_NODE) {
  console.error("rondo: Node " + OLDEST_NODE + " or newer is needed, this is " + process.versions.node + ".");
  process.exit(1);
}

import("./launcher.mjs").then(function run(launcher) {
  return launcher.launch(process.argv[2], process.argv.slice(3));
});
