/** An account by its user name, such as "@support"; an e-mail that was typed to sign in stays as it is. */
export function accountName(text: string): string {
  return text.includes("@") ? text : `@${text}`;
}
