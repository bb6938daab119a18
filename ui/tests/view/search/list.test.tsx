// @vitest-environment jsdom
import { cleanup, fireEvent, render, waitFor } from "@testing-library/preact";
import { afterEach, expect, test } from "vitest";
import type { Grouping } from "../../../src/backend/generated/types";
import { createApp } from "../../../src/state/app";
import { SidePanel } from "../../../src/view/search/details/SidePanel";
import { ResultList } from "../../../src/view/search/list/ResultList";
import { AppContext, useApp } from "../../../src/view/shared/appContext";
import { words } from "../../../src/words/words";
import { fakeClock, settle } from "../../fakeClock";
import { millionRows } from "../../millionRows";
import { scripted, workspace } from "../../scripted";

globalThis.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
};

let life = new AbortController();
afterEach(() => {
  cleanup();
  life.abort();
  life = new AbortController();
});

function ListAndPanel() {
  const result = useApp().finder.result.value;
  return (
    <>
      <main>{result && <ResultList result={result} />}</main>
      <SidePanel />
    </>
  );
}

/** The list over a million sessions on two workspaces, and the panel beside it. */
async function list(group: Grouping = "none") {
  const workspaces = [workspace("acme", "Acme HQ"), workspace("globex", "Globex")];
  const backend = millionRows(scripted({ workspaces, behaviours: {} }), ["acme", "globex"]);
  const app = createApp(backend, fakeClock(), life.signal);
  await app.workspaces.open();
  await app.finder.search({ group });
  const screen = render(
    <AppContext.Provider value={app}>
      <ListAndPanel />
    </AppContext.Provider>,
  );
  await waitFor(() => expect(document.querySelectorAll("article").length).toBeGreaterThan(8));
  return { ...screen, app, backend };
}

type Screen = Awaited<ReturnType<typeof list>>;

const focusedItem = () => document.activeElement?.closest("li");
const placeOfFocus = () => [focusedItem()?.getAttribute("aria-posinset"), focusedItem()?.getAttribute("aria-setsize")];
/** Queries by role are slow among so many buttons. */
const cardOf = (screen: Screen, name: RegExp) => screen.getByLabelText(name, { selector: "button" });
const panelTitle = (screen: Screen, title: string) => screen.findByText(title, { selector: "aside h2" });
const panel = () => document.querySelector('aside[aria-label="Session details"]');

async function press(key: string) {
  fireEvent.keyDown(document.activeElement ?? document.body, { key });
  await settle();
  await new Promise((resolve) => setTimeout(resolve));
}

async function atTheFirst(screen: Screen) {
  cardOf(screen, /^Details of Maria Lopez, @maria\.lopez\.0, Chrome/).focus();
  await settle();
}

test("sessions are articles in a list that says how many there are, in few nodes", async () => {
  const screen = await list();
  const items = screen.getAllByRole("listitem");

  expect(screen.getByRole("list", { name: "Sessions found" })).toBeTruthy();
  expect(items[1]?.getAttribute("aria-posinset")).toBe("2");
  expect(items[1]?.getAttribute("aria-setsize")).toBe("1000000");
  expect(screen.getAllByRole("article")[0]?.getAttribute("aria-label")).toBe(
    "Maria Lopez, @maria.lopez.0, Chrome 110 on Windows 10, Acme HQ, just now",
  );
  expect(document.querySelectorAll(".found *").length).toBeLessThanOrEqual(400);
});

test("one session alone is reached by Tab, and the arrow keys go on from there", async () => {
  const screen = await list();
  expect([...document.querySelectorAll('.found [tabindex="0"]')].map((one) => one.closest("li")?.dataset.at)).toEqual([
    "0",
    "0",
    "0",
    "0",
    "0",
  ]);

  await atTheFirst(screen);
  await press("ArrowDown");
  expect(placeOfFocus()).toEqual(["2", "1000000"]);
  await press("ArrowUp");
  expect(placeOfFocus()).toEqual(["1", "1000000"]);
  await press("PageDown");
  expect(Number(placeOfFocus()[0])).toBeGreaterThan(5);
});

test("End goes to the millionth session and Home back to the first", async () => {
  const screen = await list();
  await atTheFirst(screen);
  await press("End");
  expect(placeOfFocus()).toEqual(["1000000", "1000000"]);
  await press("Home");
  expect(placeOfFocus()).toEqual(["1", "1000000"]);
  expect(document.querySelectorAll(".found *").length).toBeLessThanOrEqual(400);
});

test("Enter opens the details and reads on there; closing gives the focus back to the card", async () => {
  const screen = await list();
  await atTheFirst(screen);
  await press("ArrowDown");
  fireEvent.click(document.activeElement as Element);

  expect(await panelTitle(screen, "Rocket.Chat Mobile 4.62 on iOS 19.1")).toBeTruthy();
  expect(cardOf(screen, /^Details of Maria Lopez, @[^,]+, Rocket.Chat Mobile/).getAttribute("aria-expanded")).toBe(
    "true",
  );
  screen.getByLabelText("Close").focus();
  fireEvent.click(screen.getByLabelText("Close"));
  await waitFor(() => expect(placeOfFocus()).toEqual(["2", "1000000"]));
  expect(panel()).toBeNull();
});

test("Escape in the list closes the details", async () => {
  const screen = await list();
  await atTheFirst(screen);
  fireEvent.click(document.activeElement as Element);
  await waitFor(() => expect(panel()).not.toBeNull());
  (document.querySelector(".card-open") as HTMLElement).focus();
  await press("Escape");

  await waitFor(() => expect(panel()).toBeNull());
});

test("the focus stays on its session when new results come, and in the list when its session is not near", async () => {
  const screen = await list();
  await atTheFirst(screen);
  await press("ArrowDown");
  const before = document.activeElement?.getAttribute("aria-label");
  await screen.app.finder.search({ group: "person" });
  await settle();
  await waitFor(() => expect(document.querySelector(".found h2")).not.toBeNull());
  expect(document.activeElement?.getAttribute("aria-label")).toBe(before);

  await press("End");
  await screen.app.finder.search({ group: "none" });
  await waitFor(() => expect(document.querySelector(".found h2")).toBeNull());
  expect(document.activeElement?.closest(".found")).toBeTruthy();
});

test("groups have headings that count, and each session its place among them", async () => {
  const screen = await list("person");

  expect(screen.getByRole("heading", { name: "Maria Lopez @maria.lopez.0, Acme HQ: 4 devices" })).toBeTruthy();
  const [, first] = screen.getAllByRole("listitem");
  expect([first?.getAttribute("aria-posinset"), first?.getAttribute("aria-setsize")]).toEqual(["1", "4"]);
});

test("a heading says how many of its group were found, and how many there are", () => {
  const { personHeading, addressHeading } = words.card;
  expect(personHeading("Maria Lopez", "@maria", "Acme HQ", { sessions: 12, known: 1040 })).toBe(
    "Maria Lopez @maria, Acme HQ: 12 of 1,040 devices found",
  );
  expect(personHeading("Maria Lopez", null, "Acme HQ", { sessions: 1, known: 1 })).toBe(
    "Maria Lopez, Acme HQ: 1 device",
  );
  expect(addressHeading("10.0.0.1", { sessions: 2, known: 5 }, 2)).toBe("10.0.0.1: 2 of 5 devices found, 2 workspaces");
});

test("the details list the sessions around, apart by how sure it is, and each row goes to its own", async () => {
  const screen = await list();
  fireEvent.click(cardOf(screen, /^Details of Maria Lopez, @maria\.lopez\.0, Chrome/));

  const own = await screen.findByRole("region", { name: "Maria Lopez’s other sessions on Acme HQ (3)" });
  expect(screen.getByRole("region", { name: "Same name in other workspaces, not confirmed (3)" })).toBeTruthy();
  expect(screen.getByRole("region", { name: "Others on the same internet address (112)" })).toBeTruthy();
  expect(screen.getByRole("region", { name: "Hints" }).textContent).toContain("What else can cause it");

  fireEvent.click(own.querySelector("button") as Element);
  expect(await panelTitle(screen, "Rocket.Chat Mobile 4.62 on iOS 19.1")).toBeTruthy();
});

test("a session that is not in the newest reading says so, and does not claim that it ended for sure", async () => {
  const screen = await list();
  screen.app.finder.select({ workspaceId: "acme", sessionId: "uBNL9dTjzzzzzzzzz" });

  expect(await panelTitle(screen, "This session is not in the newest reading")).toBeTruthy();
  expect(screen.getByText(/It may have ended, expired, or reconnected under a new ID/)).toBeTruthy();
});

test("a scroll whose event is still on its way is kept when a result arrives", async () => {
  const { app } = await list();
  const scroller = document.querySelector(".found") as HTMLElement;
  scroller.scrollTop = 880;
  fireEvent.scroll(scroller);
  await settle();
  const before = app.finder.result.peek();

  scroller.scrollTop = 1100;
  await app.finder.again();
  await waitFor(() => expect(app.finder.result.peek()).not.toBe(before));
  await settle();
  expect(scroller.scrollTop).toBe(1100);
});

test("while the lines behind a jump load, the cards before are kept hidden and filled with what comes", async () => {
  const screen = await list();
  const { lines } = screen.backend;
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  screen.backend.lines = async (...asked) => {
    await held;
    return lines(...asked);
  };
  const before = new Set(document.querySelectorAll(".found article"));
  const scroller = document.querySelector(".found") as HTMLElement;
  scroller.scrollTop = 5_000_000;
  fireEvent.scroll(scroller);
  await settle();

  expect(document.querySelectorAll(".found li[data-at]").length).toBe(0);
  expect(screen.queryAllByRole("listitem")).toEqual([]);
  expect([...before].every((card) => card.closest('li.found-spare[aria-hidden="true"]'))).toBe(true);

  release();
  await waitFor(() => expect(document.querySelectorAll(".found li[data-at]").length).toBeGreaterThan(8));
  expect(document.querySelector(".found-spare")).toBeNull();
  expect([...document.querySelectorAll(".found article")].filter((card) => before.has(card)).length).toBeGreaterThan(8);
});
