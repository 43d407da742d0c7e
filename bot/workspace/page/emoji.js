// The common emoji by the names Slack gives them; an unknown name stays as it was typed.

const NAMES = `
thumbsup 👍 +1 👍 thumbsdown 👎 -1 👎 white_check_mark ✅ heavy_check_mark ✔️ x ❌ eyes 👀 tada 🎉
rocket 🚀 heart ❤️ fire 🔥 100 💯 raised_hands 🙌 clap 👏 pray 🙏 wave 👋 ok_hand 👌 muscle 💪
thinking_face 🤔 smile 😄 slightly_smiling_face 🙂 grinning 😀 joy 😂 wink 😉 blush 😊 sob 😭
cry 😢 open_mouth 😮 neutral_face 😐 confused 😕 sweat_smile 😅 sunglasses 😎 hourglass ⌛
hourglass_flowing_sand ⏳ alarm_clock ⏰ calendar 📆 date 📅 spiral_calendar_pad 🗓️ memo 📝
pencil2 ✏️ bulb 💡 mag 🔍 bar_chart 📊 chart_with_upwards_trend 📈 chart_with_downwards_trend 📉
dart 🎯 warning ⚠️ rotating_light 🚨 no_entry ⛔ question ❓ exclamation ❗ grey_question ❔
information_source ℹ️ bell 🔔 no_bell 🔕 link 🔗 pushpin 📌 paperclip 📎 lock 🔒 unlock 🔓 key 🔑
gear ⚙️ wrench 🔧 hammer 🔨 bug 🐛 test_tube 🧪 microscope 🔬 package 📦 file_folder 📁
speech_balloon 💬 robot_face 🤖 star ⭐ sparkles ✨ zap ⚡ sunny ☀️ cloud ☁️ rainbow 🌈 seedling 🌱
coffee ☕ cake 🍰 beers 🍻 trophy 🏆 medal 🏅 checkered_flag 🏁 construction 🚧 recycle ♻️
arrow_up ⬆️ arrow_down ⬇️ arrow_right ➡️ arrow_left ⬅️ arrow_upper_right ↗️ arrow_lower_right ↘️
left_right_arrow ↔️ repeat 🔁 red_circle 🔴 large_orange_circle 🟠 large_yellow_circle 🟡
large_green_circle 🟢 large_blue_circle 🔵 white_circle ⚪ black_circle ⚫ large_red_square 🟥
large_yellow_square 🟨 large_green_square 🟩 small_blue_diamond 🔹 moneybag 💰 euro 💶 dollar 💵
palm_tree 🌴 house 🏠 busts_in_silhouette 👥 bust_in_silhouette 👤 brain 🧠 crystal_ball 🔮
game_die 🎲 scales ⚖️ traffic_light 🚦 ladder 🪜 one 1️⃣ two 2️⃣ three 3️⃣`;

const parts = NAMES.trim().split(/\s+/);
const EMOJI = new Map();
for (let n = 0; n < parts.length; n += 2) EMOJI.set(parts[n], parts[n + 1]);

export const emoji = (name) => EMOJI.get(String(name).split("::")[0]) || `:${name}:`;
export const QUICK = ["thumbsup", "white_check_mark", "eyes"];
export const PICKABLE = [...EMOJI.keys()].filter((name) => !["+1", "-1"].includes(name)).slice(0, 60);
