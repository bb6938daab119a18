import { counted, numbered } from "./counted";

/** Selecting cards. */
export const select = {
  tick: (name: string) => `Select ${name}`,
  bar: "Selected sessions",
  selected: (count: number) => `${numbered(count)} selected`,
  clear: "Clear selection",
  /** Said after everything that is found was selected. */
  all: (count: number, of: number) =>
    count < of
      ? `The first ${counted(count, "session")} of ${numbered(of)} are selected: more cannot be at once`
      : `${counted(count, "session")} selected`,
  gone: (count: number) =>
    `${counted(count, "session")} that you had selected ${count === 1 ? "is" : "are"} not there any more`,
};
