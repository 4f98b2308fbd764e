/** A day as it is typed, with or without hyphens: 20261122 → 2026-11-22. What is no day stays as it is, for the server to say. */
export const toDay = (typed: string): string => typed.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3')
