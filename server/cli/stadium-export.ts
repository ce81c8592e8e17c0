/** `rondo stadium export`: the canonical text of a stadium file. */
import { defineCommand } from "citty";
import { formatDiagnostic } from "#stadium/diagnostics.ts";
import { exportStadium } from "#stadium/export.ts";
import { print, readStadiumFile, writeOutput } from "./files.ts";
import { reportUserErrors } from "./user-error.ts";

export const exportCommand = defineCommand({
  meta: {
    name: "export",
    description: "Print the canonical text of a stadium: strict JSON, traits written out, defaults omitted",
  },
  args: {
    file: { type: "positional", description: "Stadium file", valueHint: "FILE.hbs", required: true },
    output: { type: "string", alias: "o", description: "File to write instead of the output", valueHint: "OUT.hbs" },
  },
  run: ({ args }) =>
    reportUserErrors(async () => {
      const { stadium, warnings } = readStadiumFile(args.file);
      for (const warning of warnings) console.error(`${args.file}: warning: ${formatDiagnostic(warning)}`);
      const text = exportStadium(stadium);
      await (args.output === undefined ? print([text]) : writeOutput(args.output, text));
    }),
});
