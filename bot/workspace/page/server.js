// Talks to the workspace: asks for news again and again, and sends what the person does.

import { at } from "./dom.js";
import { forget, learn, me, state } from "./state.js";
import { WORDS } from "./words.js";

const PAUSE = 1000;
let asking = null;
let told = () => {};

export function onNews(listener) {
  told = listener;
}

function trouble(is) {
  at("trouble").hidden = !is;
  at("trouble").textContent = is ? WORDS.away : "";
}

// Sends a doing; answers {ok} or {ok: false, error}, and never throws.
export async function act(what, asked = {}, signal = undefined) {
  try {
    const answer = await fetch(`/page/do/${what}`, {
      method: "POST", headers: { "Content-Type": "application/json" }, signal,
      body: JSON.stringify({ user: me.user, ...asked }),
    });
    if (answer.status >= 500) throw new Error(String(answer.status));
    trouble(false);
    return answer.ok ? await answer.json() : { ok: false, error: `http_${answer.status}` };
  } catch (error) {
    if (error.name === "AbortError") return { ok: false, error: "aborted" };
    trouble(true);
    return { ok: false, error: "unreachable" };
  }
}

async function news(since, signal) {
  const answer = await fetch(`/page/state?user=${me.user}&since=${since}`, { signal });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

// After a failure all is asked anew: that is answered at once, and by whatever workspace is there now.
export async function listen() {
  const mine = new AbortController();
  asking = mine;
  let lost = false;
  while (asking === mine) {
    try {
      const found = await news(lost ? -1 : state.version, mine.signal);
      if (asking !== mine) return;
      trouble(false);
      if (lost) forget();
      lost = false;
      if (learn(found)) forget();
      else told();
    } catch (error) {
      if (asking !== mine) return;
      lost = true;
      trouble(true);
      await new Promise((done) => setTimeout(done, PAUSE));
    }
  }
}

export function startOver() {
  if (asking) asking.abort();
  forget();
  listen();
}
