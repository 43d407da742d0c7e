// The app's Home tab, as the bot last published it for this person.

import { blocks } from "./blocks.js";
import { at, make } from "./dom.js";
import { notice } from "./popup.js";
import { act } from "./server.js";
import { me, state } from "./state.js";
import { surface } from "./surface.js";
import { WORDS, failure } from "./words.js";

let drawn = null;
let on = surface({ home: true });

export async function openHome() {
  drawn = null;
  on = surface({ home: true });
  const answer = await act("home");
  if (!answer.ok) notice(failure(answer.error, "Home"));
}

export function drawHome() {
  const box = at("home");
  const shown = me.tab === "home" && me.channel === state.direct;
  box.hidden = !shown;
  if (!shown) return;
  const stamp = JSON.stringify([me.user, state.home]);
  if (stamp === drawn) return;
  const focused = box.contains(document.activeElement) && document.activeElement.dataset.action;
  drawn = stamp;
  on = surface({ home: true }, on.values);
  box.replaceChildren(make("div", { class: "home-view" }, state.home
    ? blocks(state.home.blocks, on) : make("p", { class: "quiet" }, WORDS.noHome)));
  const again = focused && box.querySelector(`[data-action="${CSS.escape(focused)}"]`);
  if (again) again.focus();
}
