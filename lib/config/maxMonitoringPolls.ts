/** Looks of the watch after a change: 24 hours at five minutes (lib/workflows/resize/operationBudget.ts). */
export const MAX_MONITORING_POLLS = 288;
