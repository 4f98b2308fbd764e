/** A share of one as it is typed in per cent: 0.05 → 5. */
export const percentText = (share: unknown): string => String(Math.round(Number(share) * 10_000) / 100)
