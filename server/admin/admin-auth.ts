/**
 * Signs the host in to the admin page: the token, of which the server keeps a hash, is exchanged for a session in a cookie that
 * scripts cannot read. docs/admin.md explains the choice.
 */
import { createHash, timingSafeEqual } from "node:crypto";
import { ADMIN_SESSION_MS } from "#protocol/admin.ts";
import type { RateLimit } from "#protocol/to-server.ts";
import type { CreateLimiter, Limiter } from "../admission/rate-limiter.ts";
import { Seal } from "../admission/seal.ts";

/** Wrong tokens per network, and from all networks together. */
export type SignInLimits = { readonly perNetwork: RateLimit; readonly total: RateLimit };

export const SIGN_IN_LIMITS: SignInLimits = {
  perNetwork: { burst: 5, perSecond: 1 / 60 },
  total: { burst: 50, perSecond: 0.5 },
};

const COOKIE = "rondo_admin";

export type AdminAuthPorts = {
  /** `hashToken` of the token; undefined: no token is valid. */
  readonly tokenHash: string | undefined;
  /** The server's secret, with which sessions are sealed. */
  readonly secret: string;
  readonly limits: SignInLimits;
  readonly createLimiter: CreateLimiter;
  /** Milliseconds since 1970. */
  readonly date: () => number;
};

/** SHA-256 in hexadecimal. A token has 256 random bits or is chosen by the host, so that a slow hash would gain nothing. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

export class AdminAuth {
  readonly #tokenHash: Buffer | undefined;
  readonly #seal: Seal;
  readonly #perNetwork: Limiter;
  readonly #total: Limiter;

  constructor({ tokenHash, secret, limits, createLimiter, date }: AdminAuthPorts) {
    this.#tokenHash = tokenHash === undefined ? undefined : Buffer.from(tokenHash, "hex");
    // Another token ends all sessions.
    this.#seal = new Seal(secret, `admin\n${tokenHash ?? ""}`, date);
    this.#perNetwork = createLimiter("admin sign-ins", limits.perNetwork);
    this.#total = createLimiter("all admin sign-ins", limits.total);
  }

  /** A session for the right token; "wrong", or "rate" after too many wrong ones. */
  async signIn(token: string, network: string): Promise<{ readonly session: string } | "wrong" | "rate"> {
    if (!(await this.#perNetwork.take(network))) return "rate";
    if (!(await this.#total.take(""))) {
      this.#perNetwork.refund(network);
      return "rate";
    }
    const given = Buffer.from(hashToken(token), "hex");
    if (this.#tokenHash === undefined || !timingSafeEqual(given, this.#tokenHash)) return "wrong";
    this.#perNetwork.refund(network);
    this.#total.refund("");
    return { session: this.#seal.make("admin", ADMIN_SESSION_MS) };
  }

  /** The end of the session in a `Cookie` header, in milliseconds since 1970; undefined when there is no valid one. */
  sessionEnd(cookies: string | undefined): number | undefined {
    if (this.#tokenHash === undefined) return undefined;
    for (const cookie of (cookies ?? "").split(";")) {
      const [name, value = ""] = cookie.trim().split("=", 2);
      const session = name === COOKIE ? this.#seal.open(value) : undefined;
      if (session?.data === "admin") return session.until;
    }
    return undefined;
  }
}

/** The `Set-Cookie` header of a session; "" ends it. `secure` for pages over HTTPS. */
export function sessionCookie(session: string, secure: boolean): string {
  const age = session === "" ? 0 : ADMIN_SESSION_MS / 1000;
  return `${COOKIE}=${session}; Path=/; Max-Age=${age}; HttpOnly; SameSite=Strict${secure ? "; Secure" : ""}`;
}

/**
 * Whether a request was made by a page of this host: browsers send `Origin` with every request that could change something.
 * True without the header, which only programs leave out.
 */
export function isOwnOrigin(origin: string | null | undefined, host: string | null | undefined): boolean {
  if (origin === null || origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === host?.toLowerCase();
}
