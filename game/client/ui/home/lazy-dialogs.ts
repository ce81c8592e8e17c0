/** The dialogs of the home page, which are fetched when they are first opened. */
import { lazyPart } from "../component/lazy-part.tsx";

export const CreateRoom = lazyPart(async () => (await import("./create/create-room.tsx")).CreateRoom);
export const PracticeDialog = lazyPart(async () => (await import("../practice/practice-dialog.tsx")).PracticeDialog);
