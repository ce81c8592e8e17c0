/** `npm run dev -- --link SPEC`: emulates a wide area network between the client and the development server. */
import { startWanEmulator } from "./proxy.ts";

const [port, targetPort, spec = ""] = process.argv.slice(2);

try {
  const proxy = await startWanEmulator({ port: Number(port), targetPort: Number(targetPort), spec, seed: Date.now() });
  console.log(`With an emulated network of ${spec}: http://localhost:${proxy.port}`);
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(0));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
