/** The frame of every page that is neither home nor match: the pitch, the logo, one card. */
import type { ComponentChildren } from "preact";
import { Card } from "../component/card.tsx";
import { Wordmark } from "../component/wordmark.tsx";

export function Page({ children }: { readonly children: ComponentChildren }) {
  return (
    <div class="ground ground-still">
      <main class="page">
        <Wordmark size="small" />
        <Card name="page-card">{children}</Card>
      </main>
    </div>
  );
}
