/** An illustration for each reason of the exit screen. */
import type { ComponentChildren } from "preact";
import type { ExitReason } from "../../session/screen.ts";

const RED = "picture-red";
const BLUE = "picture-blue";

/** Discs at these positions, alternately red and blue. */
function Discs({ at }: { readonly at: readonly (readonly [number, number])[] }) {
  return (
    <>
      {at.map(([x, y], i) => (
        <circle key={i} class={i % 2 === 0 ? RED : BLUE} cx={x} cy={y} r="11" />
      ))}
    </>
  );
}

const CROWD = [
  [52, 40],
  [80, 28],
  [108, 40],
  [46, 66],
  [66, 60],
  [94, 60],
  [114, 66],
  [80, 80],
] as const;

/** Top left corners of small pitches. */
const SMALL_PITCHES = [
  [17, 12],
  [62, 12],
  [107, 12],
  [17, 42],
  [62, 42],
  [107, 42],
  [17, 72],
  [62, 72],
  [107, 72],
] as const;

const PICTURES: Readonly<Record<ExitReason, ComponentChildren>> = {
  notFound: (
    <>
      <circle class="picture-dashed" cx="80" cy="54" r="32" />
      <circle class="picture-ball" cx="80" cy="54" r="7" />
    </>
  ),
  full: <Discs at={CROWD} />,
  closed: (
    <>
      <path class="picture-line" d="M48 26v56M112 26v56M48 54h64" />
      <Discs at={[[26, 54]]} />
      <circle class={BLUE} cx="134" cy="54" r="11" />
    </>
  ),
  failed: (
    <>
      <path class="picture-line" d="M80 26l-10 22h20l-10 26" />
      <Discs at={[[36, 54]]} />
      <circle class={BLUE} cx="124" cy="54" r="11" />
    </>
  ),
  stopped: (
    <>
      <path class="picture-line" d="M62 38a26 26 0 1 0 36 0M80 24v26" />
      <Discs
        at={[
          [28, 58],
          [132, 58],
        ]}
      />
    </>
  ),
  gone: (
    <>
      <circle class="picture-dashed" cx="80" cy="54" r="14" />
      <Discs
        at={[
          [38, 54],
          [122, 54],
        ]}
      />
    </>
  ),
  replaced: (
    <>
      <path class="picture-dashed" d="M22 30h52v44h-52z" />
      <path class="picture-line" d="M90 38h50v44h-50zM90 48h50" />
      <circle class={RED} cx="115" cy="65" r="9" />
    </>
  ),
  kicked: (
    <>
      <rect class="picture-card" x="62" y="22" width="42" height="60" rx="6" transform="rotate(9 83 52)" />
      <circle class={BLUE} cx="44" cy="72" r="11" />
    </>
  ),
  banned: (
    <>
      <rect class="picture-card" x="62" y="22" width="42" height="60" rx="6" transform="rotate(9 83 52)" />
      <circle class={BLUE} cx="34" cy="72" r="11" />
      <path class="picture-line" d="M26 64l16 16M42 64l-16 16" />
    </>
  ),
  serverKicked: (
    <>
      <rect class="picture-card" x="62" y="22" width="42" height="60" rx="6" transform="rotate(9 83 52)" />
      <circle class={BLUE} cx="44" cy="72" r="11" />
    </>
  ),
  serverBanned: (
    <>
      <rect class="picture-card" x="62" y="22" width="42" height="60" rx="6" transform="rotate(9 83 52)" />
      <circle class={BLUE} cx="34" cy="72" r="11" />
      <path class="picture-line" d="M26 64l16 16M42 64l-16 16" />
    </>
  ),
  cooldown: <Discs at={CROWD} />,
  crowded: (
    <>
      {SMALL_PITCHES.map(([x, y], i) => (
        <g key={i} transform={`translate(${x} ${y})`}>
          <path class="picture-pitch" d="M0 0h36v24h-36zM18 0v24" />
          <circle class={i % 2 === 0 ? RED : BLUE} cx="9" cy="12" r="5" />
          <circle class={i % 2 === 0 ? BLUE : RED} cx="27" cy="12" r="5" />
        </g>
      ))}
    </>
  ),
  lost: (
    <>
      <path class="picture-dashed" d="M44 54h26M90 54h26" />
      <path class="picture-line" d="M74 44l12 20M86 44l-12 20" />
      <circle class={RED} cx="32" cy="54" r="11" />
      <circle class={BLUE} cx="128" cy="54" r="11" />
    </>
  ),
  unreachable: (
    <>
      <circle class={RED} cx="36" cy="70" r="11" />
      <path class="picture-dashed" d="M50 62Q80 18 124 34" />
      <circle class="picture-ball" cx="128" cy="36" r="7" />
    </>
  ),
  blocked: (
    <>
      <circle class={RED} cx="30" cy="54" r="11" />
      <path class="picture-dashed" d="M46 54h24" />
      <path class="picture-line" d="M80 20v68M92 20v68" />
      <circle class="picture-ball" cx="128" cy="54" r="7" />
    </>
  ),
  noWebgl: (
    <>
      <path class="picture-line" d="M44 22h72v48h-72zM66 86h28M80 70v16M68 36l24 20M92 36l-24 20" />
    </>
  ),
  unloaded: (
    <>
      <path class="picture-line" d="M80 22v36M66 46l14 14 14-14M50 70v12h60v-12" />
      <circle class={RED} cx="26" cy="54" r="11" />
      <circle class={BLUE} cx="134" cy="54" r="11" />
    </>
  ),
  badAddress: (
    <>
      <path class="picture-line" d="M40 54h52M52 38v32" />
      <circle class="picture-dashed" cx="112" cy="54" r="14" />
      <circle class="picture-ball" cx="112" cy="54" r="6" />
    </>
  ),
  refused: (
    <>
      <rect class="picture-caution" x="62" y="22" width="42" height="60" rx="6" transform="rotate(-8 83 52)" />
      <circle class={RED} cx="122" cy="72" r="11" />
    </>
  ),
  outdated: (
    <>
      <path class="picture-line" d="M108 40a32 32 0 1 0 4 22M112 26v16h-16" />
      <circle class="picture-ball" cx="80" cy="54" r="7" />
    </>
  ),
};

export function ExitPicture({ reason }: { readonly reason: ExitReason }) {
  return (
    <svg class="picture" viewBox="0 0 160 108" aria-hidden="true">
      <rect class="picture-ground" x="0" y="0" width="160" height="108" rx="12" />
      <path class="picture-stripes" d="M32 0h32v108H32zM96 0h32v108H96z" />
      {PICTURES[reason]}
    </svg>
  );
}
