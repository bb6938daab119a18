import { words } from "../../words/words";
import { useApp } from "../shared/appContext";
import { Trouble } from "../shared/ErrorNotice";

/** A wish to sign out that could not even be looked over. */
export function EndingFailed() {
  const error = useApp().ending.failed.value;
  if (error === null) return null;
  return (
    <section class="dock-card" aria-label={words.ending.impossible.failed}>
      <Trouble error={error} about={{ name: words.general.app, host: words.general.app }} alert />
    </section>
  );
}
