/** Instants and legal dates. Legal dates are `YYYY-MM-DD` in Asia/Shanghai (UTC+8, no summer time since 1991). */

const SHANGHAI_OFFSET_MS = 8 * 3600_000

const inShanghai = (at: Date | string): string => new Date(new Date(at).getTime() + SHANGHAI_OFFSET_MS).toISOString()

/** The legal date of an instant. */
export const toLegalDate = (at: Date | string): string => inShanghai(at).slice(0, 10)

/** The wall-clock minute of an instant: `2026-11-22T09:30`. */
export const toLocalMinute = (at: Date | string): string => inShanghai(at).slice(0, 16)

/** RFC 3339 with the offset of Asia/Shanghai, milliseconds kept: `2026-11-22T09:30:00.000+08:00`. */
export const toRfc3339 = (at: Date | string): string => `${inShanghai(at).slice(0, -1)}+08:00`
