import { picker, seededRandom } from "./random.js";

const FIRST = ["Ada", "Bela", "Chen", "Dina", "Emil", "Fatou", "Goran", "Hana", "Ines", "Jonas", "Kofi", "Lena"];
const LAST = ["Abara", "Berg", "Costa", "Dietz", "Eder", "Farkas", "Grau", "Haas", "Ito", "Jansen", "Kaya", "Lund"];
const CITIES = ["Basel", "Cork", "Gdansk", "Lyon", "Porto", "Tartu", "Turin", "Utrecht"];
const PLANS = ["free", "team", "enterprise"];
const INTERESTS = [
  "cycling",
  "ceramics",
  "chess",
  "choirs",
  "climbing",
  "cooking",
  "coding",
  "gardens",
  "maps",
  "trains",
];
const DAYS_TO_HALF_WEIGHT = 30;

const users = createUsers(480);

/** One page of the users that match, the most active first. */
export function listUsers({ city, plan, minActivity, page, limit }) {
  const ranked = users
    .filter((user) => (city === undefined || user.city === city) && (plan === undefined || user.plan === plan))
    .map((user) => ({ user, activity: activityOf(user) }))
    .filter(({ activity }) => activity >= minActivity)
    .sort((a, b) => b.activity - a.activity || a.user.id - b.user.id);
  const first = (page - 1) * limit;
  const items = ranked.slice(first, first + limit).map(({ user, activity }) => summary(user, activity));
  return { total: ranked.length, page, pages: Math.ceil(ranked.length / limit), items };
}

/** What a user has bought, newer purchases counting for more: they halve in weight every 30 days. */
export function activityOf({ purchases }) {
  let sum = 0;
  for (const { amount, daysAgo } of purchases) sum += amount * 2 ** (-daysAgo / DAYS_TO_HALF_WEIGHT);
  return sum;
}

/** One user with their purchases by month and the users most like them; undefined for an unknown id. */
export function describeUser(id) {
  const user = users[id - 1];
  if (user === undefined) return undefined;
  const months = {};
  for (const { amount, daysAgo } of user.purchases) {
    const month = `${Math.floor(daysAgo / 30)} months ago`;
    months[month] = rounded((months[month] ?? 0) + amount);
  }
  const similar = users
    .filter((other) => other !== user)
    .map((other) => ({ id: other.id, name: other.name, likeness: likeness(user, other) }))
    .sort((a, b) => b.likeness - a.likeness || a.id - b.id)
    .slice(0, 5);
  return { ...summary(user, activityOf(user)), about: user.about, months, similar };
}

/** Users whose name or text has every word of the query, the best match first. */
export function searchUsers(query) {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const hits = [];
  for (const user of users) {
    const text = `${user.name} ${user.city} ${user.about}`.toLowerCase();
    const places = words.map((word) => text.indexOf(word));
    if (!places.includes(-1)) hits.push({ user, score: places.reduce((sum, place) => sum + 1 / (1 + place), 0) });
  }
  hits.sort((a, b) => b.score - a.score || a.user.id - b.user.id);
  return { total: hits.length, items: hits.slice(0, 20).map(({ user, score }) => ({ ...summary(user, score) })) };
}

/** The user at a place in the list, counted round and round. */
export function userAt(index) {
  return users[index % users.length];
}

function likeness(a, b) {
  let both = 0;
  for (let i = 0; i < a.taste.length; i++) both += a.taste[i] * b.taste[i];
  return both / Math.sqrt(a.length * b.length);
}

function summary({ id, name, email, city, plan, joined, tags }, activity) {
  return { id, name, email, city, plan, joined, tags, activity: rounded(activity) };
}

function rounded(amount) {
  return Math.round(amount * 100) / 100;
}

function createUsers(count) {
  const random = seededRandom(20_261_123);
  const pick = picker(random);
  return Array.from({ length: count }, (_, index) => {
    const name = `${pick(FIRST)} ${pick(LAST)}`;
    const taste = INTERESTS.map(() => random());
    return {
      id: index + 1,
      name,
      email: `${name.toLowerCase().replace(" ", ".")}.${index + 1}@example.com`,
      city: pick(CITIES),
      plan: pick(PLANS),
      joined: new Date(Date.UTC(2020 + Math.floor(random() * 6), Math.floor(random() * 12), 1)).toISOString(),
      tags: [pick(INTERESTS), pick(INTERESTS)],
      about: `Likes ${pick(INTERESTS)}, ${pick(INTERESTS)} and ${pick(INTERESTS)}; grew up in ${pick(CITIES)}.`,
      purchases: Array.from({ length: 24 }, () => ({
        amount: rounded(random() * 200),
        daysAgo: Math.floor(random() * 360),
      })),
      taste,
      length: taste.reduce((sum, value) => sum + value * value, 0),
    };
  });
}
