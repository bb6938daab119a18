import type { SessionCard } from "../../backend/generated/types";
import type { App } from "../../state/app";
import { isOld } from "../../state/search/asOf";

/** Whether signing a session out opens a question; else the five seconds begin at once. */
export function needsPreview({ revocation, now }: App, card: SessionCard): boolean {
  return revocation.mode.allowedUntil.value === null || isOld(card.asOf, now.value);
}
