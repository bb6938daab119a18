import type { ImportSource } from "../../backend/generated/types";
import { adding } from "./adding";
import { counted } from "./counted";

export const importing = {
  title: "Workspaces in this file",
  reading: (file: string) => `Reading ${file}…`,
  source: (source: ImportSource, file: string) =>
    source === "gatehouse" ? `From ${file}` : `From ${file}, the server list of the Rocket.Chat desktop app`,
  nothingYet: "Nothing is added before you say so. Adding needs no connection.",
  name: "Name",
  address: "Workspace address",
  verdict: "What happens",
  isNew: "Will be added",
  alreadyThere: "Already in your list",
  refused: adding.address.problem,
  willNot: "Not added",
  add: (count: number) => `Add ${counted(count, "workspace")}`,
  protects: (count: number) =>
    `${count === 1 ? "One person" : `${count} people`} will be protected: signing them out asks for a number first.`,
  protect: (count: number) => `Protect ${count === 1 ? "one person" : `${count} people`}`,
  nothingNew: "There is nothing new in this file.",
  adding: "Adding…",
  failed: "This file cannot be used",
  another: "Choose another file",
  checklist: {
    title: "Sign in to your workspaces",
    guidance: "One after the other, or later: every workspace can wait.",
    progress: (done: number, all: number) => `${done} of ${all} done`,
    later: "Later",
    laterSaid: (name: string) => `Later: ${name}`,
    isLater: "Left for later",
    signIn: "Sign in",
    signInTo: (name: string) => `Sign in to ${name}`,
    finish: "Go to search",
    copyForAdministrator: (count: number) => `Copy for administrator (${counted(count, "workspace")})`,
    needsAdministrator: (count: number) =>
      `${counted(count, "workspace")} ${count === 1 ? "needs" : "need"} something from ` +
      `${count === 1 ? "its" : "their"} administrator.`,
  },
};
