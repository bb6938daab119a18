import { render } from "preact";
import { tauri } from "./backend/tauri";
import { createApp } from "./state/app";
import { guard } from "./state/appLifecycle";
import { closing } from "./state/closing";
import { lockStore } from "./state/lock/lock";
import { rememberUnsent } from "./state/revoke/unsent";
import { systemClock } from "./state/shared/clock";
import { zoomKeys } from "./state/shared/zoom";
import "./style/style";
import { Guarded } from "./view/AppRoot";
import { keepOwnPage } from "./view/ownPage";
import { words } from "./words/words";

document.documentElement.lang = words.language;
const life = new AbortController();
window.addEventListener("pagehide", () => life.abort(), { once: true });

const lock = lockStore(tauri, systemClock, life.signal);
const guarded = guard(lock, open, life.signal);
const asksToClose = closing(tauri, lock, guarded, life.signal);
zoomKeys(window, tauri, (percent) => guarded.app.peek()?.announcer.say(words.general.zoom(percent)), life.signal);
const root = document.getElementById("app");
if (root) render(<Guarded lock={lock} guard={guarded} closing={asksToClose} />, root);
keepOwnPage(window, life.signal);
void lock.start();

function open(until: AbortSignal) {
  const app = createApp(tauri, systemClock, until, lock);
  rememberUnsent(app.ending.undo, localStorage, until);
  return app;
}
