/** The chat of a document of the editor. */
import { fireEvent } from "@testing-library/preact";
import { describe, expect, it } from "vitest";
import { DocumentChat } from "#client/ui/editor/together/document-chat.tsx";
import { CHAT_MAX } from "#room/text.ts";
import { renderEditor } from "../support/editor-ui.tsx";
import { rendered, violations } from "../support/rendered-ui.ts";
import { click } from "../support/user.ts";

function renderChat() {
  const said: string[] = [];
  const Screen = () => (
    <DocumentChat lines={[{ at: 1, name: "Ada", fingerprint: "", text: "Hello" }]} onSay={(text) => said.push(text)} />
  );
  const { page } = renderEditor(Screen, { name: "Test", width: 400, height: 200, bg: {} });
  const input = page.getByRole<HTMLInputElement>("textbox", { name: "Message" });
  return { page, said, input, send: () => rendered(() => click(page.getByRole("button", { name: "Send" }))) };
}

describe("the chat of a document", () => {
  it("shows where a long text ends, and sends what was shown", async () => {
    const { page, said, input, send } = renderChat();
    expect(page.queryByText(/characters left/u)).toBeNull();
    fireEvent.input(input, { target: { value: "⚽".repeat(500) } });
    expect(input.value).toBe("⚽".repeat(CHAT_MAX));
    expect(page.getByText("0 characters left").id).toBe(input.getAttribute("aria-describedby"));
    expect(await violations()).toEqual([]);
    send();
    expect(said).toEqual(["⚽".repeat(CHAT_MAX)]);
    expect(input.value).toBe("");
  });

  it("sends no empty text", () => {
    const { said, input, send } = renderChat();
    fireEvent.input(input, { target: { value: "   " } });
    send();
    expect(said).toEqual([]);
  });
});
