/** `npm run dev -- --link SPEC`: the line between the page and the development server. */
import { startLinkProxy } from "./proxy.ts";

const [port, targetPort, spec = ""] = process.argv.slice(2);

try {
  const proxy = await startLinkProxy({ port: Number(port), targetPort: Number(targetPort), spec, seed: Date.now() });
  console.log(`Over a line of ${spec}: http://localhost:${proxy.port}`);
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(0));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
