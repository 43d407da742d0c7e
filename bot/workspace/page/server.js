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

async function news(signal) {
  const address = `/page/state?user=${me.user}&since=${state.version}`;
  const answer = await fetch(address, { signal });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

export async function listen() {
  const mine = new AbortController();
  asking = mine;
  while (asking === mine) {
    try {
      const found = await news(mine.signal);
      if (asking !== mine) return;
      trouble(false);
      if (learn(found)) forget();
      else told();
    } catch (error) {
      if (asking !== mine) return;
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
