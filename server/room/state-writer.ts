/** Writes a match into the shared state. Only changed values are assigned, so that a patch contains nothing else. */
import { hashWord } from "#sim/hash.ts";
import type { Kit } from "#room/kit.ts";
import { shownAvatar } from "#match/announcement.ts";
import type { Match } from "#match/match.ts";
import type { Member } from "#match/members.ts";
import { pickSettings, SHARED_NAMES } from "#room/settings.ts";
import type { TickReport } from "#match/tick.ts";
import { secondsToResume } from "#match/resume.ts";
import { countVote } from "#match/vote.ts";
import { writeKeyframe } from "#protocol/keyframe.ts";
import { writeNudges } from "#protocol/nudges.ts";
import { HASH_TICKS, HEARTBEAT_TICKS, MatchState, PlayerState, type KitState } from "#protocol/state.ts";
import { writeDiscLooks, writeExtraKeys, writeMemberLook } from "./look-writer.ts";
import { TICK_RATE } from "#sim/step.ts";
import type { Stadium } from "#sim/stadium.ts";
import type { StadiumStore } from "../stadium/stadium-store.ts";

/** Interval of keyframes without another reason (20 s): a second line of defence behind the digests. */
const KEYFRAME_TICKS = 1200;

/** Minimum interval of keyframes that clients request: frequent requests must not cost all clients bandwidth. */
const REPAIR_TICKS = 15;

/** Retains the stadium of the room, so that clients can fetch it. */
type RetainedStadiums = Pick<StadiumStore, "retain" | "release">;

/** Of `soleKeyChange`: no keys have changed, or something else has. */
const NOTHING = -1;

/** A member and its state, with the values of the state that change often: reading them from the state itself is slow. */
type WrittenMember = {
  readonly member: Member;
  readonly player: PlayerState;
  keys: number;
  muteSeconds: number;
  ping: number;
};

export class StateWriter {
  readonly state = new MatchState();
  /** In the order of the members. */
  #written: readonly WrittenMember[] = [];
  #soleKeyChange = NOTHING;
  #sentTick = -Infinity;
  #keyframeDue = true;
  #repairDue = false;
  readonly #stadiums: RetainedStadiums;
  readonly #counts: { keyframes: number };
  #stadium: Stadium | undefined;

  /** `counts` counts the keyframes of all rooms. */
  constructor(match: Match, stadiums: RetainedStadiums, counts: { keyframes: number } = { keyframes: 0 }) {
    this.#stadiums = stadiums;
    this.#counts = counts;
    this.#writeRoom(match);
  }

  /** The id of the member whose keys are all that has changed in this tick; -1 if there is none. */
  get soleKeyChange(): number {
    return this.#soleKeyChange;
  }

  /** The next tick contains a keyframe, for a client that joined. */
  requestKeyframe(): void {
    this.#keyframeDue = true;
  }

  /** One of the next ticks does, for a client whose world differs. */
  requestRepair(): void {
    this.#repairDue = true;
  }

  /** Releases the stadium, when the room closes. */
  close(): void {
    if (this.#stadium !== undefined) this.#stadiums.release(this.state.checksum);
    this.#stadium = undefined;
  }

  /**
   * Whether the state of this tick is sent: something has changed, or the last patch was long ago. Stamps it with the tick, and
   * adds what is no reason for a patch of its own.
   */
  stamp({ world }: Match, hasChanges: boolean): boolean {
    const { tick } = world.game;
    if (!hasChanges && tick - this.#sentTick < HEARTBEAT_TICKS) return false;
    this.#sentTick = tick;
    this.state.tick = tick & 0xffff;
    for (const written of this.#written) {
      const { ping } = written.member;
      if (written.ping !== ping) written.player.ping = written.ping = ping;
    }
    return true;
  }

  /** After each tick. */
  write(match: Match, report: TickReport): void {
    const { state } = this;
    const { tick } = match.world.game;
    const sole = this.#writeKeys();
    if (report.rosterChanged) this.#writeRoom(match);
    else if (match.vote !== null) this.#writeVote(match);
    const resumeSeconds = secondsToResume(match);
    const resumes = state.resumeSeconds !== resumeSeconds;
    if (resumes) state.resumeSeconds = resumeSeconds;
    const hadNudges = state.nudges.count > 0;
    const hasKeyframe = this.#writeDiscs(match, report);
    if (tick % HASH_TICKS === 0) state.hash = hashWord(match.world);
    const hasMore = report.rosterChanged || match.vote !== null || resumes || hadNudges || hasKeyframe;
    this.#soleKeyChange = hasMore || match.nudges.length > 0 || tick % HASH_TICKS === 0 ? NOTHING : sole;
  }

  /** What members change often. Returns the id of the one whose keys are all that has changed here, or NOTHING. */
  #writeKeys(): number {
    let changes = 0;
    let sole = NOTHING;
    for (const written of this.#written) {
      const { id, usedKeys, muteSeconds } = written.member;
      if (written.keys !== usedKeys) {
        written.player.keys = written.keys = usedKeys;
        sole = changes++ === 0 ? id : NOTHING;
      }
      if (written.muteSeconds !== muteSeconds) {
        written.player.muteSeconds = written.muteSeconds = muteSeconds;
        sole = NOTHING;
        changes++;
      }
    }
    return sole;
  }

  /** Changes of discs from outside the rules, as nudges or in a keyframe. True with a keyframe. */
  #writeDiscs({ world, nudges }: Match, { disturbed }: TickReport): boolean {
    const { state } = this;
    const { tick } = world.game;
    const written = writeNudges(nudges, state.nudges);
    const repair = this.#repairDue && tick >= state.keyframe.tick + REPAIR_TICKS;
    if (!this.#keyframeDue && !repair && !disturbed && written && tick % KEYFRAME_TICKS !== 0) return false;
    writeKeyframe(world, state.keyframe);
    this.#counts.keyframes++;
    this.#keyframeDue = false;
    this.#repairDue = false;
    return true;
  }

  #writeRoom(match: Match): void {
    this.#writeRoster(match);
    this.#writeStadium(match);
    this.#writeVote(match);
    const { room, red, blue } = this.state;
    room.locked = match.settings.password !== "";
    Object.assign(room, pickSettings(SHARED_NAMES, match.settings));
    writeDiscLooks(match, this.state);
    writeExtraKeys(match, this.state);
    writeKit(match.kits.red, red);
    writeKit(match.kits.blue, blue);
  }

  #writeRoster(match: Match): void {
    const { players } = this.state;
    const present = new Set(match.members.map((member) => String(member.id)));
    for (const key of [...players.keys()]) if (!present.has(key)) players.delete(key);
    this.#written = match.members.map((member) => {
      const player = players.get(String(member.id)) ?? new PlayerState();
      writeMember(member, match.seatQueue.indexOf(member.id) + 1, player);
      if (!players.has(String(member.id))) players.set(String(member.id), player);
      return { member, player, keys: player.keys, muteSeconds: player.muteSeconds, ping: player.ping };
    });
  }

  #writeStadium({ world, stadiumName }: Match): void {
    const { stadium } = world.arena;
    this.state.stadium = stadiumName;
    if (stadium === this.#stadium) return;
    this.close();
    this.#stadium = stadium;
    this.state.checksum = this.#stadiums.retain(stadium);
  }

  #writeVote(match: Match): void {
    const state = this.state.vote;
    const { vote } = match;
    state.subject = vote?.ask.subject ?? "";
    if (vote === null) return;
    const { yes, no, needed } = countVote(match, vote);
    state.object = vote.object;
    state.by = vote.by;
    state.yes = yes;
    state.no = no;
    state.needed = needed;
    state.secondsLeft = Math.max(0, Math.ceil((vote.endTick - match.world.game.tick) / TICK_RATE));
  }
}

function writeMember(member: Member, queuePosition: number, player: PlayerState): void {
  player.id = member.id;
  player.name = member.name;
  player.team = member.team;
  player.avatar = shownAvatar(member);
  player.bot = member.bot;
  player.admin = member.admin;
  player.owner = member.owner;
  player.connected = member.connected;
  player.autopilot = member.autopilot !== null;
  player.keys = member.usedKeys;
  player.fingerprint = member.fingerprint;
  player.flag = member.flag;
  player.ping = member.ping;
  player.typing = member.typing;
  player.muteSeconds = member.muteSeconds;
  player.queuePosition = queuePosition;
  player.rights = member.rights;
  writeMemberLook(member, player);
}

function writeKit(kit: Kit, state: KitState): void {
  state.angle = kit.angle;
  state.text = kit.text;
  kit.colors.forEach((color, i) => {
    if (state.colors[i] !== color) state.colors[i] = color;
  });
  while (state.colors.length > kit.colors.length) state.colors.pop();
}
