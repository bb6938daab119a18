import type { CertificateProblem, EncryptionProblem, Unreachable } from "../../backend/generated/types";
import type { ErrorWords } from "./errors";

export function unreachable(reason: Unreachable, name: string, host: string): ErrorWords {
  switch (reason) {
    case "nameNotFound":
      return {
        headline: `${host} was not found`,
        guidance:
          "Check your connection and the spelling. Some workspaces are only found inside the company network or VPN.",
      };
    case "refused":
      return {
        headline: `${host} does not take connections`,
        guidance: "The server may be switched off or restarting. Try again in a moment.",
      };
    case "timedOut":
      return {
        headline: `${name} did not answer in time`,
        guidance: "Your connection or the server is slow. Try again in a moment.",
      };
    case "proxy":
      return {
        headline: `Your network’s proxy did not let us through to ${name}`,
        guidance: "Your IT looks after the proxy; the details help them.",
      };
    case "proxyWantsSignIn":
      return {
        headline: "Your network’s proxy asks for a sign-in",
        guidance:
          "Gatehouse cannot sign in to it. Ask your IT for a way without one, or for its name and password " +
          "in HTTPS_PROXY.",
      };
    case "proxyScript":
      return {
        headline: `${name} was not reached without a proxy`,
        guidance:
          "This computer finds its proxy by a script (PAC), which Gatehouse cannot use. " +
          "Set the proxy itself in the network settings, or in HTTPS_PROXY.",
      };
    case "connectionLost":
      return { headline: `The connection to ${name} broke off`, guidance: "Check your connection and try again." };
  }
}

export function certificate(problem: CertificateProblem, host: string): ErrorWords {
  return { headline: `We can’t be sure this is really ${host}`, guidance: aboutCertificate(problem, host) };
}

export function encryption(problem: EncryptionProblem, host: string): ErrorWords {
  switch (problem) {
    case "notEncrypted":
      return {
        headline: `${host} answered without encryption`,
        guidance:
          "Passwords are not sent there. Check the port in the address: it may belong to the server behind the encrypted one.",
      };
    case "clientCertificateWanted":
      return {
        headline: `${host} asks for a client certificate`,
        guidance: "Gatehouse has none to show. Ask your IT for an address or a network that needs none.",
      };
    case "tooOld":
      return {
        headline: `The encryption of ${host} is too old`,
        guidance:
          "Its certificate may be fine. Whoever runs the server must allow TLS 1.2 or newer, with current ciphers.",
      };
    case "failed":
      return {
        headline: `No encrypted connection to ${host} was possible`,
        guidance: "Check the address. If it is right, send the details to the server’s administrator.",
      };
  }
}

function aboutCertificate(problem: CertificateProblem, host: string): string {
  switch (problem) {
    case "unknownIssuer":
      return (
        "This computer does not know who issued its certificate. " +
        "Your IT can add the company’s certificate to this computer."
      );
    case "selfSigned":
      return (
        "Its certificate is signed by itself, and this computer does not know it. " +
        "Your IT can add it to this computer, or get one for the server from a known authority."
      );
    case "authorityItself":
      return "The server presents a CA certificate as its own. Adding it to this computer does not help: its administrator must give it a server certificate, signed by that authority.";
    case "expired":
      return (
        "Its certificate has expired, or the date of this computer is wrong. " +
        "Whoever runs the server must renew it."
      );
    case "wrongName":
      return (
        `Its certificate belongs to another name than ${host}. ` +
        "Check the address; the server’s administrator can get one for this name."
      );
    case "unusable":
      return "Its certificate cannot be used. Whoever runs the server must replace it.";
  }
}
