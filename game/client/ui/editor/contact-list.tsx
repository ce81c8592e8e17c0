/** Why a disc bounced: the contacts of the shown tick. */
import { maskNames } from "#stadium/mask.ts";
import type { Contact } from "../../editor/play/contact-trace.ts";
import type { PlayMode } from "../../editor/play-mode.ts";
import { t } from "../i18n/translate.ts";

export function ContactList({ play }: { readonly play: PlayMode }) {
  const { tick, contacts } = play.contacts.value;
  if (play.options.speed.value === 1) return null;
  return (
    <section class="editor-contacts" aria-label={t("editor.contacts.title")}>
      <h2>
        {t("editor.contacts.title")} <small>{t("editor.contacts.tick", { tick })}</small>
      </h2>
      {contacts.length === 0 && <p>{t("editor.contacts.none")}</p>}
      <ol>
        {contacts.slice(0, 20).map((contact, i) => (
          <li key={i}>
            <ContactRow contact={contact} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function ContactRow({ contact }: { readonly contact: Contact }) {
  const { kind, disc, index, before, after, bounciness, normal, matched } = contact;
  const values = { disc: disc === 0 ? t("editor.kinds.ball") : `${t("editor.kinds.discs")} ${disc}`, index };
  return (
    <>
      <b>{t(`editor.contacts.${kind}`, values)}</b>
      <span>
        {speedText(before)} → {speedText(after)}
      </span>
      <small>
        {kind !== "joint" && t("editor.contacts.bounce", { value: short(bounciness) })} n ({short(normal.x)},{" "}
        {short(normal.y)})
        {matched.group !== 0 && ` · ${[...maskNames(matched.group), "↔", ...maskNames(matched.mask)].join(" ")}`}
      </small>
    </>
  );
}

function speedText({ x, y }: { readonly x: number; readonly y: number }): string {
  return `${short(Math.hypot(x, y))} (${short(x)}, ${short(y)})`;
}

function short(value: number): string {
  return String(Math.round(value * 100) / 100 + 0);
}
