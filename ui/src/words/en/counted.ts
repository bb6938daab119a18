const rules = new Intl.PluralRules("en");
const numbers = new Intl.NumberFormat("en");
const lists = new Intl.ListFormat("en", { type: "conjunction" });

/** A number with its noun, such as "1 workspace" or "2,214 workspaces". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${numbers.format(count)} ${rules.select(count) === "one" ? one : many}`;
}

/** Such as "2,214". */
export function numbered(count: number): string {
  return numbers.format(count);
}

/** The word that goes with a number. */
export function agree(count: number, one: string, many: string): string {
  return rules.select(count) === "one" ? one : many;
}

/** Such as "Acme HQ, Globex, and Initech". */
export function listed(names: readonly string[]): string {
  return lists.format(names);
}

/** How long something takes, such as "43 s" or "60 minutes". */
export function lasting(seconds: number): string {
  return seconds < 90 ? `${seconds} s` : counted(Math.round(seconds / 60), "minute");
}
