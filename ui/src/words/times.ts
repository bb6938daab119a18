/** Times as a person reads them and as a ticket needs them; `zone` is an IANA name, for tests. */
interface Times {
  /** Such as "26 minutes ago". */
  relative(iso: string, now: number): string;
  /** The same, shorter, such as "26 min ago". */
  age(iso: string, now: number): string;
  /** Such as "Mon, 23 Nov 2026, 05:08:42". */
  absolute(iso: string): string;
  /** Such as "Today, 05:08" or "12 Nov 2026, 08:40". */
  short(iso: string, now: number): string;
  /** Such as "05:08". */
  minute(iso: string): string;
  /** Such as "05:08:42 (UTC+2)". */
  second(iso: string): string;
  /** Such as "UTC+2" at that time. */
  zone(iso: string): string;
  /** ISO 8601 with the offset, such as "2026-11-23T05:08:42+02:00". */
  withOffset(iso: string): string;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export function times(
  locale: string,
  words: { justNow: string; today: string; yesterday: string },
  zone?: string,
): Times {
  const inZone = zone === undefined ? {} : { timeZone: zone };
  const long = new Intl.RelativeTimeFormat(locale, { numeric: "always" });
  const short = new Intl.RelativeTimeFormat(locale, { numeric: "always", style: "short" });
  const full = new Intl.DateTimeFormat(locale, {
    ...inZone,
    weekday: "short",
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hour12: false,
  });
  const day = new Intl.DateTimeFormat(locale, { ...inZone, day: "numeric", month: "short", year: "numeric" });
  const clock = new Intl.DateTimeFormat(locale, { ...inZone, hour: "2-digit", minute: "2-digit", hour12: false });

  const exact = new Intl.DateTimeFormat(locale, {
    ...inZone,
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hour12: false,
  });

  function offsetMinutes(iso: string): number {
    if (zone === undefined) return -new Date(iso).getTimezoneOffset();
    const name = new Intl.DateTimeFormat("en", { timeZone: zone, timeZoneName: "longOffset" })
      .formatToParts(new Date(iso))
      .find((part) => part.type === "timeZoneName")?.value;
    const [, sign, hours, minutes] = /GMT([+-])(\d+):(\d+)/.exec(name ?? "") ?? [];
    return (sign === "-" ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0));
  }

  function ago(format: Intl.RelativeTimeFormat, iso: string, now: number): string {
    const passed = now - Date.parse(iso);
    if (Math.abs(passed) < MINUTE) return words.justNow;
    if (Math.abs(passed) < HOUR) return format.format(-Math.trunc(passed / MINUTE), "minute");
    if (Math.abs(passed) < DAY) return format.format(-Math.trunc(passed / HOUR), "hour");
    return format.format(dayOf(iso) - dayOf(new Date(now).toISOString()), "day");
  }

  /** The day in the person's zone, counted from 1970: days are told as the date beside them shows them. */
  function dayOf(iso: string): number {
    return Math.floor((Date.parse(iso) + offsetMinutes(iso) * MINUTE) / DAY);
  }

  function zoneName(iso: string): string {
    const minutes = offsetMinutes(iso);
    if (minutes === 0) return "UTC";
    const rest = Math.abs(minutes) % 60;
    const hours = Math.trunc(Math.abs(minutes) / 60);
    return `UTC${minutes < 0 ? "−" : "+"}${hours}${rest === 0 ? "" : `:${String(rest).padStart(2, "0")}`}`;
  }

  return {
    relative: (iso, now) => ago(long, iso, now),
    age: (iso, now) => ago(short, iso, now),
    absolute: (iso) => full.format(new Date(iso)),
    short(iso, now) {
      const of = day.format(new Date(iso));
      const time = clock.format(new Date(iso));
      if (of === day.format(new Date(now))) return `${words.today}, ${time}`;
      if (of === day.format(new Date(now - DAY))) return `${words.yesterday}, ${time}`;
      return `${of}, ${time}`;
    },
    minute: (iso) => clock.format(new Date(iso)),
    second: (iso) => `${exact.format(new Date(iso))} (${zoneName(iso)})`,
    zone: zoneName,
    withOffset(iso) {
      const minutes = offsetMinutes(iso);
      const local = new Date(Date.parse(iso) + minutes * MINUTE).toISOString().slice(0, 19);
      const two = (value: number) => String(value).padStart(2, "0");
      const rest = Math.abs(minutes);
      return `${local}${minutes < 0 ? "-" : "+"}${two(Math.trunc(rest / 60))}:${two(rest % 60)}`;
    },
  };
}
