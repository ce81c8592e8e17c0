/** nginx and Caddy in front of a test's processes, with the configurations of docs/ops and a certificate of their own. */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect } from "node:net";
import { fileURLToPath } from "node:url";
import { pause } from "./live-server.ts";
import { ensureProgram, freePort } from "./redis.ts";

export type Proxy = { readonly port: number; stop(): Promise<void> };

/** Where the proxy sends requests: the sockets of two processes by their route, everything else to `any`. */
export type ProxyTargets = {
  readonly any: number;
  readonly first: { readonly route: string; readonly port: number };
  readonly second: { readonly route: string; readonly port: number };
};

const shipped = (name: string): string =>
  readFileSync(fileURLToPath(new URL(`../../docs/ops/${name}`, import.meta.url)), "utf8");

/** Replaces texts of a configuration. Each must be in it, so that the test and the file do not drift apart. */
function adapt(config: string, changes: readonly (readonly [string, string])[]): string {
  return changes.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`the configuration does not contain ${from}`);
    return text.replaceAll(from, to);
  }, config);
}

export async function startNginx({ any, first, second }: ProxyTargets): Promise<Proxy> {
  ensureProgram("nginx", "nginx-light");
  const folder = mkdtempSync(join(tmpdir(), "rondo-nginx-"));
  const port = await freePort();
  const { certificate, key } = makeCertificate(folder);
  const site = adapt(shipped("nginx.conf"), [
    ["~^/a[0-9]*/", `~^/${first.route}/`],
    ["~^/b[0-9]*/", `~^/${second.route}/`],
    ["    server 127.0.0.1:2567;", `    server 127.0.0.1:${first.port};`],
    ["    server 127.0.0.1:2568;", `    server 127.0.0.1:${second.port};`],
    ["    server 127.0.0.1:2567 max_fails=1 fail_timeout=10s;\n", `    server 127.0.0.1:${any};\n`],
    ["    server 127.0.0.1:2568 max_fails=1 fail_timeout=10s;\n", ""],
    ["listen 443 ssl", `listen 127.0.0.1:${port} ssl`],
    ["/etc/letsencrypt/live/play.example.org/fullchain.pem", certificate],
    ["/etc/letsencrypt/live/play.example.org/privkey.pem", key],
  ]);
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
  const paths = temporary.map((name) => `${name}_temp_path ${folder}/${name};`).join("\n");
  const config = join(folder, "nginx.conf");
  const head = `daemon off; pid ${folder}/pid; error_log ${folder}/error.log; events {}\n`;
  writeFileSync(config, `${head}http { access_log off;\n${paths}\n${site}\n}`);
  return runProxy(spawn("nginx", ["-p", folder, "-c", config], { stdio: "ignore" }), port, folder);
}

export async function startCaddy({ any, first, second }: ProxyTargets): Promise<Proxy> {
  ensureProgram("caddy", "caddy");
  const folder = mkdtempSync(join(tmpdir(), "rondo-caddy-"));
  const port = await freePort();
  const { certificate, key } = makeCertificate(folder);
  const site = adapt(shipped("Caddyfile"), [
    ["^/a[0-9]*/", `^/${first.route}/`],
    ["^/b[0-9]*/", `^/${second.route}/`],
    ["reverse_proxy @a 127.0.0.1:2567", `reverse_proxy @a 127.0.0.1:${first.port}`],
    ["reverse_proxy @b 127.0.0.1:2568", `reverse_proxy @b 127.0.0.1:${second.port}`],
    ["reverse_proxy 127.0.0.1:2567 127.0.0.1:2568 {", `reverse_proxy 127.0.0.1:${any} {`],
    ["play.example.org {\n", `https://127.0.0.1:${port} {\n\ttls ${certificate} ${key}\n`],
  ]);
  const config = join(folder, "Caddyfile");
  writeFileSync(config, `{\n\tadmin off\n\tauto_https disable_redirects\n\tskip_install_trust\n}\n${site}`);
  const env = { ...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder };
  const child = spawn("caddy", ["run", "--config", config, "--adapter", "caddyfile"], { env, stdio: "ignore" });
  return runProxy(child, port, folder);
}

async function runProxy(child: ChildProcess, port: number, folder: string): Promise<Proxy> {
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  while (!(await isOpen(port))) {
    if (child.exitCode !== null) throw new Error(`the proxy ended with ${child.exitCode}`);
    await pause(20);
  }
  return {
    port,
    stop: async () => {
      child.kill("SIGTERM");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => {
      socket.destroy();
      resolve(true);
    });
    socket.on("error", () => resolve(false));
  });
}

function makeCertificate(folder: string): { readonly certificate: string; readonly key: string } {
  ensureProgram("openssl", "openssl");
  const [certificate, key] = [join(folder, "certificate.pem"), join(folder, "key.pem")];
  const names = ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"];
  const made = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"];
  execFileSync("openssl", ["req", "-x509", ...made, ...names, "-keyout", key, "-out", certificate], { stdio: "pipe" });
  return { certificate, key };
}
