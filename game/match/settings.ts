/** How a room is set up: who may come, how many, and who decides. */
export type RoomSettings = {
  /** "" for rooms that have none of their own. */
  name: string;
  /** "" for none. Never leaves the server. */
  password: string;
  /** Seats for players per team. */
  teamSize: number;
  /** Places for those who watch; they do not use up seats. */
  spectatorsMax: number;
  /** Whether the room list shows it. */
  listed: boolean;
  /** Nobody is admin; people vote. */
  adminless: boolean;
};

export const DEFAULT_SETTINGS: Readonly<RoomSettings> = {
  name: "Rondo",
  password: "",
  teamSize: 4,
  spectatorsMax: 20,
  listed: false,
  adminless: false,
};
