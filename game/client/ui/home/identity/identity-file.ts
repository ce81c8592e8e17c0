/** The file that an identity is saved to. Pure. */

/** Bytes. A key is a few hundred; whatever is larger is another file. */
export const IDENTITY_FILE_MAX = 16 * 1024;

/** Named after its mark, so that two identities do not overwrite each other. */
export function identityFileName(mark: string): string {
  const plain = mark.replace(/[^A-Za-z0-9_-]/gu, "");
  return plain === "" ? "rondo-identity.json" : `rondo-identity-${plain}.json`;
}
