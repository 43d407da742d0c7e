// The page of the local workspace: shows what Slack would show, sends what people do.
"use strict";

const at = (id) => document.getElementById(id);
const seen = {};
let state = { version: -1, people: [], channels: [], messages: [] };
let user = localStorage.getItem("user") || "U0PRIYA";
let channel = localStorage.getItem("channel") || "C0FRAUD";
let thread = null;
let asking = null;

const VERBS = [
  ["plan NAME by DATE: TASK; APPROACH? | APPROACH?", "a whole plan at once"],
  ["forecast", "the chance by the target date"],
  ["next", "what to start now"],
  ["why", "what moved the chance"],
  ["risks", "what it all rests on"],
  ["log REF positive|negative|unclear \"what we learned\"", "log an experiment"],
  ["start REF", "start an approach"],
  ["win REF", "it worked"],
  ["lose REF \"what we learned\"", "it did not"],
  ["edit REF p=60% days=5-20", "change an estimate"],
  ["digest preview", "this week's digest"],
  ["status", "draft an update"],
  ["history", "who changed what"],
  ["undo", "take back your last change"],
  ["help", "what can be typed"],
];
const COLOURS = ["#7a3e9d", "#2d7d46", "#b5532d", "#1264a3", "#8a6d00"];

function make(tag, className, text) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text !== undefined) node.textContent = text;
  return node;
}

const nameOf = (id) => (state.people.find((p) => p.id === id) || {}).name
  || (id === state.bot ? "mlstatus" : id);

// Text as Slack renders mrkdwn: bold, code, people; everything else stays as it was typed.
function mrkdwn(text, into) {
  const pattern = /\*([^*\n]+)\*|`([^`\n]+)`|<@([UW][A-Z0-9]+)(?:\|[^>]*)?>/g;
  let end = 0;
  for (const match of text.matchAll(pattern)) {
    into.append(unescaped(text.slice(end, match.index)));
    if (match[1] !== undefined) into.append(make("b", "", unescaped(match[1])));
    else if (match[2] !== undefined) into.append(make("code", "", unescaped(match[2])));
    else into.append(make("span", "person", "@" + nameOf(match[3])));
    end = match.index + match[0].length;
  }
  into.append(unescaped(text.slice(end)));
  return into;
}

const unescaped = (text) =>
  text.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&");

function richElement(element) {
  if (element.type === "user") return make("span", "person", "@" + nameOf(element.user_id));
  if (element.type === "channel") {
    const known = state.channels.find((c) => c.id === element.channel_id);
    return make("span", "person", "#" + (known ? known.name : element.channel_id));
  }
  const style = element.style || {};
  if (style.code) return make("code", "", element.text);
  if (style.bold) return make("b", "", element.text);
  if (style.italic) return make("i", "", element.text);
  return document.createTextNode(element.text || "");
}

const BLOCKS = {
  rich_text(block) {
    const node = make("div", "rich");
    for (const part of block.elements) {
      const inside = part.type === "rich_text_preformatted" ? make("pre") : make("span");
      for (const element of part.elements) inside.append(richElement(element));
      node.append(inside);
    }
    return node;
  },
  section(block) {
    return textObject(block.text, make("div", "text"));
  },
  header(block) {
    return make("h3", "", block.text.text);
  },
  divider() {
    return make("hr");
  },
  context(block) {
    const node = make("div", "context");
    for (const element of block.elements) textObject(element, node);
    return node;
  },
  actions(block, message) {
    const node = make("div", "actions");
    for (const element of block.elements) {
      const button = make("button", element.style === "primary" ? "primary" : "", element.text.text);
      button.type = "button";
      button.addEventListener("click", () =>
        act("press", { channel: message.channel, ts: message.ts, action: element.action_id }, button));
      node.append(button);
    }
    return node;
  },
};

function textObject(object, node) {
  if (object.type === "mrkdwn") mrkdwn(object.text, node);
  else node.append(object.text);
  return node;
}

function contents(message) {
  const known = (message.blocks || []).filter((block) => BLOCKS[block.type]);
  if (known.length) return known.map((block) => BLOCKS[block.type](block, message));
  const node = make("div", "text");
  if (message.user === state.bot) mrkdwn(message.text, node);
  else node.textContent = message.text;
  return [node];
}

function shown(message, inThread) {
  const node = make("article", "message");
  const ours = message.user === state.bot;
  const name = nameOf(message.user);
  const face = make("div", "face", name[0].toUpperCase());
  const place = state.people.findIndex((p) => p.id === message.user);
  face.style.background = ours ? "#444a57" : COLOURS[place % COLOURS.length];
  face.setAttribute("aria-hidden", "true");
  const body = make("div", "body");
  if (message.seen_by) {
    body.classList.add("private");
    body.append(make("span", "note", "Only visible to you"));
  }
  if (message.failed) body.classList.add("failed");
  const when = new Date(Number(message.ts) * 1000);
  body.append(make("span", "who", name));
  if (ours) body.append(make("span", "app", "APP"));
  const time = make("time", "", clock(when));
  time.dateTime = when.toISOString();
  body.append(time);
  if (message.edited) body.append(make("span", "note", "(edited)"));
  body.append(...contents(message));
  if (!inThread) body.append(...threadLine(message));
  node.append(face, body);
  return node;
}

function threadLine(message) {
  if (message.seen_by) return [];
  const answers = state.messages.filter((m) => m.thread_ts === message.ts && !m.deleted);
  if (!answers.length && message.user !== state.bot) return [];
  const label = answers.length
    ? `${answers.length} ${answers.length === 1 ? "reply" : "replies"}` : "Reply in thread";
  const button = make("button", "replies", label);
  button.type = "button";
  button.addEventListener("click", () => { thread = message.ts; draw(); at("answer").focus(); });
  return [button];
}

function zone() {
  return (state.people.find((p) => p.id === user) || {}).timezone || "UTC";
}

const clock = (when) => new Intl.DateTimeFormat("en-GB",
  { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit",
    timeZone: zone() }).format(when);

function here(message) {
  return message.channel === channel && !message.deleted
    && (!message.seen_by || message.seen_by === user);
}

function draw() {
  const place = state.channels.find((c) => c.id === channel);
  at("title").textContent = place ? "#" + place.name : "mlstatus";
  at("purpose").textContent = place ? place.purpose : "Talk to the bot directly";
  at("now").textContent = clock(new Date(state.now));
  drawPeople();
  drawPlaces();
  const top = state.messages.filter((m) => here(m) && !m.thread_ts);
  fill(at("messages"), top.length ? top.map((m) => shown(m, false)) : [welcome()]);
  at("thread").hidden = !thread;
  if (thread) {
    const inside = state.messages.filter((m) =>
      here(m) && (m.ts === thread || m.thread_ts === thread));
    fill(at("replies"), inside.map((m) => shown(m, true)));
  }
}

// Whoever reads at the foot stays there; whoever reads further up is not moved.
function fill(box, nodes) {
  const atFoot = box.scrollHeight - box.scrollTop - box.clientHeight < 80 || !box.childElementCount;
  const place = box.scrollTop;
  box.replaceChildren(...nodes);
  box.scrollTop = atFoot ? box.scrollHeight : place;
}

function welcome() {
  const node = make("div", "empty");
  node.append(make("p", "", "Nothing here yet. One line starts a plan; click it to try:"));
  const day = new Date(Date.parse(state.now) + 120 * 864e5).toISOString().slice(0, 10);
  const example = `/mlstatus plan Catch card fraud earlier by ${day}: clean labels; `
    + "graph features? | sequence model?; live scoring; pilot";
  const line = make("code", "", example);
  line.tabIndex = 0;
  line.setAttribute("role", "button");
  const put = () => { at("text").value = example; grow(at("text")); at("text").focus(); };
  line.addEventListener("click", put);
  line.addEventListener("keydown", (event) => { if (event.key === "Enter") put(); });
  node.append(line);
  return node;
}

function drawPeople() {
  const box = at("person");
  if (box.childElementCount === state.people.length) return;
  box.replaceChildren(...state.people.map((p) => {
    const option = make("option", "", `${p.name}, ${p.title}`);
    option.value = p.id;
    return option;
  }));
  box.value = user;
}

function drawPlaces() {
  const entry = (id, label) => {
    const button = make("button", "", label);
    button.type = "button";
    if (id === channel) button.setAttribute("aria-current", "page");
    const newest = Math.max(0, ...state.messages
      .filter((m) => m.channel === id && (!m.seen_by || m.seen_by === user)).map((m) => m.version));
    if (id === channel) seen[id] = newest;
    else if (newest > (seen[id] || 0)) button.classList.add("unread");
    button.addEventListener("click", () => go(id));
    const item = make("li");
    item.append(button);
    return item;
  };
  at("channels").replaceChildren(...state.channels.map((c) => entry(c.id, "# " + c.name)));
  at("directs").replaceChildren(entry(state.direct, "mlstatus"));
}

function go(id) {
  channel = id;
  thread = null;
  localStorage.setItem("channel", id);
  at("messages").replaceChildren();
  draw();
  at("text").focus();
}

async function act(what, asked, button) {
  if (button) button.disabled = true;
  try {
    const answer = await fetch("/page/do/" + what, {
      method: "POST", headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ user, ...asked }),
    });
    at("trouble").hidden = answer.ok;
    return answer.ok;
  } catch {
    at("trouble").hidden = false;
    return false;
  } finally {
    if (button) button.disabled = false;
  }
}

async function listen() {
  asking = new AbortController();
  try {
    const answer = await fetch(`/page/state?user=${user}&since=${state.version}`,
      { signal: asking.signal });
    const news = await answer.json();
    const known = new Map(state.messages.map((m) => [m.ts, m]));
    for (const message of news.messages) known.set(message.ts, message);
    const messages = [...known.values()].sort((a, b) => Number(a.ts) - Number(b.ts));
    state = { ...news, messages };
    at("trouble").hidden = true;
    draw();
  } catch (error) {
    if (error.name === "AbortError") return;
    at("trouble").hidden = false;
    await new Promise((done) => setTimeout(done, 1000));
  }
  listen();
}

function restart() {
  state = { ...state, version: -1, messages: [] };
  if (asking) asking.abort();
  listen();
}

async function send(box, inThread) {
  const text = box.value.trim();
  if (!text) return;
  box.value = "";
  grow(box);
  hints();
  const sent = await act("say", { channel, text, thread: inThread });
  if (!sent) box.value = text;
}

function grow(box) {
  box.style.height = "auto";
  box.style.height = box.scrollHeight + 2 + "px";
}

function hints() {
  const box = at("hints");
  const text = at("text").value;
  const typed = text.startsWith("/mlstatus ") ? text.slice(10) : null;
  const found = text === "/" || (text && "/mlstatus".startsWith(text)) ? VERBS
    : typed === null || typed.includes(" ") ? []
      : VERBS.filter(([usage]) => usage.startsWith(typed));
  box.replaceChildren(...found.map(([usage, what], number) => {
    const item = make("li", "", "/mlstatus " + usage);
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", String(number === 0));
    item.append(make("small", "", what));
    item.addEventListener("mousedown", (event) => { event.preventDefault(); choose(usage); });
    return item;
  }));
  box.hidden = !found.length;
}

function choose(usage) {
  at("text").value = "/mlstatus " + usage.split(" ")[0] + " ";
  at("hints").hidden = true;
  at("text").focus();
}

function step(by) {
  const items = [...at("hints").children];
  const now = items.findIndex((item) => item.getAttribute("aria-selected") === "true");
  const next = (now + by + items.length) % items.length;
  items.forEach((item, number) => item.setAttribute("aria-selected", String(number === next)));
  items[next].scrollIntoView({ block: "nearest" });
}

function keys(event, form) {
  const open = event.target === at("text") && !at("hints").hidden;
  if (open && event.key === "Tab") {
    event.preventDefault();
    const chosen = [...at("hints").children].findIndex((i) => i.ariaSelected === "true");
    at("hints").children[Math.max(0, chosen)].dispatchEvent(new MouseEvent("mousedown"));
  } else if (open && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
    event.preventDefault();
    step(event.key === "ArrowDown" ? 1 : -1);
  } else if (event.key === "Escape") {
    at("hints").hidden = true;
  } else if (event.key === "Enter" && !event.shiftKey) {
    event.preventDefault();
    form.requestSubmit();
  }
}

at("composer").addEventListener("submit", (event) => {
  event.preventDefault();
  send(at("text"), null);
});
at("reply").addEventListener("submit", (event) => {
  event.preventDefault();
  send(at("answer"), thread);
});
at("text").addEventListener("keydown", (event) => keys(event, at("composer")));
at("answer").addEventListener("keydown", (event) => keys(event, at("reply")));
at("text").addEventListener("input", () => { grow(at("text")); hints(); });
at("close").addEventListener("click", () => { thread = null; draw(); at("text").focus(); });
at("person").addEventListener("change", () => {
  user = at("person").value;
  localStorage.setItem("user", user);
  if (channel.startsWith("D")) channel = "C0FRAUD";
  thread = null;
  restart();
});
for (const button of document.querySelectorAll("[data-hours]"))
  button.addEventListener("click", () => act("advance", { hours: Number(button.dataset.hours) }, button));
listen();
