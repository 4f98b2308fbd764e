/** One person before a terminal, from 「开始」 until they leave. */
export interface Visit {
  region: string
  deviceId: string
  /** SM3 of the secret in every address of the visit. */
  secretHash: string
  beganAt: Date
  lastAt: Date
  /** SM3 of the token of whoever signed in: the only session that holds here. */
  sessionHash: string | null
  /** What this person was given here that opens without signing in: to whoever comes next it opens nothing. */
  keys: readonly string[]
}

/** How long a visit may last, as the region has set it. */
export interface VisitLimits {
  idleSeconds: number
  longestMinutes: number
}
