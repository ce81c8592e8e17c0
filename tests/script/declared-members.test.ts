/** The types that authors get name exactly the members that a room object has. */
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { HANDLERS } from "#script/listeners.ts";
import { ScriptDriver } from "../support/script-driver.ts";

const read = (name: string) => readFileSync(new URL(`../../assets/script/${name}`, import.meta.url), "utf8");
const text = read("rondo.d.ts") + read("rondo-version-2.d.ts");

/** The names of the members of an interface. */
function membersOf(name: string): string[] {
  const [, body] = new RegExp(`^interface ${name}\\b[^{]*\\{\\n([^]*?)^\\}`, "mu").exec(text)!;
  return Array.from(body!.matchAll(/^ {2}(?:readonly )?(\w+)[?(<:]/gmu), ([, member]) => member!);
}

it("a room has the declared members and no others", () => {
  const { room } = new ScriptDriver((hbInit) => hbInit());
  const declared = ["RoomMethods", "RoomMethods2", "Room"].flatMap(membersOf);
  expect([...new Set(declared)].toSorted()).toEqual(Object.keys(room).toSorted());
});

it("a room calls the declared handlers and no others", () => {
  expect(membersOf("RoomHandlers").toSorted()).toEqual([...HANDLERS].toSorted());
});
