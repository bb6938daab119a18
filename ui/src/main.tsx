import { render } from "preact";
import { tauri } from "./backend/tauri";
import { createApp } from "./state/app";
import { systemClock } from "./state/clock";
import { rememberUnsent } from "./state/unsent";
import "./style/style";
import { Window } from "./view/Window";
import { words } from "./words/words";

document.documentElement.lang = words.language;
const life = new AbortController();
window.addEventListener("pagehide", () => life.abort(), { once: true });

const app = createApp(tauri, systemClock, life.signal);
const root = document.getElementById("app");
if (root) render(<Window app={app} />, root);
rememberUnsent(app.ending.undo, localStorage, life.signal);
void app.start();
