/** Writes a match into the shared state, touching only what changed, so that a patch holds nothing else. */
import { hashWord } from "#sim/hash.ts";
import type { Kit } from "#match/kit.ts";
import type { Match } from "#match/match.ts";
import type { Member } from "#match/member.ts";
import type { TickReport } from "#match/tick.ts";
import { writeKeyframe } from "#protocol/keyframe.ts";
import { writeNudges } from "#protocol/nudges.ts";
import { HASH_TICKS, MatchState, PlayerState, type KitState } from "#protocol/state.ts";

/** Without any other reason, a keyframe this often (20 s): a defence in depth, since digests find what drifts. */
const KEYFRAME_TICKS = 1200;

export class StateWriter {
  readonly state = new MatchState();
  #keyframeDue = true;

  constructor(match: Match, roomName: string) {
    this.state.room.name = roomName;
    this.writeRoster(match);
  }

  /** The next tick carries the whole world: somebody joined, or lost track. */
  requestKeyframe(): void {
    this.#keyframeDue = true;
  }

  /** After each tick. */
  write(match: Match, report: TickReport): void {
    const { state } = this;
    const { world } = match;
    const { tick } = world.game;
    state.beat = tick & 0xff;
    if (report.rosterChanged) this.writeRoster(match);
    for (const member of match.members) {
      const player = state.players.get(String(member.id));
      if (player !== undefined && player.keys !== member.keys) player.keys = member.keys;
    }
    const told = writeNudges(match.nudges, state.nudges);
    if (this.#keyframeDue || report.disturbed || !told || tick % KEYFRAME_TICKS === 0) {
      writeKeyframe(world, state.keyframe);
      this.#keyframeDue = false;
    }
    if (tick % HASH_TICKS === 0) state.hash = hashWord(world);
  }

  private writeRoster(match: Match): void {
    const { players } = this.state;
    const present = new Set(match.members.map((member) => String(member.id)));
    for (const key of [...players.keys()]) if (!present.has(key)) players.delete(key);
    for (const member of match.members) {
      let player = players.get(String(member.id));
      if (player === undefined) {
        player = new PlayerState();
        writeMember(member, player);
        players.set(String(member.id), player);
      } else {
        writeMember(member, player);
      }
    }
    this.state.stadium = match.stadiumName;
    writeKit(match.kits.red, this.state.red);
    writeKit(match.kits.blue, this.state.blue);
  }
}

function writeMember(member: Member, player: PlayerState): void {
  player.id = member.id;
  player.name = member.name;
  player.team = member.team;
  player.avatar = member.avatar;
  player.bot = member.bot !== null;
  player.admin = member.admin;
  player.connected = member.connected;
  player.keys = member.keys;
}

function writeKit(kit: Kit, state: KitState): void {
  state.angle = kit.angle;
  state.text = kit.text;
  kit.colors.forEach((color, i) => {
    if (state.colors[i] !== color) state.colors[i] = color;
  });
  while (state.colors.length > kit.colors.length) state.colors.pop();
}
