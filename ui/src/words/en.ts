import { adding } from "./en/adding";
import { card } from "./en/card";
import { codes } from "./en/codes";
import { errors } from "./en/errors";
import { importing } from "./en/importing";
import { practice } from "./en/practice";
import { rail } from "./en/rail";
import { results } from "./en/results";
import { search } from "./en/search";
import { signIn } from "./en/signIn";
import { time } from "./en/time";
import { general } from "./en/general";
import { workspace } from "./en/workspace";

/** English. */
export const en = {
  language: "en",
  adding,
  card,
  codes,
  errors,
  general,
  importing,
  practice,
  rail,
  results,
  search,
  signIn,
  time,
  workspace,
};
