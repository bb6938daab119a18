/** What was read longer ago than this is told with its age. */
const OLD_AFTER = 60 * 60_000;

/** Whether a card comes from an older reading; `now` in milliseconds since 1970. */
export function isOld(asOf: string, now: number): boolean {
  return now - Date.parse(asOf) > OLD_AFTER;
}
