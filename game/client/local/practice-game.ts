/** A match that the page itself referees: the same referee and bots as on a server, advanced by the clock of the frames. */
import { RED_TEAM } from "#room/team.ts";
import { queueJoin } from "#match/roster.ts";
import { createMatch, type Match } from "#match/match.ts";
import { findMember } from "#match/members.ts";
import { advance } from "#match/tick.ts";
import type { RoomSettings } from "#room/settings.ts";
import type { Stadium } from "#sim/stadium.ts";
import { TICK_MS } from "#sim/step.ts";
import { findPlayer, KICK_OFF, STOPPED } from "#sim/world.ts";
import { TickFrames } from "#client/net/match/tick-frames.ts";
import type { Frame, FrameSource } from "#client/session/frame.ts";
import { isDrill, type PracticeInfo, type PracticePlan } from "#client/session/practice.ts";
import { type Drill, place, randomFrom } from "./drill/drill.ts";
import { drills } from "./drill/drills.ts";
import { keeperKeys } from "./keeper.ts";
import { PracticeRules } from "./practice-rules.ts";

/** After a longer pause between two frames (a hidden tab) the match goes on where it was. */
const PAUSE_MS = 250;

/** No member is moved away for being idle. */
const NEVER = Number.MAX_SAFE_INTEGER;

/** Speed that ends a kick-off and moves nothing. Units per tick. */
const BARELY = 1e-6;

const KEEPER_NAME = "Keeper";

export class PracticeGame implements FrameSource {
  readonly stadium: Stadium;
  readonly match: Match;
  /** Id of the page's player. */
  readonly me: number;
  readonly #keeper: number | undefined;
  readonly #drill: Drill | undefined;
  readonly #rules: PracticeRules;
  readonly #frames: TickFrames;
  readonly #onTick: (game: PracticeGame) => void;
  #keys = 0;
  /** True from the player's first key on. */
  #begun = false;
  /** Time of the last frame; undefined before the first. */
  #lastMs: number | undefined;
  /** Time that no tick has been made for yet. */
  #pendingMs = 0;

  /** `onTick` is called after every tick. */
  constructor(
    plan: PracticePlan,
    { nickname, stadium, seed }: { readonly nickname: string; readonly stadium: Stadium; readonly seed: number },
    onTick: (game: PracticeGame) => void,
  ) {
    const bots = plan.kind === "match" ? "full" : "none";
    const botLevel = plan.kind === "match" ? plan.level : "normal";
    this.#drill = isDrill(plan.kind) ? drills[plan.kind](stadium, randomFrom(seed)) : undefined;
    this.stadium = this.#drill?.stadium ?? stadium;
    this.match = createMatch({ bots, botLevel, seed, awayTicks: NEVER }, stadium.name, this.stadium, settingsOf(plan));
    this.me = queueJoin(this.match, nickname);
    const hasKeeper = this.#drill?.keeper ?? plan.kind === "lesson";
    this.#keeper = hasKeeper ? queueJoin(this.match, KEEPER_NAME) : undefined;
    this.#rules = new PracticeRules(plan);
    this.#onTick = onTick;
    advance(this.match);
    // Games start by themselves with an opponent only.
    if (this.#drill?.keeper === false) this.match.queue.push({ kind: "start" });
    this.#frames = new TickFrames(this.match);
  }

  get info(): PracticeInfo {
    return this.#rules.info;
  }

  holdKeys(keys: number): void {
    this.#keys = keys;
  }

  sample(nowMs: number): Frame {
    const elapsedMs = nowMs - (this.#lastMs ?? nowMs);
    this.#lastMs = nowMs;
    if (elapsedMs <= PAUSE_MS) this.#pendingMs += elapsedMs;
    for (; this.#pendingMs >= TICK_MS; this.#pendingMs -= TICK_MS) this.advance();
    this.#frames.alpha = this.#pendingMs / TICK_MS;
    return this.#frames.sample();
  }

  /** Makes one tick. */
  advance(): void {
    const { match } = this;
    this.#steer();
    this.#frames.beforeTick();
    advance(match);
    this.#frames.afterTick();
    this.#read();
    this.#onTick(this);
  }

  #read(): void {
    const { match, me, info } = this;
    const { kind } = info.plan;
    if (kind === "lesson") this.#rules.readLesson(match, me);
    if (this.#drill !== undefined && isDrill(kind) && this.#begun)
      this.#rules.readDrill(kind, this.#drill.read(match, me));
  }

  #steer(): void {
    const { match } = this;
    const { world } = match;
    findMember(match, this.me)!.keys = this.#keys;
    this.#begun ||= this.#keys !== 0 && world.game.state !== STOPPED;
    if (this.#begun && this.info.result === null) this.#drill?.steer(match, this.me);
    // Without an opponent nothing would be kicked off: the ball is set going.
    if (this.#drill?.keeper === false && world.game.state === KICK_OFF) place(match, 0, { vx: -BARELY });
    if (this.#keeper === undefined) return;
    // The keeper would never kick off.
    if (world.game.state === KICK_OFF) world.game.kickOffTeam = RED_TEAM;
    const disc = world.players.disc[findPlayer(world, this.#keeper)] ?? -1;
    if (disc < 0) return;
    const moves = this.info.plan.kind === "shots";
    findMember(match, this.#keeper)!.keys = moves ? keeperKeys(world, disc, goalHalf(this.stadium)) : 0;
  }
}

function settingsOf(plan: PracticePlan): Partial<RoomSettings> {
  const common = { name: "", autopilot: false, recorded: false, rated: false };
  if (plan.kind === "match") return { ...common, teamSize: plan.teamSize };
  return { ...common, teamSize: 1, scoreLimit: 0, timeLimit: 0 };
}

/** Half the height of the goal that blue defends. */
function goalHalf({ goals }: Stadium): number {
  const goal = goals.find(({ team }) => team === "blue");
  return goal === undefined ? 0 : Math.abs(goal.p1.y - goal.p0.y) / 2;
}
