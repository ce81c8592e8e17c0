/** The file that an identity is saved to. Pure. */

/** Bytes. A key is a few hundred; whatever is larger is another file. */
export const IDENTITY_FILE_MAX = 16 * 1024;

/** Named after its fingerprint, so that two identities do not overwrite each other. */
export function identityFileName(fingerprint: string): string {
  const plain = fingerprint.replace(/[^A-Za-z0-9_-]/gu, "");
  return plain === "" ? "rondo-identity.json" : `rondo-identity-${plain}.json`;
}
