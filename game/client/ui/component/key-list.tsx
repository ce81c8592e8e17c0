/** Keyboard shortcuts under a heading. */

/** "…" among the keys stands for those between. */
export type LabelledKeys = { readonly keys: readonly string[]; readonly text: string };

export function KeyList({ title, shortcuts }: { readonly title: string; readonly shortcuts: readonly LabelledKeys[] }) {
  return (
    <section>
      <h3>{title}</h3>
      <dl class="keys">
        {shortcuts.map(({ keys, text }) => (
          <div key={keys.join(" ")}>
            <dt>
              {keys.map((label) => (
                <span key={label}>{label === "…" ? label : <kbd>{label}</kbd>} </span>
              ))}
            </dt>
            <dd>
              <bdi>{text}</bdi>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
