/** Which sounds a match makes: by strength and material, where, for which side, and when it is silent. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { AudioOutput } from "#client/audio/audio-output.ts";
import { dangerOf } from "#client/audio/danger.ts";
import { momentsBetween } from "#client/audio/game-moments.ts";
import { hear } from "#client/audio/hearing.ts";
import { bounceSound, kickSound, postsOf } from "#client/audio/impact-sound.ts";
import { MatchAudio } from "#client/audio/match-audio.ts";
import type { SoundName } from "#client/audio/sound-bank.ts";
import { type BounceEvent, createFrame, type Frame, type FrameEvent } from "#client/session/frame.ts";
import type { GameInfo } from "#client/session/room.ts";
import { createSession, type Session } from "#client/session/session.ts";
import { BLUE_TEAM, ENDED, GOAL, KICK_OFF, PLAYING, RED_TEAM, SPECTATORS } from "#sim/world.ts";
import { builtinStadium } from "#stadium/builtins.ts";
import index from "#assets/audio/sounds.json" with { type: "json" };
import { FAKE_NODES, FakeAudioContext } from "../support/fake-audio.ts";
import { createPlayerInfo } from "../support/player-info.ts";

const stadium = builtinStadium("Classic");
const AREA = { x: -400, y: -200, width: 800, height: 400 };
const POSTS = postsOf(stadium);
const POST = [...POSTS][0]!;
const BALL = 0;
const PLAYER = stadium.discs.length;
const OTHER_PLAYER = PLAYER + 1;

function frameWith(events: readonly FrameEvent[] = [], more: Partial<Frame> = {}): Frame {
  const frame = createFrame(PLAYER + 2);
  frame.owner.fill(-1);
  frame.owner[PLAYER] = 1;
  frame.owner[OTHER_PLAYER] = 2;
  return Object.assign(frame, { count: PLAYER + 2, events, ...more });
}

const bounce = (more: Partial<BounceEvent>): BounceEvent => ({
  ...{ kind: "bounce", x: 0, y: 0, disc: BALL, other: -1, bounciness: 1, speed: 6, impact: 6 },
  ...more,
});

const game = (more: Partial<GameInfo> = {}): GameInfo => ({
  ...{ state: PLAYING, red: 0, blue: 0, seconds: 10, timeLimit: 3, scoreLimit: 3 },
  ...{ kickOffTeam: RED_TEAM, paused: false, resumeSeconds: 0 },
  ...more,
});

describe("an impact", () => {
  const nameOf = (more: Partial<BounceEvent>) => bounceSound(bounce(more), frameWith(), POSTS)?.name;

  it("sounds like what was hit", () => {
    expect(POSTS.size).toBe(4);
    expect(nameOf({ impact: 2 })).toBe("boardSoft");
    expect(nameOf({})).toBe("boardMedium");
    expect(nameOf({ impact: 9 })).toBe("boardHard");
    expect(nameOf({ bounciness: 0.1 })).toBe("net");
    expect(nameOf({ bounciness: 1.4 })).toBe("rubber");
    expect(nameOf({ other: POST })).toBe("post");
    expect(nameOf({ disc: POST, other: BALL })).toBe("post");
    expect(nameOf({ disc: PLAYER, other: BALL })).toBe("touch");
    expect(nameOf({ disc: PLAYER, other: OTHER_PLAYER })).toBe("bump");
    expect(nameOf({ disc: PLAYER })).toBe("bump");
  });

  it("that changes the velocity little makes none: a ball slides along a wall", () => {
    expect(nameOf({ impact: 0.69, speed: 9 })).toBeUndefined();
    expect(nameOf({ impact: 0.7, speed: 9 })).toBe("boardSoft");
    expect(nameOf({ impact: Number.NaN })).toBeUndefined();
    expect(nameOf({ disc: PLAYER, impact: 1.1 })).toBeUndefined();
    expect(nameOf({ disc: PLAYER, impact: 1.2 })).toBe("bump");
  });

  it("is louder the harder it is, and never above the full level", () => {
    const gains = [0.7, 3, 7, 1000].map((impact) => bounceSound(bounce({ impact }), frameWith(), POSTS)!.gain);
    expect(gains).toEqual(gains.toSorted((a, b) => a - b));
    expect(gains.at(-1)).toBeLessThanOrEqual(1);
    expect([4, 5, 8].map((speed) => kickSound(speed).name)).toEqual(["kickSoft", "kickMedium", "kickHard"]);
  });
});

describe("a sound on the pitch", () => {
  it("comes from its side of the screen, and is quiet outside of it", () => {
    expect(hear(0, 0, AREA, 0)).toEqual({ gain: 1, pan: 0 });
    expect(hear(-400, 0, AREA, 0).pan).toBe(-hear(400, 0, AREA, 0).pan);
    expect(hear(400, 200, AREA, 0).gain).toBe(1);
    expect(hear(800, 0, AREA, 0).gain).toBeCloseTo(1 / 9);
    expect(hear(1e12, 0, AREA, 0).gain).toBeLessThan(1e-6);
    // On a turned pitch the positive y axis is to the left or to the right.
    expect(hear(0, 200, AREA, 1).pan).toBe(-hear(0, 200, AREA, -1).pan);
    expect(Math.abs(hear(0, 200, AREA, 1).pan)).toBe(hear(400, 0, AREA, 0).pan);
    expect(hear(0, 0, { ...AREA, width: 0 }, 0)).toEqual({ gain: 0, pan: 0 });
  });
});

describe("danger", () => {
  it("grows towards a goal, with the speed towards it", () => {
    const at = (x: number, vx: number) => dangerOf({ x, y: 0, vx, vy: 0 }, stadium);
    expect(at(0, 0)).toBe(0);
    expect(at(200, 0)).toBeGreaterThan(0);
    expect(at(300, 0)).toBeGreaterThan(at(200, 0));
    expect(at(300, 300)).toBeGreaterThan(at(300, 0));
    expect(at(300, -300)).toBe(at(300, 0));
    expect(at(370, 9999)).toBeLessThanOrEqual(1);
    expect(at(-300, -300)).toBe(at(300, 300));
    expect(dangerOf({ x: 0, y: 0, vx: 0, vy: 0 }, { ...stadium, goals: [] })).toBe(0);
  });
});

describe("the moments of a game", () => {
  it("are the changes of the scoreboard", () => {
    expect(momentsBetween(null, game({ state: KICK_OFF, seconds: 0 }))).toEqual(["kickOff"]);
    expect(momentsBetween(game(), game({ state: GOAL, red: 1 }))).toEqual(["goalWhistle"]);
    expect(momentsBetween(game({ state: GOAL }), game({ state: KICK_OFF }))).toEqual(["kickOff"]);
    expect(momentsBetween(game(), game({ state: ENDED }))).toEqual(["fullTime"]);
    expect(momentsBetween(game({ seconds: 119 }), game({ seconds: 120 }))).toEqual(["lastMinute"]);
    expect(momentsBetween(game({ seconds: 179 }), game({ seconds: 180 }))).toEqual(["goldenGoal"]);
    expect(momentsBetween(game({ seconds: 179, red: 1 }), game({ seconds: 180, red: 1 }))).toEqual([]);
    const paused = game({ paused: true });
    expect(momentsBetween(paused, game({ paused: true, resumeSeconds: 2 }))).toEqual(["countdown"]);
    expect(momentsBetween(game({ paused: true, resumeSeconds: 1 }), game())).toEqual(["go"]);
    expect(momentsBetween(game(), null)).toEqual([]);
  });

  it("are none for short games' last minute, without a change, and over jumps of a recording", () => {
    expect(momentsBetween(game({ seconds: 1, timeLimit: 1 }), game({ seconds: 2, timeLimit: 1 }))).toEqual([]);
    expect(momentsBetween(game(), game({ seconds: 11 }))).toEqual([]);
    expect(momentsBetween(game({ seconds: 100 }), game({ seconds: 150, state: GOAL }))).toEqual([]);
  });
});

describe("the audio of a match", () => {
  let session: Session;
  let context: FakeAudioContext;
  let audio: MatchAudio;
  let speed: number;
  let now: number;

  beforeEach(() => {
    for (const [name, node] of Object.entries(FAKE_NODES)) vi.stubGlobal(name, node);
    session = createSession();
    context = new FakeAudioContext();
    const makeContext = () => context as unknown as AudioContext;
    const output = new AudioOutput({ makeContext, schedule: () => undefined });
    output.use("match", true);
    output.unlock();
    speed = 1;
    now = 1000;
    audio = new MatchAudio({ session, output, random: () => 0.5, speed: () => speed });
    audio.setBuffers(new Map((Object.keys(index) as SoundName[]).map((name) => [name, [{ name }]])) as never);
    session.game.value = game();
    show();
    show();
  });
  afterEach(() => vi.unstubAllGlobals());

  const show = (events: readonly FrameEvent[] = [], more: Partial<Frame> = {}, afterMs = 16) => {
    now += afterMs;
    context.currentTime += 1;
    audio.frame(frameWith(events, more), { stadium, sample: () => frameWith() }, AREA, now);
  };
  const kick = { kind: "kick", x: 200, y: 0, player: 1, speed: 8 } as const;
  const goal = { kind: "goal", x: 370, y: 0, team: RED_TEAM } as const;
  const take = () => context.started.splice(0).map(({ name }) => name);

  it("plays the events of the frames, on their side", () => {
    take();
    show([kick, bounce({ other: POST, x: -300 })]);
    const [first, second] = context.started;
    expect([first!.name, second!.name]).toEqual(["kickHard", "post"]);
    expect(first!.pan).toBeGreaterThan(0);
    expect(second!.pan).toBeLessThan(0);
  });

  it("has one sound for a kick and its contact", () => {
    take();
    show([bounce({ disc: PLAYER, other: BALL }), kick]);
    expect(take()).toEqual(["kickHard"]);
  });

  it("cheers or groans at a goal by the player's side", () => {
    const me = (team: typeof RED_TEAM | typeof BLUE_TEAM | typeof SPECTATORS) => {
      session.players.value = [createPlayerInfo({ id: 1, team })];
      session.myId.value = 1;
      take();
      show([goal]);
      return take();
    };
    expect([me(RED_TEAM), me(BLUE_TEAM), me(SPECTATORS)]).toEqual([["cheer"], ["groan"], ["cheer"]]);
  });

  it("whistles, and shows captions for a while", () => {
    take();
    session.game.value = game({ state: ENDED });
    show();
    expect(take()).toEqual(["whistleEnd"]);
    expect(session.caption.value).toEqual({ kind: "finalWhistle" });
    for (let i = 0; i < 10; i++) show([], {}, 300);
    expect(session.caption.value).toBeNull();
  });

  it("starts the crowd, which ends with the game", () => {
    expect(take().filter((name) => name === "crowd")).toHaveLength(2);
    const stopped = context.stopped;
    session.game.value = null;
    show();
    expect(context.stopped).toBe(stopped + 2);
  });

  it("is silent about what happened while no frames were drawn, and after jumps", () => {
    take();
    session.game.value = game({ state: GOAL });
    show([kick], {}, 5000);
    show([kick], { jumped: true });
    expect(take()).toEqual([]);
    show([kick]);
    expect(take()).toEqual(["kickHard"]);
  });

  it("is lower in slow motion, quieter at double speed, and has only goals beyond that", () => {
    const at = (of: number) => {
      speed = of;
      context.started.length = 0;
      show([kick, goal]);
      const found = context.started.find(({ name }) => name === "kickHard");
      return found && { rate: found.rate, gain: found.gain };
    };
    const normal = at(1)!;
    expect(at(0.25)!.rate).toBeLessThan(normal.rate);
    expect(at(2)!.gain).toBeCloseTo(normal.gain / 2);
    expect(at(4)).toBeUndefined();
    expect(context.started.map(({ name }) => name)).toContain("cheer");
  });

  it("survives a thousand bounces in a frame", () => {
    take();
    show(Array.from({ length: 1000 }, () => bounce({})));
    expect(take()).toEqual(["boardMedium"]);
  });
});
