/** Uploads a stadium file to the room and holds the result. */
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
  /** Does nothing while another file is sent. */
  send(file: UploadFile, purpose: UploadPurpose): Promise<void>;
  dismiss(): void;
};

/** The used part of a File. */
export type UploadFile = Pick<File, "name" | "size" | "text">;

/** Larger files are refused unread. The limit is above the server's, because comments and spaces are stripped first. */
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
        answer: await uploadFile(file, (text) => uploadStadium(text, purpose)),
      };
    },
    dismiss: () => void (state.value = { kind: "idle" }),
  };
}

async function uploadFile(file: UploadFile, upload: (text: string) => Promise<UploadAnswer>) {
  if (file.size > READ_MAX_BYTES) return { kind: "tooLarge" } as const;
  let text: string;
  try {
    text = await file.text();
  } catch {
    // The file was moved or deleted, or is a folder.
    return { kind: "unreadable" } as const;
  }
  try {
    return await upload(text);
  } catch {
    return { kind: "refused" } as const;
  }
}
