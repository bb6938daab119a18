import type { AddressProblem } from "../../backend/generated/types";

export const adding = {
  firstTitle: "See who is signed in to your workspaces",
  firstGuidance: "Look up a session of a Rocket.Chat workspace: whose it is, on which device, and from where.",
  title: "Add workspaces",
  file: {
    button: "Open the file from your IT",
    guidance: "Adds all your workspaces at once. Works without a connection.",
    drop: "You can also drop the file here.",
    dropNow: "Drop the file to see what is in it",
  },
  or: "or",
  address: {
    label: "Workspace address",
    placeholder: "chat.example.com",
    button: "Add workspace",
    adding: "Adding…",
    used: "Will be used as",
    alreadyThere: (name: string) => `This address is already in your list as ${name}.`,
    anotherAccount: "Add another account",
    takeEncrypted: (address: string) => `Use ${address}`,
    openExisting: (name: string) => `Open ${name}`,
    problem: addressProblem,
  },
  practice: {
    button: "Try the practice workspaces",
    guidance: "They run inside this app, with made-up people. Nothing leaves this computer.",
  },
};

function addressProblem(problem: AddressProblem): string {
  switch (problem) {
    case "empty":
      return "Type the address you open in the browser to use this workspace.";
    case "notAnAddress":
      return "This does not look like an address. It should look like chat.example.com.";
    case "wrongScheme":
      return "A workspace address starts with https:// or with the name of the server.";
    case "notEncrypted":
      return "This address is not encrypted (http://), so sign-ins could be read on the way. Use the https:// address.";
    case "hasCredentials":
      return "This address holds a name or password. Type the address alone; you sign in afterwards.";
    case "leadsElsewhere":
      return (
        "This link leads through another service, such as a mail filter. " +
        "Open it in the browser, and copy the address of the workspace from there."
      );
    case "several":
      return "There is more than one address here. Leave only the address of the workspace.";
  }
}
