import { render } from "preact";
import { tauri } from "./backend/tauri";
import { createApp } from "./state/app";
import { appLifecycle } from "./state/appLifecycle";
import { closing } from "./state/closing";
import { lockStore } from "./state/lock/lock";
import { rememberUnsent } from "./state/revoke/unsent";
import { systemClock } from "./state/shared/clock";
import { zoomKeys } from "./state/shared/zoom";
import "./style/style";
import { AppRoot } from "./view/AppRoot";
import { keepOwnPage } from "./view/ownPage";
import { words } from "./words/words";

document.documentElement.lang = words.language;
const life = new AbortController();
window.addEventListener("pagehide", () => life.abort(), { once: true });

const lock = lockStore(tauri, systemClock, life.signal);
const lifecycle = appLifecycle(lock, open, life.signal);
const asksToClose = closing(tauri, lock, lifecycle, life.signal);
zoomKeys(window, tauri, (percent) => lifecycle.app.peek()?.announcer.say(words.general.zoom(percent)), life.signal);
const root = document.getElementById("app");
if (root) render(<AppRoot lock={lock} lifecycle={lifecycle} closing={asksToClose} />, root);
keepOwnPage(window, life.signal);
void lock.start();

function open(until: AbortSignal) {
  const app = createApp(tauri, systemClock, until, lock);
  rememberUnsent(app.revocation.undo, localStorage, until);
  return app;
}
