/** The program of `npm start`. */
import { serve } from "./serve.ts";

await serve(process.argv.slice(2));
