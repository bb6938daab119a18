import { words } from "../../words/words";
import { useApp } from "../shared/appContext";
import { ErrorNotice } from "../shared/ErrorNotice";

/** A sign-out whose plan failed, so no preview opened. */
export function SignOutFailed() {
  const error = useApp().revocation.failed.value;
  if (error === null) return null;
  return (
    <section class="dock-card" aria-label={words.revocation.impossible.failed}>
      <ErrorNotice error={error} about={{ name: words.general.app, host: words.general.app }} alert />
    </section>
  );
}
