import type { Hint } from "../../backend/generated/types";
import { counted } from "./counted";

/** What was noticed about one session: what was seen, without a judgement. */
export const hints = {
  label,
  reason,
};

/** A few words, for a chip. */
function label(hint: Hint): string {
  switch (hint.kind) {
    case "severalNetworks":
      return `${counted(hint.networks, "network")} within ${span(hint.minutes)}`;
    case "sharedAddress":
      return `IP shared by ${counted(hint.accounts, "account")}`;
    case "quiet":
      return `Quiet for ${counted(hint.days, "day")}`;
    case "outdatedClient":
      return `Outdated version ${hint.version}`;
    case "unknownClient":
      return "Unknown app or browser";
  }
}

/** What it was made from. */
function reason(hint: Hint): string {
  switch (hint.kind) {
    case "severalNetworks":
      return (
        `This account connected from ${counted(hint.networks, "network")}; another session of it, from ` +
        `another network, connected within ${span(hint.minutes)} of this one.`
      );
    case "sharedAddress":
      return `${counted(hint.accounts, "account")} connected from this internet address.`;
    case "quiet":
      return `It has not connected for ${counted(hint.days, "day")}.`;
    case "outdatedClient":
      return `It uses version ${hint.version}; the newest one seen here is ${hint.newest}.`;
    case "unknownClient":
      return "The server could not tell what the device is.";
  }
}

function span(minutes: number): string {
  return minutes > 0 && minutes % 60 === 0 ? counted(minutes / 60, "hour") : counted(Math.max(1, minutes), "minute");
}
