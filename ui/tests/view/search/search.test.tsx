// @vitest-environment jsdom
import { act, fireEvent, waitFor, within } from "@testing-library/preact";
import { expect, test } from "vitest";
import { summarise } from "../../../src/state/search/summary";
import { words } from "../../../src/words/words";
import { held } from "../../fakeClock";
import { card, challenge, type World, workspace } from "../../scripted";
import { page } from "../page";

const acme = workspace("acme", "Acme HQ");
const globex = workspace("globex", "Globex");
const phone = {
  kind: "mobileApp",
  name: "Rocket.Chat",
  version: "4.62",
  longVersion: "4.62",
  system: "iOS",
  systemVersion: "19",
} as const;

const world = (more: Partial<World> = {}): World => ({
  workspaces: [acme, globex],
  behaviours: {},
  sessions: {
    acme: [card("acme"), card("acme", { sessionId: "acme-2", device: phone })],
    globex: [card("globex", { sessionId: "globex-1" })],
  },
  ...more,
});

async function read(more: Partial<World> = {}) {
  const screen = await page(world(more));
  fireEvent.click(await screen.findByRole("button", { name: "Read all sessions of 2 workspaces" }));
  await screen.findByTestId("count");
  return screen;
}

test("before anything is read one button reads all, and then the count and the rail say how many", async () => {
  const screen = await read();

  await waitFor(() => expect(screen.getByTestId("count").textContent).toBe("3 sessions · checked just now"));
  expect(screen.getByRole("button", { name: /^Acme HQ.*2 sessions/ })).toBeTruthy();
  expect(screen.getByRole("button", { name: /^All workspaces.*3 sessions/ })).toBeTruthy();
});

test("the arrow down leads from the box to the first session, and where nothing is found it stays", async () => {
  const screen = await read();
  const box = screen.getByRole("searchbox", { name: "Session ID or person, internet address or device" });
  await screen.findAllByRole("article");
  box.focus();
  fireEvent.keyDown(box, { key: "ArrowDown" });
  expect(document.activeElement?.getAttribute("aria-label")).toMatch(/^Details of /);

  box.focus();
  fireEvent.input(box, { target: { value: "nobody" } });
  await screen.findByRole("heading", { name: "No session matches" });
  fireEvent.keyDown(box, { key: "ArrowDown" });
  expect(document.activeElement).toBe(box);
});

test("a choice opens by keyboard, takes the focus, and Escape gives it back and clears nothing else", async () => {
  const screen = await read();
  fireEvent.input(screen.getByRole("searchbox", { name: "Session ID or person, internet address or device" }), {
    target: { value: "rod" },
  });
  const chip = await screen.findByRole("button", { name: "Device type: Any device" });
  chip.focus();
  fireEvent.keyDown(chip, { key: "ArrowDown" });
  const box = await screen.findByRole("checkbox", { name: /^Browser/ });
  await waitFor(() => expect(document.activeElement).toBe(box));

  fireEvent.keyDown(box, { key: "Escape" });
  expect(screen.queryByRole("checkbox", { name: /^Browser/ })).toBeNull();
  expect(document.activeElement).toBe(chip);
  expect(screen.app.searchBox.text.value).toBe("rod");
  fireEvent.keyDown(chip, { key: "Escape" });
  expect(screen.app.searchBox.text.value).toBe("rod");
  fireEvent.keyDown(screen.getByRole("searchbox", { name: /^Session ID/ }), { key: "Escape" });
  expect(screen.app.searchBox.text.value).toBe("");
});

test("a filter is chosen by a press on its words, not on its circle alone", async () => {
  const screen = await read();
  fireEvent.click(await screen.findByRole("button", { name: "Last connected: Any time" }));
  const said = await screen.findByText("Within 24 hours");
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("radio", { name: "Any time" })));

  // A browser gives the focus to the nearest element that takes it, unless the press says no.
  if (fireEvent.mouseDown(said)) act(() => screen.getByRole("main").focus());
  fireEvent.click(said);

  expect(await screen.findByRole("button", { name: "Last connected: Within 24 hours" })).toBeTruthy();
});

test("a filter narrows, is seen, and is cleared with one button", async () => {
  const screen = await read();
  fireEvent.click(screen.getByRole("button", { name: "Device type: Any device" }));
  fireEvent.click(await screen.findByRole("checkbox", { name: /^Phone app/ }));
  expect(await screen.findByRole("button", { name: "Device type: Phone app" })).toBeTruthy();
  await waitFor(() => expect(screen.getByTestId("count").textContent).toContain("1 of 3 sessions"));

  fireEvent.click(screen.getByRole("button", { name: "Clear filters" }));
  await waitFor(() => expect(screen.getByTestId("count").textContent).toContain("3 sessions"));
});

test("when nothing matches it is not called proof, and what was not read can be read", async () => {
  const screen = await page(world());
  screen.app.scope.value = { kind: "one", id: "acme" };
  fireEvent.click(await screen.findByRole("button", { name: "Read all sessions of Acme HQ" }));
  await screen.findByTestId("count");
  screen.app.scope.value = { kind: "all" };
  fireEvent.input(screen.getByRole("searchbox", { name: "Session ID or person, internet address or device" }), {
    target: { value: "nobody" },
  });

  await screen.findByRole("heading", { name: "No session matches" });
  expect(screen.container.textContent).toContain("Nothing found is not proof that nobody is signed in.");
  fireEvent.click(screen.getByRole("button", { name: "Read Globex" }));
  await waitFor(() => expect(screen.app.finder.known.value.get("globex")?.sessions).toBe(1));
});

test("a reading that wants codes lists them, and entering one reads that workspace", async () => {
  const coded = { challenge: challenge(), code: "123456" };
  const screen = await page(world({ behaviours: { acme: coded, globex: coded } }));
  fireEvent.click(await screen.findByRole("button", { name: "Read all sessions of 2 workspaces" }));
  const panel = await screen.findByRole("region", { name: "2 workspaces need a code" });
  expect(screen.queryByRole("dialog")).toBeNull();

  fireEvent.click(within(panel).getByRole("button", { name: "Enter code for Acme HQ" }));
  expect((await screen.findByRole("dialog")).textContent).toContain("Waiting: reading all sessions");
  fireEvent.input(screen.getByLabelText("Code from your authenticator app"), { target: { value: "123456" } });
  await waitFor(() =>
    expect(screen.getByTestId("count").textContent).toBe("2 sessions · checked just now · Globex needs a code"),
  );
  expect(screen.getByRole("region", { name: "1 workspace needs a code" }).textContent).toContain("1 of 2 done");
  await waitFor(() => expect(document.activeElement?.getAttribute("aria-label")).toBe("Enter code for Globex"));
});

test("a workspace that wants the password is not said to want a code", async () => {
  const password = { challenge: challenge({ method: "password" }), code: "123456" };
  const screen = await page(
    world({ behaviours: { acme: { challenge: challenge(), code: "123456" }, globex: password } }),
  );
  fireEvent.click(await screen.findByRole("button", { name: "Read all sessions of 2 workspaces" }));

  const panel = await screen.findByRole("region", { name: "2 workspaces need a code or your password" });
  expect(within(panel).getByRole("button", { name: "Enter password for Globex" }).textContent).toBe("Enter password");
  fireEvent.click(within(panel).getByRole("button", { name: "Skip Acme HQ" }));
  expect(await screen.findByRole("region", { name: "1 workspace needs your password" })).toBeTruthy();
});

test("where one workspace wants the password, it is called a password everywhere", async () => {
  const behaviours = { acme: { challenge: challenge({ method: "password" }), code: "x" } };
  const screen = await page({ workspaces: [acme], behaviours });
  fireEvent.click(await screen.findByRole("button", { name: "Read all sessions" }));
  fireEvent.click(await screen.findByRole("button", { name: "Cancel" }));
  const enter = await screen.findByRole("button", { name: "Enter password for Acme HQ" });
  expect(enter.textContent).toBe("Enter password");
  expect(screen.container.textContent).toContain("Acme HQ needs your password before it can be read");
  expect(screen.getByRole("button", { name: /^Acme HQ/ }).textContent).toContain("Needs your password");
  expect(screen.container.textContent).not.toMatch(/\bcode\b/);
  fireEvent.click(screen.getByRole("button", { name: "Skip Acme HQ" }));
  expect(await screen.findByText("Acme HQ: password skipped, so it was not read")).toBeTruthy();
  expect(screen.getByRole("button", { name: "Enter password for Acme HQ" })).toBeTruthy();

  const outcome = { kind: "codeNeeded", challenge: challenge({ method: "password" }) } as const;
  const asked = summarise([{ workspaceId: "acme", outcome, wantedCode: true }]);
  expect(words.results.summary(asked, () => "Acme HQ")).toBe("Acme HQ needs your password.");
});

test("only a person who is asked for a password is told what helps where the company signs them in", async () => {
  for (const method of ["password", "totp"] as const) {
    const screen = await page(
      world({ workspaces: [acme], behaviours: { acme: { challenge: challenge({ method }), code: "123456" } } }),
    );
    fireEvent.click(await screen.findByRole("button", { name: "Read all sessions" }));
    const dialog = await screen.findByRole("dialog");

    const help = within(dialog).queryByText("I have no password here (SSO)")?.closest("details")?.textContent ?? "";
    expect(/personal access token.*“Ignore Two Factor Authentication”/.test(help), method).toBe(method === "password");
    screen.unmount();
  }
});

test("a reading shows how far it is, and Stop keeps what was read", async () => {
  const screen = await page(
    world({
      workspaces: [acme],
      behaviours: {
        acme: { reading: { before: (at) => (at === 1 ? new Promise(() => undefined) : Promise.resolve()) } },
      },
      sessions: { acme: [1, 2, 3].map((n) => card("acme", { sessionId: `a${n}` })) },
    }),
  );
  fireEvent.click(await screen.findByRole("button", { name: "Read all sessions" }));
  const panel = await screen.findByRole("region", { name: "Reading 1 workspace" });
  await waitFor(() => expect(panel.textContent).toContain("Acme HQ: 2 of 3 · page 1 of 2"));
  expect(within(panel).getByRole("progressbar", { name: "Acme HQ, sessions read" }).getAttribute("value")).toBe("2");

  fireEvent.click(within(panel).getByRole("button", { name: "Stop reading Acme HQ" }));
  expect(screen.backend.calls.at(-1)).toEqual(["stopReading", "acme"]);
  expect(screen.getByTestId("count").textContent).toContain("2 from Acme HQ so far");
});

test("a list that goes on and on stops with a sentence, and is read on when the person wants it", async () => {
  const screen = await page(
    world({
      workspaces: [acme],
      behaviours: { acme: { reading: { tooLongAfter: 1 } } },
      sessions: { acme: [1, 2, 3].map((n) => card("acme", { sessionId: `a${n}` })) },
    }),
  );
  fireEvent.click(await screen.findByRole("button", { name: "Read all sessions" }));
  const panel = await screen.findByRole("region", { name: "Reading waits for you" });
  expect(panel.textContent).toContain(
    "Acme HQ: stopped after 2 sessions; the server counts 3. Its list may have no end.",
  );
  expect(within(panel).queryByRole("progressbar")).toBeNull();

  fireEvent.click(within(panel).getByRole("button", { name: "Read on in Acme HQ" }));
  await waitFor(() => expect(screen.getByTestId("count").textContent).toBe("3 sessions · checked just now"));
  expect(screen.queryByRole("region", { name: "Reading waits for you" })).toBeNull();
});

test("a list that goes on and on can be left as it is, and the end of the other readings is told", async () => {
  const others = held<void>();
  const behaviours = {
    acme: { reading: { tooLongAfter: 1 } },
    globex: { reading: { before: () => others.promise } },
  };
  const sessions = {
    acme: ["a1", "a2", "a3"].map((sessionId) => card("acme", { sessionId })),
    globex: [card("globex", { sessionId: "g1" })],
  };
  const screen = await page(world({ behaviours, sessions }));
  fireEvent.click(await screen.findByRole("button", { name: /^Read all sessions/ }));
  const leave = await screen.findByRole("button", { name: "Leave the list of Acme HQ" });
  others.give();
  const said = () => screen.app.announcer.said.value.words;
  await waitFor(() => expect(said()).toContain("Reading is over. 3 sessions can be searched."));
  expect(said()).toContain("Acme HQ: stopped after 2 sessions");

  expect(leave.textContent).toBe("Leave it");
  fireEvent.click(leave);
  await waitFor(() => expect(screen.queryByRole("region", { name: "Reading waits for you" })).toBeNull());
  expect(screen.getByTestId("count").textContent).toContain("2 from Acme HQ, stopped just now");
});

test("how hints are made is told with the numbers that are used", async () => {
  const screen = await read();
  fireEvent.click(screen.getByRole("button", { name: "Hint: Any hint" }));
  fireEvent.click(await screen.findByRole("button", { name: "How hints are made…" }));
  const dialog = await screen.findByRole("dialog", { name: "How hints are made" });

  await waitFor(() => expect(dialog.textContent).toContain("within 60 minutes"));
  expect(dialog.textContent).toContain("Not connected for 30 days or longer");
});

test("the sentence below the box says what the text looks like and what Enter will do", async () => {
  const screen = await page(world());
  const box = await screen.findByRole("searchbox", { name: "Session ID or person, internet address or device" });
  fireEvent.input(box, { target: { value: "203.0.113.77" } });
  expect(await screen.findByText(/Looks like an internet address: 203.0.113.77/)).toBeTruthy();
  expect(screen.container.textContent).toContain("Enter reads the sessions of 2 workspaces, then finds this there");

  fireEvent.input(box, { target: { value: "uBNL9dTjJ4s6Pjp4K" } });
  expect(await screen.findByText(/Looks like a session ID/)).toBeTruthy();
  expect(screen.container.textContent).toContain("Enter looks in 2 workspaces");
});

test("while the sessions of one workspace are shown, the rail says which", async () => {
  const screen = await read();
  const current = () => screen.container.querySelector(".rail [aria-current]")?.textContent;
  expect(current()).toContain("All workspaces");
  screen.app.showSessions("globex");
  await waitFor(() => expect(current()).toContain("Globex"));
  expect(screen.container.querySelectorAll(".rail [aria-current]")).toHaveLength(1);
});

test("what stands between two parts of the sentence below the box stays with the first", async () => {
  const screen = await page(world());
  fireEvent.input(await screen.findByLabelText("Session ID"), { target: { value: "203.0.113.77" } });
  await screen.findByText(/^Enter reads the sessions of 2 workspaces/);
  const spans = [...screen.container.querySelectorAll(".recognised > span")].map((span) => span.textContent ?? "");
  expect(spans.length).toBeGreaterThan(1);
  expect(spans.filter((said) => said.startsWith("·"))).toEqual([]);
  expect(spans.slice(0, -1).every((said) => said.endsWith("\u00a0·"))).toBe(true);
});

test("an address that was searched for is marked on the cards, also where a range was", async () => {
  const screen = await read();
  await screen.findAllByRole("article");
  const { text = "" } = card("acme").internetAddress ?? {};
  for (const typed of [text, text.replace(/\d+$/, "0/24")]) {
    screen.app.typeSearch(typed);
    await waitFor(() => expect(screen.container.querySelector(".card-address mark")?.textContent, typed).toBe(text));
    screen.app.typeSearch("");
    await waitFor(() => expect(screen.container.querySelector(".card-address mark")).toBeNull());
  }
});

test("a range that is none is said below the box and where nothing was found, and is no mark of something recognised", async () => {
  const screen = await read();
  fireEvent.input(screen.getByRole("searchbox", { name: "Session ID or person, internet address or device" }), {
    target: { value: "10.0.0.0/33" },
  });

  const said =
    "10.0.0.0/33 is not an internet address range: the number after the slash goes from 0 to 32. " +
    "Searching for it as text";
  const below = await screen.findByText(said);
  expect(below.closest(".recognised")?.classList.contains("unfit")).toBe(true);
  await screen.findByRole("heading", { name: "No session matches" });
  expect(await screen.findByText(`${said}.`)).toBeTruthy();
});

test("a heading of a group that was found in part says how many there are", async () => {
  const screen = await read();
  fireEvent.input(screen.getByRole("searchbox", { name: "Session ID or person, internet address or device" }), {
    target: { value: "ios" },
  });
  await screen.app.finder.search({ group: "person" });
  expect(await screen.findByRole("heading", { name: /, Acme HQ: 1 of 2 devices found$/ })).toBeTruthy();
});

test("with little room, filters and order are one button that unfolds them and says that it is open", async () => {
  const screen = await read();
  const fold = screen.getByRole("button", { name: "Filter and sort" });
  const folded = () => document.getElementById(fold.getAttribute("aria-controls") ?? "");
  expect([fold.getAttribute("aria-expanded"), folded()?.classList.contains("open")]).toEqual(["false", false]);
  expect(folded()?.contains(screen.getByRole("button", { name: "Device type: Any device" }))).toBe(true);

  fireEvent.click(fold);
  expect([fold.getAttribute("aria-expanded"), folded()?.classList.contains("open")]).toEqual(["true", true]);
});
