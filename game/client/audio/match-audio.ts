/** The sounds of a match, from the frames that are drawn: impacts, whistles, signals, and the crowd. Also their captions. */
import type { CaptionKind } from "#client/session/caption.ts";
import type { BounceEvent, Frame, FrameSource, KickEvent, ShownArea } from "#client/session/frame.ts";
import type { GameInfo } from "#client/session/room.ts";
import type { Session } from "#client/session/session.ts";
import type { Stadium } from "#sim/stadium.ts";
import { BLUE_TEAM, RED_TEAM } from "#room/team.ts";
import type { AudioOutput } from "./audio-output.ts";
import { Crowd } from "./crowd.ts";
import { dangerOf } from "./danger.ts";
import { type Moment, momentsBetween } from "./game-moments.ts";
import { hear } from "./hearing.ts";
import { bounceSound, type ImpactSound, kickSound, postsOf } from "./impact-sound.ts";
import { type Buffers, Mixer, type PlayOptions } from "./mixer.ts";
import type { SoundName } from "./sound-bank.ts";

export type MatchAudioPorts = {
  readonly session: Session;
  readonly output: AudioOutput;
  readonly random: () => number;
  /** At which speed the match is shown: 1 as it was played, 0 while it stands still. */
  readonly speed: () => number;
};

/** After a longer time without frames the page was hidden, and what happened meanwhile makes no sound. */
const GAP_MS = 1000;

/** Faster than this only goals and whistles have a sound. */
const FAST = 2;

/** How long a caption is shown. */
const CAPTION_MS = 2500;

const MOMENTS: Readonly<Record<Moment, { readonly name: SoundName; readonly caption?: CaptionKind } & PlayOptions>> = {
  kickOff: { name: "whistleKickOff", group: "match", gain: 0.3, caption: "whistle" },
  goalWhistle: { name: "whistleGoal", group: "match", gain: 0.26 },
  fullTime: { name: "whistleEnd", group: "match", gain: 0.3, caption: "finalWhistle" },
  goldenGoal: { name: "goldenGoal", group: "signals", gain: 0.5, varied: false, caption: "goldenGoal" },
  lastMinute: { name: "lastMinute", group: "signals", gain: 0.6, varied: false, caption: "lastMinute" },
  countdown: { name: "countdown", group: "signals", gain: 0.4, varied: false, caption: "countdown" },
  go: { name: "go", group: "signals", gain: 0.45, varied: false },
};

export class MatchAudio {
  readonly #ports: MatchAudioPorts;
  #mixer: Mixer | undefined;
  #crowd: Crowd | undefined;
  #game: GameInfo | null = null;
  #lastMs = -Infinity;
  #stadium: Stadium | undefined;
  #posts: ReadonlySet<number> = new Set();
  #ball: { readonly x: number; readonly y: number } | undefined;
  #captionUntil = 0;

  constructor(ports: MatchAudioPorts) {
    this.#ports = ports;
  }

  /** Until then there are captions only. */
  setBuffers(buffers: Buffers): void {
    this.#mixer = new Mixer(this.#ports.output, buffers, this.#ports.random);
    this.#crowd = new Crowd(this.#ports.output, this.#mixer);
  }

  /** A frame that is drawn; `area` is the part of the pitch that it shows. */
  frame(frame: Frame, { stadium }: FrameSource, area: ShownArea, nowMs: number): void {
    const elapsedMs = nowMs - this.#lastMs;
    const continues = elapsedMs <= GAP_MS && !frame.jumped && this.#stadium === stadium;
    this.#lastMs = nowMs;
    this.#enter(stadium);
    this.#playMoments(continues);
    if (continues) this.#playEvents(frame, area);
    this.#followBall(frame, stadium, continues ? elapsedMs : 0);
    this.#endCaption(nowMs);
  }

  /** Plays a sound for the room's script. False before the sounds have loaded, and when it is not audible. */
  playForScript(name: SoundName): boolean {
    return this.#mixer?.play(name, { group: "signals", gain: 0.5 }) === true;
  }

  /** A button of the interface was pressed. */
  click(): void {
    this.#mixer?.play("click", { group: "interface", gain: 0.25 });
  }

  /** Silence: the room was left, or the page is hidden. */
  stop(): void {
    this.#mixer?.stop();
    this.#crowd?.stop();
    this.#lastMs = -Infinity;
    this.#ports.session.caption.value = null;
  }

  #enter(stadium: Stadium): void {
    if (this.#stadium === stadium) return;
    this.#stadium = stadium;
    this.#posts = postsOf(stadium);
    this.#ball = undefined;
  }

  #playMoments(continues: boolean): void {
    const game = this.#ports.session.game.peek();
    const before = this.#game;
    if (game === before) return;
    this.#game = game;
    if (!continues || this.#ports.speed() === 0) return;
    for (const moment of momentsBetween(before, game)) {
      const { name, caption, ...options } = MOMENTS[moment];
      this.#mixer?.play(name, options);
      if (caption !== undefined) this.#showCaption(caption);
    }
  }

  #playEvents(frame: Frame, area: ShownArea): void {
    const speed = this.#ports.speed();
    // A kick is a contact too.
    const kicked = frame.events.some(({ kind }) => kind === "kick");
    for (const event of frame.events) {
      if (event.kind === "goal") this.#playGoal(event.team);
      else if (speed > 0 && speed <= FAST) this.#playImpact(event, frame, area, kicked);
    }
  }

  #playImpact(event: KickEvent | BounceEvent, frame: Frame, area: ShownArea, kicked: boolean): void {
    const sound = event.kind === "kick" ? kickSound(event.speed) : bounceSound(event, frame, this.#posts);
    if (sound === undefined || (kicked && sound.kind === "touch")) return;
    const { gain, pan } = hear(event.x, event.y, area, this.#ports.session.device.turn.peek());
    const speed = this.#ports.speed();
    const quiet = speed > 1 ? 0.5 : 1;
    // In slow motion impacts are lower.
    const rate = Math.max(0.5, Math.min(1, Math.sqrt(speed)));
    this.#mixer?.play(sound.name, { ...sound, group: "match", gain: sound.gain * gain * quiet, pan, rate });
    if (sound.kind === "post") this.#gasp(sound);
  }

  /** The spectators at a ball that hits the post. */
  #gasp({ gain }: ImpactSound): void {
    this.#showCaption("post");
    if (gain > 0.5) this.#mixer?.play("groan", { group: "crowd", gain: 0.3 });
  }

  /** Players hear their own side; spectators are glad about every goal. */
  #playGoal(team: number): void {
    const own = this.#ports.session.me.peek()?.team;
    const conceded = (own === RED_TEAM || own === BLUE_TEAM) && own !== team;
    this.#mixer?.play(conceded ? "groan" : "cheer", { group: "crowd", gain: conceded ? 0.75 : 0.95 });
    this.#showCaption(conceded ? "groan" : "cheer");
  }

  #followBall({ x, y, count, paused }: Frame, stadium: Stadium, elapsedMs: number): void {
    const ball = { x: x[0] ?? 0, y: y[0] ?? 0 };
    const before = this.#ball;
    this.#ball = ball;
    const speed = this.#ports.speed();
    if (this.#game === null || count === 0 || speed === 0 || speed > FAST) return this.#crowd?.follow(undefined);
    if (before === undefined || elapsedMs <= 0) return;
    const scale = 1000 / elapsedMs / speed;
    const moving = { ...ball, vx: (ball.x - before.x) * scale, vy: (ball.y - before.y) * scale };
    this.#crowd?.follow(paused ? 0 : dangerOf(moving, stadium));
  }

  #showCaption(kind: CaptionKind): void {
    this.#captionUntil = this.#lastMs + CAPTION_MS;
    this.#ports.session.caption.value = { kind };
  }

  #endCaption(nowMs: number): void {
    const { caption } = this.#ports.session;
    if (caption.peek() !== null && nowMs >= this.#captionUntil) caption.value = null;
  }
}
