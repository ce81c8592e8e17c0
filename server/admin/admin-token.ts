/** The token of the admin page: made at the first start, printed once, and kept as a hash. */
import { randomBytes } from "node:crypto";
import type { Meta } from "../store/meta.ts";
import { hashToken } from "./admin-auth.ts";

const NAME = "adminTokenHash";
const TOKEN_BYTES = 32;

export type AdminToken = {
  readonly hash: string;
  /** The token itself, when this start has made it. */
  readonly fresh: string | undefined;
};

/** `given`: the token of the configuration, which is not stored. Of several first starts at once only one has a fresh token. */
export async function findAdminToken(meta: Pick<Meta, "findOrCreate">, given: string | undefined): Promise<AdminToken> {
  if (given !== undefined) return { hash: hashToken(given), fresh: undefined };
  const token = randomBytes(TOKEN_BYTES).toString("base64url");
  const hash = await meta.findOrCreate(NAME, () => hashToken(token));
  return { hash, fresh: hash === hashToken(token) ? token : undefined };
}
