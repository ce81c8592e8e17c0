/** The product's server with its own limits, in a process of its own. */
import { fileURLToPath } from "node:url";
import { matchMaker } from "@colyseus/core";
import pino from "pino";
import { startServer } from "#server/app.ts";
import type { Refusals } from "#server/monitoring/refusals.ts";
import type { MatchRoom } from "#server/room/match-room.ts";
import { Histogram } from "#server/cli/load/histogram.ts";
import { handleCalls } from "../worker-process.ts";
import type { ServerFigures } from "./figures.ts";

const STADIUMS = fileURLToPath(new URL("../../../assets/stadium", import.meta.url));

const server = await startServer({
  port: 0,
  host: "127.0.0.1",
  clientFolder: STADIUMS,
  stadiumFolder: STADIUMS,
  log: pino({ level: "error" }),
});
const refusals = server.ports.refusals as Refusals;

/** A window of measurement. */
let startMs = 0;
let cpu = process.cpuUsage();
let refusedBefore = refusals.totals();
let gaps = new Histogram();
let lastMs = NaN;

/** Counts the gaps between the ticks of a room from now on. */
function watch(code: string): void {
  const { meter } = matchMaker.getLocalRoomById(code) as MatchRoom;
  const record = meter.record.bind(meter);
  meter.record = (tickMs, endMs) => {
    if (!Number.isNaN(lastMs)) gaps.add(tickMs - lastMs);
    lastMs = tickMs;
    return record(tickMs, endMs);
  };
}

function begin(): void {
  startMs = performance.now();
  cpu = process.cpuUsage();
  refusedBefore = refusals.totals();
  gaps = new Histogram();
  lastMs = NaN;
}

function end(): ServerFigures {
  const { user, system } = process.cpuUsage(cpu);
  const seconds = (performance.now() - startMs) / 1000;
  const refused = Object.entries(refusals.totals()).map(([reason, total]) => {
    return [reason, total - refusedBefore[reason as keyof typeof refusedBefore]];
  });
  return {
    seconds,
    cpu: (user + system) / 1e4 / seconds,
    rssMb: process.memoryUsage.rss() / 1e6,
    gapP50: gaps.quantile(0.5),
    gapP99: gaps.quantile(0.99),
    gapMax: gaps.max,
    refused: Object.fromEntries(refused) as ServerFigures["refused"],
  };
}

handleCalls({ port: () => server.port, watch, begin, end });
