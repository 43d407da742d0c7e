// What the page knows: the workspace as the server told it, and where this person looks.

const EMPTY = {
  version: -1, now: null, bot: "", direct: null, people: [], channels: [], views: [], home: null,
  commands: [], shortcuts: { global: [], message: [] },
};

export const state = { ...EMPTY };
const messages = new Map();
let places = new Map();
let replies = new Map();

// A tab keeps its own person and place; a new tab starts where the last one was.
const kept = (name, otherwise) =>
  sessionStorage.getItem(name) || localStorage.getItem(name) || otherwise;

export const me = {
  user: kept("user", "U0PRIYA"), channel: kept("channel", "C0FRAUD"), thread: null, tab: "messages",
};

export function remember() {
  for (const store of [sessionStorage, localStorage]) {
    store.setItem("user", me.user);
    store.setItem("channel", me.channel);
  }
}

export function forget() {
  Object.assign(state, EMPTY);
  messages.clear();
  places = new Map();
  replies = new Map();
}

// Takes in what is new; true where the server started over and everything must be asked again.
export function learn(news) {
  if (news.version < state.version) return true;
  const { messages: changed = [], ...rest } = news;
  const shortcuts = { ...EMPTY.shortcuts, ...rest.shortcuts };
  Object.assign(state, EMPTY, rest, { shortcuts });
  for (const message of changed) {
    messages.set(`${message.channel} ${message.ts}`, message);
    places.delete(message.channel);
  }
  for (const { channel } of changed) if (!places.has(channel)) sort(channel);
  return false;
}

const older = (one, other) => (one.ts < other.ts ? -1 : 1);

function sort(channel) {
  const all = [...messages.values()].filter((m) => m.channel === channel).sort(older);
  const under = new Map();
  for (const message of all)
    if (isReply(message) && !message.deleted)
      (under.get(message.thread_ts) || under.set(message.thread_ts, []).get(message.thread_ts)).push(message);
  replies.set(channel, under);
  places.set(channel, all.filter((m) => !isReply(m) && (!m.deleted || under.has(m.ts))));
}

const isReply = (message) => message.thread_ts && message.thread_ts !== message.ts;

export const inChannel = (channel) => places.get(channel) || [];
export const repliesTo = (channel, ts) => (replies.get(channel) || new Map()).get(ts) || [];
export const messageAt = (channel, ts) => messages.get(`${channel} ${ts}`);

export const person = (id) => state.people.find((p) => p.id === id);
export const nameOf = (id) =>
  id === state.bot || id === "B0MLSTATUS" ? "mlstatus" : (person(id) || {}).name || id || "mlstatus";
export const channelName = (id) => (state.channels.find((c) => c.id === id) || {}).name;
export const isOurs = (message) => message.user === state.bot;
export const zone = (user = me.user) => (person(user) || {}).timezone || "UTC";
export const now = () => new Date(state.now || Date.now());

// Making a format costs more than using it a thousand times.
const formats = new Map();

export function told(moment, how, timeZone = zone()) {
  const key = timeZone + JSON.stringify(how);
  if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat("en-GB", { timeZone, ...how }));
  return formats.get(key).format(moment);
}

export const moment = (ts) => new Date(Number(ts) * 1000);

// Read marks: the newest message seen of each place, by person, shared by all tabs.
const marks = () => JSON.parse(localStorage.getItem(`read ${me.user}`) || "null");

export function readUntil(channel) {
  return (marks() || {})[channel] || "";
}

export function markRead(channel) {
  const newest = inChannel(channel).at(-1);
  if (!newest || newest.ts <= readUntil(channel)) return;
  localStorage.setItem(`read ${me.user}`, JSON.stringify({ ...marks(), [channel]: newest.ts }));
}

// On a first visit nothing is unread: the sample's four weeks are history, not news.
export function beginReading() {
  if (marks() || state.version < 0) return;
  const all = [...state.channels.map((c) => c.id), state.direct];
  const newest = all.map((id) => [id, (inChannel(id).at(-1) || {}).ts || ""]);
  localStorage.setItem(`read ${me.user}`, JSON.stringify(Object.fromEntries(newest)));
}

export function unread(channel) {
  const until = readUntil(channel);
  const all = inChannel(channel);
  let count = 0;
  for (let n = all.length - 1; n >= 0 && all[n].ts > until; n -= 1)
    if (all[n].user !== me.user && !all[n].deleted) count += 1;
  return count;
}
