/** Which process gets a new room, and how clients reach the process of a room. A server on its own is the only process. */
export type Placement = {
  /** Whether this process takes new rooms. */
  readonly takesRooms: () => boolean;
  /** The framework's id of the emptiest other process that takes new rooms; undefined when none does. */
  readonly emptiestOther: () => string | undefined;
  /** Whether the rooms of a process get no new players from Play now. */
  readonly isDraining: (processId: string) => boolean;
  /** The first part of the addresses of a process's sockets. */
  readonly routeTo: (processId: string) => Promise<string>;
};

/** While it is on, the process takes no new rooms. */
export class DrainState {
  #on = false;

  readonly isOn = (): boolean => this.#on;

  readonly set = (on: boolean): void => {
    this.#on = on;
  };
}

export function singleProcess(drain: DrainState): Placement {
  return {
    takesRooms: () => !drain.isOn(),
    emptiestOther: () => undefined,
    isDraining: drain.isOn,
    routeTo: async (processId) => processId,
  };
}
