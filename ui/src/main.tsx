import { render } from "preact";
import { tauri } from "./backend/tauri";
import { createApp } from "./state/app";
import { systemClock } from "./state/clock";
import { guard } from "./state/guard";
import { lockStore } from "./state/lock";
import { rememberUnsent } from "./state/unsent";
import "./style/style";
import { Guarded } from "./view/Guarded";
import { words } from "./words/words";

document.documentElement.lang = words.language;
const life = new AbortController();
window.addEventListener("pagehide", () => life.abort(), { once: true });

const lock = lockStore(tauri, systemClock, life.signal);
const guarded = guard(lock, open, life.signal);
const root = document.getElementById("app");
if (root) render(<Guarded lock={lock} guard={guarded} />, root);
void lock.start();

function open(until: AbortSignal) {
  const app = createApp(tauri, systemClock, until, lock);
  rememberUnsent(app.ending.undo, localStorage, until);
  return app;
}
