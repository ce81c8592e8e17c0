/** Every component in every state, to look at side by side. */
import { Play } from "lucide-preact";
import { BLUE_KIT, RED_KIT } from "#room/kit.ts";
import { Badge } from "../component/badge.tsx";
import { Button } from "../component/button.tsx";
import { Card } from "../component/card.tsx";
import { Flag } from "../component/flag.tsx";
import { IconButton } from "../component/icon-button.tsx";
import { KeyList } from "../component/key-list.tsx";
import { Spinner } from "../component/spinner.tsx";
import { ThemeButton } from "../component/theme-button.tsx";
import { Wordmark } from "../component/wordmark.tsx";
import { Scoreboard } from "../hud/scoreboard.tsx";
import { Stars } from "../practice/stars.tsx";
import type { Theme } from "../saved/theme.ts";
import { Controls } from "./controls.tsx";
import { Overlays } from "./overlays.tsx";
import { Sample } from "./sample.tsx";

const nothing = () => undefined;

export function Styleguide({ theme }: { readonly theme: Theme }) {
  return (
    <main class="styleguide">
      <header>
        <h1>Components</h1>
        <ThemeButton theme={theme} />
      </header>
      <Buttons />
      <Controls />
      <Overlays />
      <Marks />
      <Match />
      <Colors />
    </main>
  );
}

function Buttons() {
  const variants = ["primary", "plain", "quiet", "danger"] as const;
  const sizes = ["small", "normal", "large"] as const;
  return (
    <>
      {variants.map((variant) => (
        <Sample key={variant} title={`Button, ${variant}`}>
          {sizes.map((size) => (
            <Button key={size} variant={variant} size={size} icon={<Play />}>
              {size}
            </Button>
          ))}
          <Button variant={variant} pressed>
            pressed
          </Button>
          <Button variant={variant} disabled>
            disabled
          </Button>
        </Sample>
      ))}
      <Sample title="IconButton">
        <IconButton label="Plain" onPress={nothing}>
          <Play />
        </IconButton>
        <IconButton label="Pressed" pressed onPress={nothing}>
          <Play />
        </IconButton>
        <span class="styleguide-pitch">
          <IconButton label="Glass" variant="glass" onPress={nothing}>
            <Play />
          </IconButton>
        </span>
      </Sample>
    </>
  );
}

function Marks() {
  return (
    <Sample title="Badge, Flag, Stars, Spinner, Wordmark, KeyList, Card">
      <Badge>plain</Badge>
      <Badge variant="strong">strong</Badge>
      <Flag letters="br" />
      {[0, 1, 2, 3].map((count) => (
        <Stars key={count} count={count} />
      ))}
      <Spinner />
      <span class="styleguide-pitch">
        <Wordmark size="small" />
      </span>
      <KeyList title="Keys" shortcuts={[{ keys: ["Q"], text: "Emotes" }]} />
      <Card>Card</Card>
    </Sample>
  );
}

const GAME: Parameters<typeof Scoreboard>[0]["game"] = {
  ...{ state: 1, red: 2, blue: 1, seconds: 83, paused: false, resumeSeconds: 0, kickOffTeam: 1 },
  ...{ timeLimit: 3, scoreLimit: 3, overtime: true },
};

function Match() {
  return (
    <Sample title="Scoreboard">
      <div class="styleguide-pitch match-sample">
        <Scoreboard game={GAME} room={{ kits: { red: RED_KIT, blue: BLUE_KIT } }} />
      </div>
    </Sample>
  );
}

const TOKENS = [
  ...[
    "paper",
    "surface",
    "surface-sunk",
    "surface-raised",
    "line",
    "line-strong",
    "ink",
    "ink-soft",
    "sun",
    "sun-deep",
  ],
  ...["danger", "danger-surface", "good", "focus", "red", "blue", "red-ink", "blue-ink", "grass-1", "grass-2", "glass"],
];

function Colors() {
  return (
    <Sample title="Colours (style/tokens.css)">
      {TOKENS.map((token) => (
        <figure key={token} class="styleguide-color">
          <i style={{ background: `var(--${token})` }} />
          <figcaption>{token}</figcaption>
        </figure>
      ))}
    </Sample>
  );
}
