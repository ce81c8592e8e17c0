/** What the positions of a drag cost a page that asks for them again and again, with a browser's headers. */
import { Agent, createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { FETCH_HEADERS } from "../transport/browser-headers.ts";
import type { ByteCount } from "./counting-proxy.ts";
import { CountingProxy } from "./counting-proxy.ts";

/** A state with a drag: name, colour, item and position. */
const STATE = JSON.stringify({ name: "Ada", color: "#f0f", drag: { ids: ["1a2b3c4d-5f"], x: 100, y: -50 } });

/** Bytes of polling one state every `everyMs` for `ms`. */
export async function measurePolling(everyMs: number, ms: number): Promise<ByteCount> {
  const server = createServer((_request, response) => {
    response.writeHead(200, { "Content-Type": "application/json", "Cache-Control": "no-store" });
    response.end(STATE);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const proxy = await CountingProxy.start((server.address() as AddressInfo).port);
  const agent = new Agent({ keepAlive: true });
  const poll = () =>
    new Promise<void>((resolve, reject) => {
      const options = { host: "localhost", port: proxy.port, path: "/api/workshops/ABC234/states?since=100", agent };
      request({ ...options, headers: FETCH_HEADERS }, (response) => {
        response.resume();
        response.on("end", resolve);
      })
        .on("error", reject)
        .end();
    });
  // The connection is there before.
  await poll();
  proxy.take();
  const start = performance.now();
  for (let n = 1; n * everyMs <= ms; n++) {
    await poll();
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, start + n * everyMs - performance.now())));
  }
  const count = proxy.take();
  agent.destroy();
  proxy.stop();
  server.close();
  return count;
}
