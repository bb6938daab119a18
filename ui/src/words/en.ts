import { activity } from "./en/activity";
import { adding } from "./en/adding";
import { card } from "./en/card";
import { closing } from "./en/closing";
import { codes } from "./en/codes";
import { errors } from "./en/errors";
import { exporting } from "./en/exporting";
import { find } from "./en/find";
import { general } from "./en/general";
import { hints } from "./en/hints";
import { importing } from "./en/importing";
import { incident } from "./en/incident";
import { incidentTexts } from "./en/incidentTexts";
import { lock } from "./en/lock";
import { lostList } from "./en/lostList";
import { practice } from "./en/practice";
import { rail } from "./en/rail";
import { reading } from "./en/reading";
import { results } from "./en/results";
import { revocation } from "./en/revocation";
import { revocationTicket } from "./en/revocationTicket";
import { search } from "./en/search";
import { select } from "./en/select";
import { signIn } from "./en/signIn";
import { ticket } from "./en/ticket";
import { time } from "./en/time";
import { workspace } from "./en/workspace";

/** English. */
export const en = {
  language: "en",
  activity,
  adding,
  card,
  closing,
  codes,
  revocation,
  revocationTicket,
  errors,
  exporting,
  find,
  general,
  hints,
  importing,
  incident,
  incidentTexts,
  lock,
  lostList,
  practice,
  rail,
  reading,
  results,
  search,
  select,
  signIn,
  ticket,
  time,
  workspace,
};
