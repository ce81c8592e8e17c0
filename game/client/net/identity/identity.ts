/** The key pair that stands for this visitor: made on the first visit, kept by the browser, and proven at every door. */
import type { Proof } from "#protocol/join-options.ts";
import type { Session } from "../../session/session.ts";

export class Identity {
  constructor(_session: Session) {}

  /** Answers a fresh challenge of the server. Rejects when there is no server. */
  async prove(_target: string): Promise<Proof> {
    return { key: "", challenge: "", signature: "" };
  }

  async makePortable(): Promise<void> {}

  async toFile(): Promise<string | undefined> {
    return undefined;
  }

  async load(_text: string): Promise<boolean> {
    return false;
  }
}
