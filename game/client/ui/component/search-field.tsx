/** A search input with a magnifying glass. */
import { Search } from "lucide-preact";
import { useId } from "preact/hooks";

type SearchFieldProps = {
  readonly label: string;
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly maxLength?: number;
};

export function SearchField({ label, query, onQuery, maxLength }: SearchFieldProps) {
  const id = useId();
  return (
    <div class="search">
      <label class="visually-hidden" for={id}>
        {label}
      </label>
      <Search />
      <input
        id={id}
        type="search"
        value={query}
        placeholder={label}
        maxLength={maxLength}
        onInput={(event) => onQuery(event.currentTarget.value)}
      />
    </div>
  );
}
