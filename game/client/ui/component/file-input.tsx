/** The hidden input behind a button that opens a file of the user. */
import type { RefObject } from "preact";

type FileInputProps = {
  /** A press of the button clicks it. */
  readonly input: RefObject<HTMLInputElement>;
  readonly label: string;
  /** File name endings and media types. */
  readonly accept: string;
  readonly onFile: (file: File) => void;
};

export function FileInput({ input, label, accept, onFile }: FileInputProps) {
  return (
    <input
      ref={input}
      type="file"
      hidden
      aria-label={label}
      accept={accept}
      onChange={({ currentTarget }) => {
        const file = currentTarget.files?.[0];
        // Otherwise choosing the same file again, after a correction, is not a change.
        currentTarget.value = "";
        if (file) onFile(file);
      }}
    />
  );
}
