import { mean, sampleVariance } from "simple-statistics";

/** Values of windows, by the boot that they are of. */
export type Clusters = readonly (readonly number[])[];

export interface ClusteredMean {
  readonly mean: number;
  /** Variance of the mean. */
  readonly variance: number;
  /** Degrees of freedom of the variance; 0: it is not known. */
  readonly df: number;
}

/**
 * The mean over boots of the means of their windows. With at least two boots its variance is that between the boots'
 * means, the usual analysis of clusters by their summaries (Donner and Klar 2000, chapter 6), or that between the
 * windows within boots where this is larger, as the former has few degrees of freedom and must include the latter. With a
 * single boot it is that between windows, and what differs from boot to boot is not in it.
 */
export function clusteredMean(values: Clusters): ClusteredMean {
  const clusters = values.filter((cluster) => cluster.length > 0);
  if (clusters.length === 0) return { mean: 0, variance: 0, df: 0 };
  const means = clusters.map((cluster) => mean([...cluster]));
  const within = varianceWithin(clusters);
  if (clusters.length === 1) return { mean: mean(means), ...within };
  const between = sampleVariance(means) / clusters.length;
  return { mean: mean(means), variance: Math.max(between, within.variance), df: clusters.length - 1 };
}

/** Variance of the mean over boots as far as it comes from the windows within them. */
function varianceWithin(clusters: Clusters): Pick<ClusteredMean, "variance" | "df"> {
  const several = clusters.filter((values) => values.length > 1);
  const df = several.reduce((total, values) => total + values.length - 1, 0);
  if (df === 0) return { variance: 0, df };
  const pooled = several.reduce((total, values) => total + (values.length - 1) * sampleVariance([...values]), 0) / df;
  const variance = clusters.reduce((total, values) => total + pooled / values.length, 0) / clusters.length ** 2;
  return { variance, df };
}
