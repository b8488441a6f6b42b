// Writes fsrs-vectors.csv from the reference implementation:
//   npm install ts-fsrs@5.4.2 && node fsrs-vectors.mjs > fsrs-vectors.csv
import { createEmptyCard, fsrs, Rating } from "ts-fsrs";

// A generator of its own, so that a second run writes the same file.
let seed = 20_250_101;
function chance() {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
  return seed / 2_147_483_648;
}

const day = 86_400_000;
const lines = [];
for (let walk = 0; walk < 60; walk++) {
  const target = [0.9, 0.8, 0.7, 0.95, 0.97][walk % 5];
  const scheduler = fsrs({ request_retention: target, enable_short_term: false, enable_fuzz: false });
  let now = Date.UTC(2025, 0, 1, 12);
  let card = createEmptyCard(new Date(now));
  for (let step = 0; step < 12; step++) {
    const elapsed = step === 0 ? 0 : Math.floor(chance() * chance() * 3 * card.scheduled_days + chance() * 2);
    now += elapsed * day;
    // Mostly remembered, as people are.
    const rating = [Rating.Again, Rating.Hard, Rating.Good, Rating.Good, Rating.Good, Rating.Easy][Math.floor(chance() * 6)];
    card = scheduler.next(card, new Date(now), rating).card;
    lines.push([walk, target, elapsed, rating, card.stability, card.difficulty, card.scheduled_days].join(","));
  }
}
console.log("walk,target,elapsed,rating,stability,difficulty,interval\n" + lines.join("\n"));
