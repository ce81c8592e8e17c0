/** "Play it": a game on the document as it is just now, drawn in place of its discs. */
import { computed, effect, type ReadonlySignal, signal, type Signal } from "@preact/signals-core";
import type { BotLevel } from "#bot/level.ts";
import type { Area } from "#client/paint/clip.ts";
import { createDrawing, type Drawing } from "#editor/drawing.ts";
import { withChange } from "#editor/change.ts";
import type { Point } from "#sim/stadium.ts";
import { BLUE_TEAM, RED_TEAM } from "#sim/world.ts";
import type { EditorState } from "./editor-state.ts";
import type { Contact } from "./play/contact-trace.ts";
import { PlayPainter } from "./play/draw-play.ts";
import type { PlayFrame } from "./play/play-frame.ts";
import { PlayGame, type PlaySpeed } from "./play/play-game.ts";
import type { PlayDrawing } from "./view/canvas-view.ts";

/** Of bots. */
export type PlayLevel = BotLevel;

export type PlayOptions = {
  readonly red: Signal<number>;
  readonly blue: Signal<number>;
  readonly level: Signal<PlayLevel>;
  readonly team: Signal<"red" | "blue">;
  readonly speed: Signal<PlaySpeed>;
  readonly trails: Signal<boolean>;
  readonly contacts: Signal<boolean>;
};

/** What a press on the map can put there. */
export type Placeable = "ball" | "player";

export type TickContacts = { readonly tick: number; readonly contacts: readonly Contact[] };

const NO_CONTACTS: TickContacts = { tick: 0, contacts: [] };

export class PlayMode {
  readonly options = createOptions();
  /** What the next press on the map puts there. */
  readonly placing = signal<Placeable | null>(null);
  /** What the canvas shows; null while nothing is played. */
  readonly drawing: ReadonlySignal<PlayDrawing | null> = computed(() => this.#drawing());
  readonly isPlaying: ReadonlySignal<boolean> = computed(() => this.#game.value !== null);
  readonly score = computed(() => this.#shown.value?.score ?? { red: 0, blue: 0 });
  /** Of the shown tick while paused; in slow motion the last ones, since a tick is too short to be read. */
  readonly contacts: ReadonlySignal<TickContacts>;
  readonly #state: EditorState;
  readonly #now: () => number;
  readonly #game = signal<PlayGame | null>(null);
  readonly #painter = signal<PlayPainter | null>(null);
  readonly #shown = signal<PlayFrame | null>(null);
  readonly #contacts = signal<TickContacts>(NO_CONTACTS);
  readonly #ends: readonly (() => void)[];

  /** `now`: the time of animation frames, in milliseconds. */
  constructor(state: EditorState, now: () => number) {
    this.#state = state;
    this.#now = now;
    this.contacts = this.#contacts;
    const { red, blue, level, team, speed } = this.options;
    this.#ends = [
      effect(() => this.#game.value?.setBots({ red: red.value, blue: blue.value, level: level.value })),
      effect(() => this.#game.value?.setTeam(team.value === "red" ? RED_TEAM : BLUE_TEAM)),
      effect(() => {
        const game = this.#game.value;
        if (game !== null) game.speed = speed.value;
      }),
      // What is edited while it is played, also by others and before a drag has ended, takes effect at once.
      effect(() => {
        const game = this.#game.value;
        if (game === null) return;
        const { stadium, idsAt } = playedDrawing(state);
        game.setStadium(stadium, idsAt.discs);
      }),
    ];
  }

  start(): void {
    const { stadium, idsAt } = playedDrawing(this.#state);
    this.#painter.value = new PlayPainter();
    this.#game.value = new PlayGame({ stadium, seed: 1, discIds: idsAt.discs });
    // Teams are seated now, at the places of a kick-off.
    this.#game.peek()!.restart();
    this.frame(this.#now());
  }

  stop(): void {
    this.placing.value = null;
    this.#game.value = null;
    this.#painter.value = null;
    this.#shown.value = null;
    this.#contacts.value = NO_CONTACTS;
  }

  /** Stops for good. */
  close(): void {
    this.stop();
    for (const end of this.#ends) end();
  }

  /** Sets the byte of held keys (sim/input.ts). */
  holdKeys(keys: number): void {
    this.#game.peek()?.holdKeys(keys);
  }

  restart(): void {
    this.#game.peek()?.restart();
  }

  /** One tick forwards. Pauses. */
  step(): void {
    this.options.speed.value = 0;
    this.#game.peek()?.advance();
    this.frame(this.#now());
  }

  /** One tick back. Pauses. */
  back(): void {
    this.options.speed.value = 0;
    this.#game.peek()?.back(1);
    this.frame(this.#now());
  }

  /** Puts the ball or the author's player at a place of the map. */
  drop(what: Placeable, point: Point): void {
    this.placing.value = null;
    if (what === "ball") this.#game.peek()?.dropBall(point);
    else this.#game.peek()?.dropPlayer(point);
    this.frame(this.#now());
  }

  /** Puts what is chosen there; returns whether something is. */
  place(point: Point): boolean {
    const what = this.placing.peek();
    if (what !== null) this.drop(what, point);
    return what !== null;
  }

  /** Plays on and shows it; called in each animation frame. */
  frame(nowMs: number): void {
    const game = this.#game.peek();
    if (game === null) return;
    const frame = game.frame(nowMs);
    this.#shown.value = frame;
    const { tick, contacts } = frame;
    const speed = this.options.speed.peek();
    const isPaused = speed === 0 && this.#contacts.peek().tick !== tick;
    if (isPaused || (speed < 1 && contacts.length > 0)) this.#contacts.value = { tick, contacts };
  }

  #drawing(): PlayDrawing | null {
    const [frame, painter] = [this.#shown.value, this.#painter.value];
    if (frame === null || painter === null) return null;
    const { trails, contacts } = this.options;
    const parts = { trails: trails.value, contacts: contacts.value };
    return (context, area: Area) => {
      const { scale, turn = 0 } = this.#state.viewpoint.peek();
      painter.paint(context, frame, { area, pixelsPerUnit: scale, turn, ...parts });
    };
  }
}

function createOptions(): PlayOptions {
  return {
    red: signal(0),
    blue: signal(1),
    level: signal<BotLevel>("normal"),
    team: signal<"red" | "blue">("red"),
    speed: signal<PlaySpeed>(1),
    trails: signal(false),
    contacts: signal(true),
  };
}

function playedDrawing({ content, preview }: EditorState): Drawing {
  const { drawing } = content.value;
  const change = preview.value;
  if (change === null) return drawing;
  const read = createDrawing(withChange(drawing.snapshot, change));
  return read.ok ? read.drawing : drawing;
}
