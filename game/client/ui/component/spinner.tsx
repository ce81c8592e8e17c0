/** Something is under way: a ball passed to and fro between two discs. */
export function Rolling() {
  return (
    <span class="rolling" aria-hidden="true">
      <i class="rolling-red" />
      <i class="rolling-ball" />
      <i class="rolling-blue" />
    </span>
  );
}
