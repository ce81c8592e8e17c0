/** The parts of the home page that are fetched when they are first shown. */
import { lazyPart } from "../component/lazy-part.tsx";

export const CreateRoom = lazyPart(async () => (await import("./create/create-room.tsx")).CreateRoom);
export const PracticeDialog = lazyPart(async () => (await import("../practice/practice-dialog.tsx")).PracticeDialog);
export const HomeNews = lazyPart(async () => (await import("./home-news.tsx")).HomeNews);
