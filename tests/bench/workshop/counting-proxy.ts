/** A TCP proxy on loopback that counts the bytes of its connections, with frames and headers and without TCP's own. */
import { createConnection, createServer, type AddressInfo, type Server, type Socket } from "node:net";

export type ByteCount = { readonly up: number; readonly down: number };

export class CountingProxy {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #up = 0;
  #down = 0;

  private constructor(target: number) {
    this.#server = createServer((client) => {
      const server = createConnection({ port: target, host: "127.0.0.1" });
      client.on("data", (data: Buffer) => {
        this.#up += data.length;
        server.write(data);
      });
      server.on("data", (data: Buffer) => {
        this.#down += data.length;
        client.write(data);
      });
      for (const [socket, other] of [
        [client, server],
        [server, client],
      ] as const) {
        this.#sockets.add(socket.setNoDelay(true));
        socket.on("error", () => undefined);
        socket.on("close", () => {
          this.#sockets.delete(socket);
          other.destroy();
        });
      }
    });
  }

  static async start(target: number): Promise<CountingProxy> {
    const proxy = new CountingProxy(target);
    await new Promise<void>((resolve) => proxy.#server.listen(0, "127.0.0.1", resolve));
    return proxy;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Bytes since the last call. */
  take(): ByteCount {
    const count = { up: this.#up, down: this.#down };
    this.#up = 0;
    this.#down = 0;
    return count;
  }

  stop(): void {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
  }
}
