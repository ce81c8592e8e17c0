/** `rondo stadium …` */
import { defineCommand } from "citty";
import { checkStadiumFile, type StadiumVerdict, summarise } from "./stadium-check.ts";
import { drawCommand } from "./stadium-draw.ts";
import { exportCommand } from "./stadium-export.ts";

const checkCommand = defineCommand({
  meta: { name: "check", description: "Check stadium files and list their errors and warnings" },
  args: { files: { type: "positional", description: "One or more .hbs files", valueHint: "FILE…", required: true } },
  /** Exit code 1 if any file is refused or cannot be read. */
  async run({ args }) {
    const verdicts: StadiumVerdict[] = [];
    for (const path of args._) {
      const verdict = await checkStadiumFile(path);
      for (const line of verdict.lines) console.log(line);
      verdicts.push(verdict);
    }
    if (verdicts.length > 1) console.log(summarise(verdicts));
    if (verdicts.some((verdict) => !verdict.accepted)) process.exitCode = 1;
  },
});

export const stadiumCommand = defineCommand({
  meta: { name: "stadium", description: "Work with stadium files (.hbs)" },
  subCommands: { check: checkCommand, export: exportCommand, draw: drawCommand },
});
