export const practice = {
  title: "Practice help",
  guidance:
    "Made-up people and a made-up server inside this app. Copy from here what you would have at hand in real life.",
  userName: "User name",
  password: "Password",
  code: "Code on your practice phone",
  secondsLeft: (seconds: number) => `changes in ${seconds} s`,
  mail: "Newest practice mail",
  sessionId: "A session ID to look up",
  loading: "Getting it ready…",
};
