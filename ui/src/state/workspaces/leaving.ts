import type { Signal } from "@preact/signals";
import type { Backend } from "../../backend/backend";
import type { Workspace } from "../../backend/generated/types";
import type { Notice } from "../shown";
import type { Workspaces } from "./workspaces";

/** The three ways in which a workspace loses its sign-in. */
export interface Leaving {
  signOut(id: string): Promise<void>;
  /** Rejects when the address is not taken. */
  changeAddress(id: string, address: string, anotherAccount: boolean): Promise<Workspace>;
  remove(id: string): Promise<void>;
}

interface LeavingNeeds {
  backend: Pick<Backend, "changeAddress">;
  workspaces: Pick<Workspaces, "find" | "put" | "check" | "signOut" | "remove">;
  notice: Signal<Notice | null>;
  /** Runs what the person wants with a workspace, and tells when it could not be done. */
  attempt(name: string, wish: () => Promise<void>): Promise<void>;
  /** Nothing that a sign-in brought is kept without it. */
  forget(id: string): void;
  onRemoved(): void;
}

/** Takes sign-ins away, each time with a notice of what became of it. */
export function leaving({ backend, workspaces, notice, attempt, forget, onRemoved }: LeavingNeeds): Leaving {
  const nameOf = (id: string) => workspaces.find(id)?.name ?? "";
  const toldOf = (id: string) => ({ name: nameOf(id), userName: workspaces.find(id)?.account?.userName ?? null });

  /** One that failed may have done half of it: the window then asks how it stands. */
  const attemptToLeave = (id: string, wish: () => Promise<void>) =>
    attempt(nameOf(id), () =>
      wish().catch(async (thrown: unknown) => {
        await workspaces.check(id);
        throw thrown;
      }),
    );

  return {
    signOut: (id) =>
      attemptToLeave(id, async () => {
        const told = toldOf(id);
        const removal = await workspaces.signOut(id);
        forget(id);
        notice.value = { kind: "signedOut", ...told, removal };
      }),
    async changeAddress(id, address, anotherAccount) {
      const told = toldOf(id);
      const { workspace, removal } = await backend.changeAddress(id, address, anotherAccount);
      forget(id);
      workspaces.put(workspace);
      notice.value = removal.kind === "nothingToEnd" ? null : { kind: "signedOut", ...told, removal };
      return workspace;
    },
    remove: (id) =>
      attemptToLeave(id, async () => {
        const told = toldOf(id);
        const removal = await workspaces.remove(id);
        forget(id);
        onRemoved();
        notice.value = { kind: "removed", ...told, removal };
      }),
  };
}
