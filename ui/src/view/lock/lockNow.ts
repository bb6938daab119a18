import type { App } from "../../state/app";

/** Locks; where no PIN is set, offers to set one. */
export async function lockNow(app: App): Promise<void> {
  const refused = await app.lock.lock("asked");
  if (refused === "noPin") app.dialog.value = { kind: "lock" };
}
