import type { Answer, Challenge, SecondFactor } from "../../backend/generated/types";

/** A command that may be challenged; called again with what the person typed. */
export type Send<T> = (secondFactor: SecondFactor | null) => Promise<Answer<T>>;

export interface Question {
  challenge: Challenge;
  /** The server asks a second time although the code before was not called wrong. */
  askedAgain: boolean;
}

/** Resolves to what the person typed, or to null when the person gives up. */
type Ask = (question: Question) => Promise<SecondFactor | null>;

export type Settled<T> = { kind: "done"; value: T } | { kind: "gaveUp" };

/**
 * Sends a command until it is not challenged any more or the person gives up. With a challenge
 * already in hand it asks first.
 */
export async function withSecondFactor<T>(
  send: Send<T>,
  ask: Ask,
  inHand: Challenge | null = null,
): Promise<Settled<T>> {
  let secondFactor: SecondFactor | null = null;
  let challenge = inHand;
  for (;;) {
    if (challenge === null) {
      const answer = await send(secondFactor);
      if (answer.kind === "done") return answer;
      challenge = answer.challenge;
    }
    const askedAgain = secondFactor !== null && challenge.attempt === "notMade";
    secondFactor = await ask({ challenge, askedAgain });
    if (secondFactor === null) return { kind: "gaveUp" };
    challenge = null;
  }
}
