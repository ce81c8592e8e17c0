/** The frame of the screens other than home and match: the pitch, the logo and one card. */
import type { ComponentChildren } from "preact";
import { Card } from "../component/card.tsx";
import { Wordmark } from "../component/wordmark.tsx";

export function PageFrame({ children }: { readonly children: ComponentChildren }) {
  return (
    <div class="ground ground-still">
      <main class="page">
        <Wordmark size="small" />
        <Card name="page-card">{children}</Card>
      </main>
    </div>
  );
}
