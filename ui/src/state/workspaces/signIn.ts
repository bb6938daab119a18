import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { Backend } from "../../backend/backend";
import type { CommandError, KeptIn, SignInForm, Workspace } from "../../backend/generated/types";
import type { SecondFactorPrompts } from "../codes/secondFactorPrompts";
import { commandError } from "../shared/commandError";

type Way = "password" | "accessToken";

/** A field that must be filled before anything is sent. */
export type Missing = "user" | "password" | "userId" | "token";

export interface SignIn {
  way: ReadonlySignal<Way>;
  user: ReadonlySignal<string>;
  password: ReadonlySignal<string>;
  userId: ReadonlySignal<string>;
  token: ReadonlySignal<string>;
  busy: ReadonlySignal<boolean>;
  error: ReadonlySignal<CommandError | null>;
  missing: ReadonlySignal<Missing | null>;
  /** The person is signed in, but that could not be saved: it is held in memory. */
  storeRefused: ReadonlySignal<boolean>;
  /** Takes what was typed into a field; what was wrong with the last try is over. */
  type(field: Missing, text: string): void;
  /** Turns to the other way of signing in. */
  choose(way: Way): void;
  /**
   * Resolves to the workspace once signed in, or to null. `unproven`: also where the address could
   * not show that it is Rocket.Chat, because the person says that it is.
   */
  submit(unproven?: boolean): Promise<Workspace | null>;
  /** The workspace has another address now: what was typed or said for the one before is forgotten. */
  addressChanged(): void;
  /** Goes on with the sign-in that could not be saved, until the app closes. */
  signInOnce(): Promise<void>;
}

interface SignInNeeds {
  backend: Backend;
  prompts: SecondFactorPrompts;
  workspace: Workspace;
  /** The user name that was used last, for the next workspace. */
  carriedUser: Signal<string>;
  onSignedIn: (workspace: Workspace) => void;
  /** The form was left while a sign-in that could not be saved is held, untold to the window. */
  onLeftHeld: (workspaceId: string) => void;
}

/** One sign-in form. What was typed in secret fields is forgotten when the signal is aborted. */
export function signInForm(needs: SignInNeeds, until: AbortSignal): SignIn {
  const { backend, prompts, workspace, carriedUser, onSignedIn, onLeftHeld } = needs;
  const way = signal<Way>("password");
  const user = signal(workspace.account?.userName ?? (workspace.practice ? "" : carriedUser.peek()));
  const password = signal("");
  const userId = signal("");
  const token = signal("");
  const fields: Record<Missing, Signal<string>> = { user, password, userId, token };
  const busy = signal(false);
  const error = signal<CommandError | null>(null);
  const missing = signal<Missing | null>(null);

  function forgetSecrets() {
    password.value = "";
    token.value = "";
  }
  let heldUntold = false;
  until.addEventListener("abort", () => {
    forgetSecrets();
    if (heldUntold) onLeftHeld(workspace.id);
  });

  function edited() {
    error.value = null;
    missing.value = null;
  }

  function firstMissing(): Missing | null {
    if (way.peek() === "password")
      return user.peek().trim() === "" ? "user" : password.peek() === "" ? "password" : null;
    return userId.peek().trim() === "" ? "userId" : token.peek().trim() === "" ? "token" : null;
  }

  /** A practice workspace forgets its sign-ins when the app closes, so they are not kept either. */
  const keepIn: KeptIn = workspace.practice ? "thisSessionOnly" : "passwordStore";

  function form(): SignInForm {
    return way.peek() === "password"
      ? { kind: "password", user: user.peek().trim(), password: password.peek(), keepIn }
      : { kind: "accessToken", userId: userId.peek().trim(), token: token.peek().trim(), keepIn };
  }

  async function submit(unproven = false): Promise<Workspace | null> {
    if (busy.peek()) return null;
    missing.value = firstMissing();
    if (missing.peek() !== null) return null;
    const filled = form();
    busy.value = true;
    error.value = null;
    try {
      const settled = await prompts.run({ kind: "signIn", workspaceId: workspace.id }, (secondFactor) =>
        backend.signIn(workspace.id, filled, secondFactor, unproven),
      );
      if (settled.kind === "gaveUp") return null;
      done(settled.value);
      return settled.value;
    } catch (thrown) {
      error.value = commandError(thrown);
      heldUntold ||= isHeldUnsaved(error.value);
      if (until.aborted && heldUntold) onLeftHeld(workspace.id);
      return null;
    } finally {
      busy.value = false;
    }
  }

  async function signInOnce(): Promise<void> {
    try {
      done(await backend.checkWorkspace(workspace.id));
    } catch (thrown) {
      error.value = commandError(thrown);
    }
  }

  function done(signedIn: Workspace) {
    if (way.peek() === "password" && !workspace.practice) carriedUser.value = user.peek().trim();
    forgetSecrets();
    heldUntold = false;
    onSignedIn(signedIn);
  }

  return {
    way,
    user,
    password,
    userId,
    token,
    busy,
    error,
    missing,
    storeRefused: computed(() => isHeldUnsaved(error.value)),
    type(field, text) {
      fields[field].value = text;
      edited();
    },
    choose(chosen) {
      way.value = chosen;
      edited();
    },
    submit,
    addressChanged() {
      forgetSecrets();
      edited();
    },
    signInOnce,
  };
}

/** Whether what was typed is wrong, as far as the server says. */
export function didNotMatch(error: CommandError | null): boolean {
  return error?.kind === "signInRefused" && (error.reason === "noMatch" || error.reason === "tokenNoMatch");
}

/** Whether a sign-in went well, and only saving it failed. */
function isHeldUnsaved(error: CommandError | null): boolean {
  return error?.kind === "passwordStore" || error?.kind === "notSaved";
}
