/** The text of a chat line. */
import { ScriptBadge } from "../component/script-look.tsx";
import type { LineBody } from "./chat-lines.ts";
import { ScriptLine, useReadableColor } from "./script-line.tsx";

type LineTextProps<Body extends LineBody = LineBody> = {
  readonly body: Body;
  /** Of the background, 0 to 1. */
  readonly opacity: number;
};

export function LineText({ body, opacity }: LineTextProps) {
  switch (body.kind) {
    case "message":
      return <Message body={body} opacity={opacity} />;
    case "script":
      return <ScriptLine text={body.text} color={body.color} opacity={opacity} />;
    default:
      return <bdi>{body.text}</bdi>;
  }
}

type MessageProps = LineTextProps<Extract<LineBody, { kind: "message" }>>;

function Message({ body: { name, team, text, tag, nameColor, badge }, opacity }: MessageProps) {
  const color = useReadableColor(nameColor, opacity);
  return (
    <>
      {tag !== "" && (
        <>
          <i class="chat-tag">{tag}</i>{" "}
        </>
      )}
      {badge !== null && (
        <>
          <ScriptBadge {...badge} />{" "}
        </>
      )}
      <b class={`chat-name chat-name-${team}`} style={color === undefined ? undefined : { color }}>
        <bdi>{name}</bdi>:
      </b>{" "}
      <bdi>{text}</bdi>
    </>
  );
}

/** The classes of a line's row. */
export function lineClass(body: LineBody): string {
  if (body.kind === "reply") return "chat-reply";
  if (body.kind === "script") return `chat-script chat-script-${body.style}`;
  if (body.kind === "notice") return `chat-notice chat-notice-${body.style}`;
  return `chat-message chat-message-${body.scope} ${body.mention ? "chat-mention" : ""}`;
}
