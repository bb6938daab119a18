import { render } from "preact";
import { createApp } from "../../src/state/app";
import { systemClock } from "../../src/state/shared/clock";
import "../../src/style/style";
import { Window } from "../../src/view/Window";
import { scripted } from "../scripted";
import { incidentScreens } from "./incidentScreens";
import { revocationScreens } from "./revocationScreens";
import { screens as others } from "./screens";
import { searchScreens } from "./searchScreens";

/** The window over a scripted backend: `preview.html?screen=NAME`; without a name, the list of names. */
const screens = { ...others, ...searchScreens, ...revocationScreens, ...incidentScreens };
const NOW = Date.parse("2026-11-23T05:34:50Z");
const opened = Date.now();
const clock = { ...systemClock, now: () => NOW + Date.now() - opened };

const root = document.getElementById("app");
const name = new URLSearchParams(location.search).get("screen");
const screen = name === null ? undefined : screens[name];

if (root && screen) {
  const app = createApp(scripted(screen.world()), clock, new AbortController().signal);
  render(<Window app={app} />, root);
  await app.start();
  await screen.act?.(app);
  document.body.dataset.ready = "yes";
} else if (root) {
  const list = Object.keys(screens).map((one) => (
    <li key={one}>
      <a href={`?screen=${one}`}>{one}</a>
    </li>
  ));
  render(<ul>{list}</ul>, root);
}
