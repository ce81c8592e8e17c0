/** The texts of uploaded stadiums, for the processes of a cluster that do not have the room that plays on them. */
export type StadiumTexts = {
  /** Makes a text available to the other processes, for a limited time. */
  publish(checksum: string, text: string): void;
  /** Undefined when no process has published it recently. */
  find(checksum: string): Promise<string | undefined>;
};
