import type { Challenge, Method } from "../../backend/generated/types";
import type { CodeError } from "../../state/codes/codeForm";
import type { ChallengedRequest } from "../../state/codes/secondFactorPrompts";
import { accountName } from "./account";
import { agree, counted } from "./counted";

/** What a workspace needs before it goes on. */
export const wanted = (method?: Method) => (method === "password" ? "your password" : "a code");

/** The same, where it was said already. */
export const wantedNoun = (method?: Method) => (method === "password" ? "password" : "code");

export const codes = {
  headline(name: string, method: Method, mailed: boolean): string {
    switch (method) {
      case "totp":
        return `${name} needs a code from your phone`;
      case "email":
        return mailed ? `${name} sent a code to your e-mail` : `${name} needs a code from your e-mail`;
      case "password":
        return `${name} wants your password again`;
    }
  },
  guidance(name: string, account: string | null, method: Method, mailed: boolean): string {
    switch (method) {
      case "totp":
        return `Open your authenticator app and type the 6 digits. Use the entry for ${name}${at(account)}.`;
      case "email":
        return mailed
          ? `It can take a minute; look in junk too.`
          : `Use the code of the newest message, or have a new one sent.`;
      case "password":
        return (
          "This is normal for admin pages. Type the password of " +
          `${account === null ? "your account" : accountName(account)} on ${name}.`
        );
    }
  },
  askedAgain: (name: string) =>
    `${name} asked again. This happens when your network changes, or with some servers each time.`,
  account: (account: string | null, address: string) =>
    account === null ? address : `${accountName(account)} · ${address}`,
  waiting(request: ChallengedRequest): string {
    switch (request.kind) {
      case "signIn":
        return "Waiting: your sign-in";
      case "lookUp":
        return "Waiting: looking up session";
      case "read":
        return "Waiting: reading all sessions";
      case "end":
        return request.sessions === 0
          ? "Waiting: checking what was signed out"
          : `Waiting: signing out ${counted(request.sessions, "device")}`;
      case "settle":
        return "Waiting: checking what was not finished";
    }
  },
  behind: (count: number) => `and ${counted(count, "more request")}`,
  label(method: Method): string {
    switch (method) {
      case "totp":
        return "Code from your authenticator app";
      case "email":
        return "Code from the e-mail";
      case "password":
        return "Password";
    }
  },
  backupHint: "No phone at hand? A backup code works here too.",
  methodName(method: Method): string {
    switch (method) {
      case "totp":
        return "Authenticator app";
      case "email":
        return "E-mail";
      case "password":
        return "Password";
    }
  },
  otherMethods: "Other ways to confirm",
  use(method: Method): string {
    switch (method) {
      case "totp":
        return "Use my authenticator app";
      case "email":
        return "Use a code by e-mail";
      case "password":
        return "Use my password";
    }
  },
  submit: "Continue",
  sending: "Checking…",
  mail: {
    send: "Send a code",
    again: "Send again",
    sendNew: "Send a new code",
    pause: (seconds: number) => `Send again in ${seconds} s`,
    sending: "Sending…",
    sent: "A new code is on its way.",
  },
  error(error: CodeError): { headline: string; guidance: string } {
    switch (error.kind) {
      case "empty":
        return { headline: "Nothing is typed yet", guidance: "" };
      case "incomplete":
        return {
          headline: "That is not a whole code",
          guidance:
            `It has 6 digits${error.method === "totp" ? ", a backup code 8 letters and digits" : ""}. ` +
            `You typed ${error.typed}. Nothing was sent.`,
        };
      case "tooMany":
        return { headline: "Too many wrong codes", guidance: "Ask for a new code and use that one." };
      case "wrong":
        return wrong(error.method);
    }
  },
  panel: {
    title: (methods: readonly Method[]) =>
      `${counted(methods.length, "workspace")} ${agree(methods.length, "needs", "need")} ${needed(methods)}`,
    progress: (done: number, all: number) => `${done} of ${all} done`,
    guidance: "What is ready is shown below.",
    enter: (method?: Method) => `Enter ${wantedNoun(method)}`,
    enterFor: (name: string, method?: Method) => `Enter ${wantedNoun(method)} for ${name}`,
    skip: "Skip",
    skipFor: (name: string) => `Skip ${name}`,
    stop: "Stop asking",
    kind(challenge: Challenge): string {
      switch (challenge.method) {
        case "totp":
          return "Code from your authenticator app";
        case "email":
          return challenge.codeSent ? "A code was sent to your e-mail" : "Code from your e-mail";
        case "password":
          return "Your password";
      }
    },
  },
};

function needed(methods: readonly Method[]): string {
  const passwords = methods.filter((method) => method === "password").length;
  if (passwords === 0) return "a code";
  return passwords === methods.length ? "your password" : "a code or your password";
}

function wrong(method: Method): { headline: string; guidance: string } {
  switch (method) {
    case "totp":
      return {
        headline: "That code did not match",
        guidance: "Codes change every 30 seconds; check the clocks of this computer and phone.",
      };
    case "email":
      return {
        headline: "That code did not match",
        guidance: "Only the code of the newest message works. Copy it from there, or have a new one sent.",
      };
    case "password":
      return {
        headline: "That password did not match",
        guidance: "Type the password that you use to sign in to this workspace.",
      };
  }
}

function at(account: string | null): string {
  return account === null ? "" : ` (${accountName(account)})`;
}
