import { times } from "../times";

export const time = {
  ...times("en-GB", { justNow: "just now", today: "Today", yesterday: "Yesterday" }),
  yourTime: (zone: string) => `your time (${zone})`,
  checked: (relative: string) => `Checked ${relative}`,
  never: "Not checked yet",
};
