/** What this room announces. */
export const CALENDAR_EVENTS = ['calendar.yearPublished'] as const
export const [YEAR_PUBLISHED] = CALENDAR_EVENTS

/** The holidays of a year are known, or known otherwise than before: whoever keeps deadlines that touch it counts them anew. */
export interface YearPublished {
  /** Six digits: `379902` a county, `379900` a city with its counties, `000000` everywhere. */
  region: string
  year: number
}
