import type { AddressReading, Workspace } from "../src/backend/generated/types";

/** A rough stand-in for the program's own reading of addresses. */
export function readAddress(text: string, workspaces: readonly Workspace[]): AddressReading {
  const typed = text.trim();
  if (typed === "") return { kind: "refused", problem: "empty", encrypted: null };
  if (/^http:/i.test(typed))
    return { kind: "refused", problem: "notEncrypted", encrypted: typed.replace(/^http:/i, "https:") };
  if (/^[a-z]+:/i.test(typed) && !/^https:/i.test(typed))
    return { kind: "refused", problem: "wrongScheme", encrypted: null };
  if (typed.includes("@")) return { kind: "refused", problem: "hasCredentials", encrypted: null };
  const host =
    typed
      .replace(/^https:\/\//i, "")
      .split("/")[0]
      ?.toLowerCase() ?? "";
  if (!host.includes(".")) return { kind: "refused", problem: "notAnAddress", encrypted: null };
  const there = workspaces.find((one) => one.host === host);
  return { kind: "understood", address: `https://${host}`, host, alreadyThere: there?.name ?? null };
}
