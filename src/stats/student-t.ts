/**
 * P(T <= t) of Student's t with `df` > 0 degrees of freedom, by the regularised incomplete beta function
 * (Abramowitz and Stegun 26.5.27 and 26.7.1). Absolute error below 1e-12.
 */
export function studentTCdf(t: number, df: number): number {
  if (Number.isNaN(t) || !(df > 0)) return Number.NaN;
  if (!Number.isFinite(t)) return t > 0 ? 1 : 0;
  const square = t * t;
  // Both forms are the same number; the one whose argument is small keeps its digits.
  const tail =
    square > df
      ? incompleteBeta(df / (df + square), df / 2, 0.5) / 2
      : (1 - incompleteBeta(square / (df + square), 0.5, df / 2)) / 2;
  return t > 0 ? 1 - tail : tail;
}

/** P(|T| >= |t|): the two-sided p of a t statistic. */
export function studentTTwoSided(t: number, df: number): number {
  return 2 * studentTCdf(-Math.abs(t), df);
}

/** The t with P(T <= t) = p; p = 0 and 1 give the infinities. By bisection, shortened by Newton's steps where they stay in. */
export function studentTQuantile(p: number, df: number): number {
  if (!(p >= 0 && p <= 1) || !(df > 0)) return Number.NaN;
  if (p === 0.5) return 0;
  // The lower tail keeps its digits where 1 - p would have lost them.
  if (p > 0.5) return -studentTQuantile(1 - p, df);
  if (p === 0) return Number.NEGATIVE_INFINITY;
  let [low, high] = [-1, 0];
  while (studentTCdf(low, df) > p) low *= 2;
  const peak = Math.exp(logGamma((df + 1) / 2) - logGamma(df / 2)) / Math.sqrt(df * Math.PI);
  let t = (low + high) / 2;
  for (;;) {
    const excess = studentTCdf(t, df) - p;
    if (excess < 0) low = t;
    else high = t;
    const newton = t - excess / (peak * (1 + (t * t) / df) ** (-(df + 1) / 2));
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    if (Math.abs(next - t) <= 1e-14 * Math.abs(t)) return next;
    t = next;
  }
}

/** Regularised incomplete beta function I_x(a, b), 0 <= x <= 1 and a, b > 0. */
function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  // The fraction converges fast only on this side of the mean.
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a);
  const logFactor = a * Math.log(x) + b * Math.log1p(-x) + logGamma(a + b) - logGamma(a) - logGamma(b);
  return (Math.exp(logFactor) / a) * betaFraction(x, a, b);
}

/** The continued fraction of the incomplete beta function (Abramowitz and Stegun 26.5.8), by Lentz's method. */
function betaFraction(x: number, a: number, b: number): number {
  const tiny = 1e-300;
  let c = 1;
  let d = 1 / away(1 - ((a + b) * x) / (a + 1), tiny);
  let fraction = d;
  for (let m = 1; m < 10_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    let step = 1;
    for (const coefficient of [even, odd]) {
      d = 1 / away(1 + coefficient * d, tiny);
      c = away(1 + coefficient / c, tiny);
      step = c * d;
      fraction *= step;
    }
    if (Math.abs(step - 1) < 1e-15) break;
  }
  return fraction;
}

function away(value: number, tiny: number): number {
  return Math.abs(value) < tiny ? tiny : value;
}

/** Lanczos (1964), g = 7 with nine terms: about 15 digits for x > 0. */
const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];

function logGamma(x: number): number {
  const z = x - 1;
  const series = LANCZOS.reduce((sum, term, i) => sum + (i === 0 ? term : term / (z + i)), 0);
  const shifted = z + 7.5;
  return 0.5 * Math.log(2 * Math.PI) + (z + 0.5) * Math.log(shifted) - shifted + Math.log(series);
}
