import type { SessionCard } from "../../backend/generated/types";
import type { App } from "../../state/app";
import { isOld } from "../../state/search/asOf";

/** Whether signing a session out opens a question; else the five seconds begin at once. */
export function asksFirst({ ending, now }: App, card: SessionCard): boolean {
  return ending.mode.allowedUntil.value === null || isOld(card.asOf, now.value);
}
