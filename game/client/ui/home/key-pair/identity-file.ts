/** Name and size of identity files. Pure. */

/** Bytes. A key needs a few hundred. */
export const IDENTITY_FILE_MAX = 16 * 1024;

/** Contains the fingerprint, so that two identities do not overwrite each other. */
export function identityFileName(fingerprint: string): string {
  const plain = fingerprint.replace(/[^A-Za-z0-9_-]/gu, "");
  return plain === "" ? "rondo-identity.json" : `rondo-identity-${plain}.json`;
}
