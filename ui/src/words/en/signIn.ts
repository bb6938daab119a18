import type { SignInRefused } from "../../backend/generated/types";

/** What the help for a company's sign-in is called, wherever it is named. */
const companyWay = "My company signs in another way (SSO)";

export const signIn = {
  title: (name: string) => `Sign in to ${name}`,
  user: "User name or e-mail",
  password: "Password",
  button: "Sign in",
  busy: "Signing in…",
  kept: "Your sign-in is kept in this computer’s password store; your password is not kept.",
  keptPractice: "A practice sign-in is not kept: it ends when Gatehouse closes.",
  missing: {
    user: "Type your user name or e-mail.",
    password: "Type your password.",
    userId: "Paste your user ID.",
    token: "Paste your access token.",
  },
  anyway: "Sign in anyway",
  useOnce: "Use for this session only",
  useOnceGuidance: "You are signed in until you close Gatehouse. Your sign-in is not saved.",
  notSaved: {
    headline: "You are signed in, but that could not be saved",
    guidance: "Check that the disk is not full and that you may write there, then try again.",
  },
  otherWays: "Other ways",
  withToken: {
    open: "Sign in with an access token",
    userId: "User ID",
    token: "Access token",
    back: "Sign in with user name and password",
    kept: "The access token is kept in this computer’s password store and nowhere else.",
  },
  company: {
    open: companyWay,
    meaning:
      "If you reach this workspace through your company’s own sign-in page, it has no password of yours. " +
      "You can use a personal access token instead: a long password that you make once, for this app " +
      "alone.",
    steps: [
      "Open the workspace in your browser and sign in as usual.",
      "Open your picture, then Profile (or Account), then Personal Access Tokens.",
      "Type a name such as Gatehouse and choose Add. If you are allowed to, tick “Ignore Two Factor Authentication”.",
      "Copy the token and the user ID that are shown once, and paste them here.",
    ],
    askedForPassword: {
      summary: "I have no password here (SSO)",
      help: "A personal access token can skip this step. Create one in the workspace with “Ignore Two Factor Authentication” ticked, sign out here, and sign in with that token. If you cannot tick that, ask your administrator to create it for you.",
    },
    notShown: "No such page? Ask your administrator:",
    letter: (name: string, address: string) =>
      `Hello, I look after sessions on ${name} (${address}) with the desktop app Gatehouse. ` +
      "I sign in through our company sign-in (SSO), so I need a personal access token. " +
      `Please allow the permission "create-personal-access-tokens" for my account, or make a token for ` +
      "me. Thank you.",
  },
  refused: signInRefused,
};

function signInRefused(reason: SignInRefused): { headline: string; guidance: string } {
  switch (reason) {
    case "noMatch":
      return {
        headline: "The name or password did not match",
        guidance:
          "Check both and try again. If you reach this workspace through your company’s sign-in page, " +
          `look under “${companyWay}”.`,
      };
    case "tokenNoMatch":
      return {
        headline: "The user ID or access token did not match",
        guidance:
          "The user ID is the one shown with the token, not the user name. " +
          "A token that was deleted or made again no longer works.",
      };
    case "accountBlocked":
      return {
        headline: "This account is blocked for a while",
        guidance:
          "There were too many wrong tries. Wait some minutes before you try again; your administrator can lift it.",
      };
    case "addressBlocked":
      return {
        headline: "Sign-ins from your network are blocked for a while",
        guidance: "There were too many wrong tries from your network. Wait some minutes before you try again.",
      };
    case "notActivated":
      return {
        headline: "This account is not active yet",
        guidance: "An administrator of the workspace must activate it first.",
      };
    case "emailNotVerified":
      return {
        headline: "The e-mail of this account is not confirmed",
        guidance: "Open the message that the workspace sent you and confirm your e-mail, then sign in here.",
      };
    case "notPermitted":
      return {
        headline: "This account is not allowed to sign in here",
        guidance: "Ask the administrator of the workspace which account you should use.",
      };
  }
}
