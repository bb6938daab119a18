// @vitest-environment jsdom
import { fireEvent, waitFor } from "@testing-library/preact";
import { expect, test } from "vitest";
import { tileShades } from "../../build/palette";
import { card, challenge, scripted, workspace } from "../scripted";
import { nth, page } from "./page";

const acme = workspace("acme", "Acme HQ");
const globex = workspace("globex", "Globex");

test("the first run shows three ways and no rail", async () => {
  const screen = await page({ workspaces: [], behaviours: {} });

  expect(await screen.findByRole("button", { name: /Open the file from your IT/ })).toBeTruthy();
  expect(screen.getByLabelText("Workspace address")).toBeTruthy();
  expect(screen.getByRole("button", { name: /Try the practice workspaces/ })).toBeTruthy();
  expect(screen.queryByRole("navigation")).toBeNull();
});

test("a looked-up session is an article named by person, user name, device, workspace and time", async () => {
  const screen = await page({ workspaces: [acme], behaviours: { acme: { answer: { card: card("acme") } } } });
  fireEvent.input(await screen.findByLabelText("Session ID"), { target: { value: "uBNL9dTjJ4s6Pjp4K" } });
  fireEvent.click(screen.getByRole("button", { name: "Search" }));

  const article = await screen.findByRole("article");
  expect(article.getAttribute("aria-label")).toBe("Rod, @Rod, Chrome 113 on Windows 10, Acme HQ, 26 minutes ago");
  expect(article.getAttribute("aria-label")).not.toContain("uBNL9dTjJ4s6Pjp4K");
});

test("a card leaves its room to names and addresses: it has neither the host nor the time zone", async () => {
  const screen = await page({ workspaces: [acme], behaviours: { acme: { answer: { card: card("acme") } } } });
  fireEvent.input(await screen.findByLabelText("Session ID"), { target: { value: "uBNL9dTjJ4s6Pjp4K" } });
  fireEvent.click(screen.getByRole("button", { name: "Search" }));

  const { textContent } = await screen.findByRole("article");
  expect(textContent).toContain("@Rod");
  expect(textContent).not.toMatch(/your time|UTC|may not be online/);
  expect([acme.host, card("acme").host].filter((host) => host !== null && textContent?.includes(host))).toEqual([]);
});

test("a session that was found stands above the workspaces that still want a code", async () => {
  const coded = { challenge: challenge(), code: "123456" };
  const workspaces = [acme, globex, workspace("initech", "Initech")];
  const screen = await page({
    workspaces,
    behaviours: { acme: coded, globex: coded, initech: { answer: { card: card("initech") } } },
  });
  fireEvent.input(await screen.findByLabelText("Session ID"), { target: { value: "uBNL9dTjJ4s6Pjp4K" } });
  fireEvent.click(screen.getByRole("button", { name: "Search" }));

  const [found, waiting] = [
    await screen.findByRole("article"),
    await screen.findByRole("region", { name: "2 workspaces need a code" }),
  ];
  expect(found.compareDocumentPosition(waiting) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
});

test("the dialog for a code names workspace, account and address, and the code goes out with the same request", async () => {
  const screen = await page({
    workspaces: [acme],
    behaviours: { acme: { challenge: challenge(), code: "123456", answer: { card: card("acme") } } },
  });
  fireEvent.input(await screen.findByLabelText("Session ID"), { target: { value: "uBNL9dTjJ4s6Pjp4K" } });
  fireEvent.click(screen.getByRole("button", { name: "Search" }));

  const dialog = await screen.findByRole("dialog", { name: /Acme HQ needs a code from your phone/ });
  expect(dialog.textContent).toContain("@support · chat.acme-hq.example");
  fireEvent.input(screen.getByLabelText("Code from your authenticator app"), { target: { value: "000000" } });
  expect(await screen.findByText("That code did not match.")).toBeTruthy();
  expect(screen.getByLabelText("Code from your authenticator app").getAttribute("aria-invalid")).toBe("true");

  fireEvent.input(screen.getByLabelText("Code from your authenticator app"), { target: { value: "123 456" } });
  expect(await screen.findByRole("article")).toBeTruthy();
  expect(screen.queryByRole("dialog")).toBeNull();
});

test("the codes panel lists who wants a code, and skipping all of them asks nobody", async () => {
  const coded = { challenge: challenge(), code: "123456" };
  const screen = await page({ workspaces: [acme, globex], behaviours: { acme: coded, globex: coded } });
  fireEvent.input(await screen.findByLabelText("Session ID"), { target: { value: "uBNL9dTjJ4s6Pjp4K" } });
  fireEvent.click(screen.getByRole("button", { name: "Search" }));

  expect(await screen.findByRole("region", { name: "2 workspaces need a code" })).toBeTruthy();
  expect(screen.queryByRole("dialog")).toBeNull();
  fireEvent.click(screen.getByRole("button", { name: "Stop asking" }));
  expect((await screen.findByTestId("summary")).textContent).toBe("2 could not be asked.");
  expect(screen.backend.calls.some(([method]) => method === "lookUp")).toBe(false);
});

test("after leaving a sign-in that could not be saved, the rail shows that it is held, in true words", async () => {
  const none = { ...acme, signIn: { kind: "none" } as const };
  const screen = await page({
    workspaces: [none, globex],
    behaviours: { acme: { signIn: { error: { kind: "notSaved", details: "ENOSPC" } } } },
  });
  fireEvent.click(await screen.findByRole("button", { name: /^Acme HQ/ }));
  fireEvent.input(await screen.findByLabelText("User name or e-mail"), { target: { value: "support" } });
  fireEvent.input(screen.getByLabelText("Password"), { target: { value: "hunter2" } });
  fireEvent.click(screen.getByRole("button", { name: "Sign in" }));

  const trouble = await screen.findByRole("alert");
  expect(trouble.textContent).toContain("You are signed in, but that could not be saved");
  expect(trouble.textContent).not.toContain("Nothing was changed");
  screen.backend.world.workspaces = [acme, globex];
  fireEvent.click(screen.getByRole("button", { name: /^Globex/ }));
  await waitFor(() => expect(screen.app.workspaces.find("acme")?.signIn.kind).toBe("held"));
});

test("the search box counts only those workspaces that Enter asks", async () => {
  const initech = workspace("initech", "Initech", { signIn: { kind: "storeProblem", problem: "locked" } });
  const ended = { ...globex, signIn: { kind: "ended" } as const };
  const screen = await page({ workspaces: [acme, ended, initech], behaviours: {} });
  fireEvent.input(await screen.findByLabelText("Session ID"), { target: { value: "uBNL9dTjJ4s6Pjp4K" } });

  expect(await screen.findByText(/Enter looks in 2 workspaces · 1 not signed in/)).toBeTruthy();
});

test.each([
  [{ kind: "ended" } as const, "The server no longer takes your sign-in"],
  [{ kind: "storeProblem", problem: "missing" } as const, "Your kept sign-in cannot be read now"],
  [{ kind: "storeProblem", problem: "locked" } as const, "The password store of this computer is locked. Unlock it"],
  [{ kind: "storeProblem", problem: "locked" } as const, "or sign in below for this session. Nothing was deleted."],
  [
    { kind: "storeProblem", problem: "noAnswer" } as const,
    "look for its window, then press Try again; or sign in below",
  ],
  [{ kind: "storeProblem", problem: "empty" } as const, "The password store has no sign-in for Acme HQ"],
])("a sign-in that is of no use now can be tried again on the page of its workspace: %j", async (signIn, said) => {
  const screen = await page({ workspaces: [{ ...acme, signIn }, globex], behaviours: {} });
  fireEvent.click(await screen.findByRole("button", { name: /^Acme HQ/ }));
  await screen.findByRole("heading", { name: "Sign in to Acme HQ" });
  expect(screen.container.textContent).toContain(said);

  screen.backend.world.workspaces = [acme, globex];
  fireEvent.click(screen.getByRole("button", { name: "Try again" }));
  await waitFor(() => expect(screen.app.statuses.value.get("acme")?.kind).toBe("signedIn"));
});

test.each([
  [
    { kind: "notAllowed" } as const,
    "You are not allowed to see devices on Acme HQ",
    "Ask your administrator for the permission “view-device-management”.",
  ],
  [
    { kind: "noDeviceManagement" } as const,
    "Acme HQ does not have Device Management",
    "send this to your administrator",
  ],
])("sessions that may not be seen are not offered, and whom to ask is said: %j", async (error, said, ask) => {
  const screen = await page({ workspaces: [acme, globex], behaviours: { acme: { check: { error } } } });
  fireEvent.click(await screen.findByRole("button", { name: /^Globex/ }));
  expect(await screen.findByRole("button", { name: "Read all sessions" })).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: /^Acme HQ/ }));
  fireEvent.click(await screen.findByRole("button", { name: "Check again" }));

  await screen.findByText(said);
  expect(screen.container.textContent).toContain(ask);
  expect(screen.getByRole("button", { name: /^Copy for administrator/ })).toBeTruthy();
  expect(screen.queryByRole("button", { name: /sessions$/ })).toBeNull();
});

test("reading the sessions has one name, and a workspace shows those that are read", async () => {
  const screen = await page({ workspaces: [acme], behaviours: {}, sessions: { acme: [card("acme")] } });
  const named = (await screen.findByRole("button", { name: /^Read/ })).textContent ?? "";
  screen.app.go({ kind: "workspace", id: "acme" });
  await screen.findByRole("heading", { level: 1, name: "Acme HQ" });
  fireEvent.click(screen.getByRole("button", { name: named }));
  await screen.findByRole("article");
  screen.app.go({ kind: "workspace", id: "acme" });
  expect(await screen.findByRole("button", { name: "Show sessions" })).toBeTruthy();
  expect(screen.queryByRole("button", { name: named })).toBeNull();
});

test("a workspace has the same tile everywhere, and no two have the same as far as there are shades", async () => {
  const names = ["Acme HQ", "Globex", "Initech", "Northwind", "Umbrella", "Hooli", "Stark", "Wayne"];
  const workspaces = names.map((name, tile) => workspace(`random-${tile * 7}`, name, { tile }));
  const screen = await page({ workspaces, behaviours: {}, sessions: { "random-14": [card("random-14")] } });
  await screen.findByRole("button", { name: /^Wayne/ });
  const shades = [...screen.container.querySelectorAll(".rail .tile:not(.all)")].map(
    (tile) => /shade\d/.exec(tile.className)?.[0],
  );
  expect(shades).toEqual(names.map((_, tile) => `shade${tile}`));
  expect(tileShades).toHaveLength(names.length);

  screen.app.scope.value = { kind: "one", id: "random-14" };
  fireEvent.click(await screen.findByRole("button", { name: "Read all sessions of Initech" }));
  const one = await screen.findByRole("article");
  expect(one.querySelector(".card-workspace")?.classList.contains("shade2")).toBe(true);
});

test("server text is shown as text", async () => {
  const nasty = "<img src=x onerror=alert(1)>";
  const screen = await page({
    workspaces: [acme],
    behaviours: {
      acme: { answer: { card: card("acme", { person: { kind: "known", name: nasty, userName: null } }) } },
    },
  });
  fireEvent.input(await screen.findByLabelText("Session ID"), { target: { value: "uBNL9dTjJ4s6Pjp4K" } });
  fireEvent.click(screen.getByRole("button", { name: "Search" }));

  expect((await screen.findByRole("article")).textContent).toContain(nasty);
  expect(screen.container.querySelector("img")).toBeNull();
});

test("removing asks first, with the way back focused, and tells what was done", async () => {
  const screen = await page({ workspaces: [acme, globex], behaviours: {} });
  fireEvent.click(await screen.findByRole("button", { name: /^Acme HQ/ }));
  fireEvent.click(await screen.findByRole("button", { name: "Remove…" }));

  await screen.findByRole("alertdialog", { name: "Remove Acme HQ from your list?" });
  expect(document.activeElement?.textContent).toBe("Cancel");
  fireEvent.click(screen.getByRole("button", { name: "Remove Acme HQ" }));
  expect(await screen.findByText("You were signed out of Acme HQ.")).toBeTruthy();
});

test("practice help is never shown for a real workspace", async () => {
  const backend = scripted({ workspaces: [], behaviours: {} });
  expect(await backend.practiceHelp("any")).toBeTruthy();
  const real = { ...acme, signIn: { kind: "none" } as const };
  const practice = { ...globex, practice: true, signIn: { kind: "none" } as const };
  const screen = await page({ workspaces: [real, practice], behaviours: {} });

  fireEvent.click(await screen.findByRole("button", { name: /^Acme HQ/ }));
  await screen.findByRole("heading", { name: "Sign in to Acme HQ" });
  expect(screen.queryByRole("region", { name: "Practice help" })).toBeNull();
  fireEvent.click(screen.getByRole("button", { name: /^Globex/ }));
  expect(await screen.findByRole("region", { name: "Practice help" })).toBeTruthy();
});

test("a workspaces file that was kept aside is named", async () => {
  const screen = await page({
    workspaces: [],
    behaviours: {},
    keptAside: { path: "/home/me/workspaces.unreadable.json", why: "unreadable", lastGood: 0 },
  });

  expect(await screen.findByText("/home/me/workspaces.unreadable.json")).toBeTruthy();
});

test("the keys of the whole window go to the box, open a workspace, and show the list of keys", async () => {
  const screen = await page({ workspaces: [acme, globex], behaviours: {} });
  const box = await screen.findByLabelText("Session ID");
  fireEvent.keyDown(window, { key: "k", ctrlKey: true });
  expect(document.activeElement).toBe(box);
  fireEvent.keyDown(window, { key: "2", ctrlKey: true });
  expect(await screen.findByRole("heading", { level: 1, name: "Globex" })).toBeTruthy();
  fireEvent.keyDown(window, { key: "F1" });
  expect(await screen.findByRole("dialog", { name: "Keyboard shortcuts" })).toBeTruthy();
});

test("where the details hide the box, the keys that go to it close them first", async () => {
  const screen = await page({ workspaces: [acme], behaviours: {}, sessions: { acme: [card("acme")] } });
  const narrow = document.createElement("style");
  narrow.textContent = ".shell.with-panel > main > * { visibility: hidden; }";
  document.head.append(narrow);
  fireEvent.click(await screen.findByRole("button", { name: /^Read all sessions/ }));
  for (const press of [
    { key: "k", code: "KeyK", ctrlKey: true },
    { key: "/", code: "Slash" },
  ]) {
    fireEvent.click(nth(await screen.findAllByRole("button", { name: /^Details of/ })));
    const close = await screen.findByRole("button", { name: "Close" });
    close.focus();
    fireEvent.keyDown(close, press);
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText("Session ID")));
    expect(screen.app.finder.selected.value).toBeNull();
  }
  narrow.remove();
});
