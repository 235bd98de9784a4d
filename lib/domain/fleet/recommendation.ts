/**
 * What Compute Optimizer says of one instance (docs/facts/ec2-resize.md#compute-optimizer).
 * Percentages are 0–100.
 */
export interface Recommendation {
  readonly finding: 'overProvisioned' | 'underProvisioned' | 'optimized' | 'unknown';
  readonly findingReasons: readonly string[];
  readonly lookbackDays?: number;
  /** When Compute Optimizer last refreshed it. ISO 8601. */
  readonly refreshedAt?: string;
  /** The type that it looked at: stale when it is not the instance's type of today. */
  readonly currentInstanceType: string;
  readonly utilization: Utilization;
  /** Most bytes a second, in or out; absent: not known. */
  readonly networkBytesMax?: number;
  /** absent: it did not say. */
  readonly idle?: boolean;
  /** Best first, by rank. */
  readonly options: readonly RecommendationOption[];
}

/** Highest use in the look-back, in percent. An absent metric is unknown, never 0. */
export interface Utilization {
  readonly cpuMax?: number;
  readonly memoryMax?: number;
}

export interface RecommendationOption {
  readonly instanceType: string;
  readonly rank: number;
  /** 0 (very low) to 4 (very high), the highest over all specifications. */
  readonly performanceRisk?: number;
  readonly platformDifferences: readonly string[];
  readonly migrationEffort?: string;
  readonly projected: Utilization;
}
