/** Progress indicator: a ball passed between two discs. */
export function Spinner() {
  return (
    <span class="spinner" aria-hidden="true">
      <i class="spinner-red" />
      <i class="spinner-ball" />
      <i class="spinner-blue" />
    </span>
  );
}
