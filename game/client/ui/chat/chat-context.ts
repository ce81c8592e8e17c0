/** The chat of the page, provided by `mountUi`. */
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { ChatController } from "./chat-controller.ts";

export const ChatContext = createContext<ChatController | null>(null);

/** Throws outside `mountUi`. */
export function useChat(): ChatController {
  const chat = useContext(ChatContext);
  if (!chat) throw new Error("useChat: no ChatContext above this component");
  return chat;
}
