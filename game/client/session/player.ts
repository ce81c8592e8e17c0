/** Who is in the room, as the interface and the view see him. */
export type TeamId = 0 | 1 | 2; // spectators, red, blue

export type PlayerInfo = {
  readonly id: number;
  readonly name: string;
  readonly team: TeamId;
  /** Shown on the disc when there is no avatar. */
  readonly number: number;
  /** At most two characters or one emoji; "" for none. */
  readonly avatar: string;
  readonly bot: boolean;
  readonly admin: boolean;
  /** False while the connection is dropped and the seat is held. */
  readonly connected: boolean;
  /** The same whenever the same key pair comes; "" for bots. What a player mutes is this. */
  readonly fingerprint: string;
  /** Region, two small letters; "" when he does not tell. */
  readonly flag: string;
  /** Round trip in milliseconds as the server measures it; 0 while unknown. */
  readonly ping: number;
  readonly typing: boolean;
  /** Place in the queue for a seat, from 1; 0 when he does not wait. */
  readonly queuePosition: number;
};
