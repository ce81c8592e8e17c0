/** `npm run bench -- [NAME …] [--tiny] [--write]`: runs the named benches, or all of them. */
import type { Bench } from "./bench.ts";

const BENCHES: Readonly<Record<string, () => Promise<Bench>>> = {
  attack: async () => (await import("./attack/attack-bench.ts")).attackBench,
  bot: async () => (await import("./bot/bot-bench.ts")).botBench,
  cluster: async () => (await import("./cluster/cluster-bench.ts")).clusterBench,
  editor: async () => (await import("./editor/editor-bench.ts")).editorBench,
  latency: async () => (await import("./latency/latency-bench.ts")).latencyBench,
  net: async () => (await import("./net/net-bench.ts")).netBench,
  page: async () => (await import("./page/page-bench.ts")).pageBench,
  recording: async () => (await import("./recording/recording-bench.ts")).recordingBench,
  script: async () => (await import("./script/script-bench.ts")).scriptBench,
  server: async () => (await import("./server/server-bench.ts")).serverBench,
  soak: async () => (await import("./soak/soak-bench.ts")).soakBench,
  sim: async () => (await import("./sim/sim-bench.ts")).simBench,
  transport: async () => (await import("./transport/transport-bench.ts")).transportBench,
  workshop: async () => (await import("./workshop/workshop-bench.ts")).workshopBench,
};

const flags = new Set(process.argv.slice(2).filter((arg) => arg.startsWith("--")));
const names = process.argv.slice(2).filter((arg) => !arg.startsWith("--"));
const unknown = names.filter((name) => !Object.hasOwn(BENCHES, name));

if (unknown.length > 0) {
  console.error(`Unknown bench ${unknown.join(", ")}. Known benches: ${Object.keys(BENCHES).join(", ")}`);
  process.exitCode = 2;
} else {
  for (const name of names.length > 0 ? names : Object.keys(BENCHES)) {
    const bench = await BENCHES[name]!();
    const options = { tiny: flags.has("--tiny"), write: flags.has("--write"), args: [...flags] };
    console.log(`\n${name}: ${await bench(options)}`);
  }
}

// Servers and pages of a bench can leave timers that have nothing left to do.
process.exit();
