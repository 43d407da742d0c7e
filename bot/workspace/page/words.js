// What the page itself says, in one place; what the bot says comes from the bot.

export const WORDS = {
  away: "The workspace is not answering. Trying again.",
  kept: "Not sent; your text is kept here.",
  late: "It may still be carried out; your text is kept here.",
  onlyYou: "Only visible to you",
  edited: "(edited)",
  removed: "This message was deleted.",
  required: "Please fill in this field.",
  notNumber: "This needs a number.",
  notEmail: "This needs an email address.",
  notAddress: "This needs a link that starts with http.",
  noShortcuts: "The app has no shortcuts yet.",
  noHome: "mlstatus has not filled its Home for you yet.",
  emptyOwn: "Nothing here yet. One line starts a plan; click it to try:",
  emptyChannel: "Nothing here yet. What one can do here, click it to try:",
  emptyDirect: "Between you and mlstatus: what works in a channel works here. Click it to try:",
  noMatches: "No matches",
  stuck: "We had some trouble connecting. Try again?",
  closed: "This was closed or changed meanwhile.",
};

export const short = (size) => `This needs at least ${size} ${size === 1 ? "character" : "characters"}.`;
export const long = (size) => `This may have at most ${size} ${size === 1 ? "character" : "characters"}.`;
export const least = (bound) => `This needs a number of at least ${bound}.`;
export const most = (bound) => `This needs a number of at most ${bound}.`;
export const typeMore = (count) => `Type at least ${count} ${count === 1 ? "character" : "characters"}`;

// What Slack says of a failed request, with the reason in its own word.
export function failure(error, what = "That") {
  if (error === "unreachable") return WORDS.stuck;
  return `${what} failed with the error “${error}”`;
}

const SIZES = { B: 1, kB: 1024, MB: 1024 ** 2 };
export function bytes(size) {
  const unit = size >= SIZES.MB ? "MB" : size >= SIZES.kB ? "kB" : "B";
  return `${Math.round((size || 0) / SIZES[unit])} ${unit}`;
}

export const plural = (count, one, many) => `${count} ${count === 1 ? one : many}`;
