/** How a map that somebody brings along gets to the room, and what the checker says about it. */
import { signal, type ReadonlySignal } from "@preact/signals";
import type { Actions } from "../../../session/actions.ts";
import type { UploadAnswer, UploadPurpose } from "../../../session/stadium-card.ts";

export type UploadState =
  | { readonly kind: "idle" }
  | { readonly kind: "sending"; readonly file: string }
  | {
      readonly kind: "answered";
      readonly file: string;
      readonly answer: UploadAnswer | { readonly kind: "unreadable" };
    };

export type Upload = {
  readonly state: ReadonlySignal<UploadState>;
  send(file: UploadFile, purpose: UploadPurpose): Promise<void>;
  dismiss(): void;
};

/** What is needed of a file. */
export type UploadFile = Pick<File, "name" | "size" | "text">;

/** Larger files are not even read. Smaller ones may still fit once their blanks and comments are left out. */
const READ_MAX_BYTES = 1024 * 1024;

export function createUpload({ uploadStadium }: Pick<Actions, "uploadStadium">): Upload {
  const state = signal<UploadState>({ kind: "idle" });
  return {
    state,
    async send(file, purpose) {
      if (state.value.kind === "sending") return;
      state.value = { kind: "sending", file: file.name };
      state.value = {
        kind: "answered",
        file: file.name,
        answer: await answerTo(file, (text) => uploadStadium(text, purpose)),
      };
    },
    dismiss: () => void (state.value = { kind: "idle" }),
  };
}

async function answerTo(file: UploadFile, ask: (text: string) => Promise<UploadAnswer>) {
  if (file.size > READ_MAX_BYTES) return { kind: "tooLarge" } as const;
  let text: string;
  try {
    text = await file.text();
  } catch {
    // Moved or deleted since it was picked, or not a file at all.
    return { kind: "unreadable" } as const;
  }
  try {
    return await ask(text);
  } catch {
    return { kind: "refused" } as const;
  }
}
