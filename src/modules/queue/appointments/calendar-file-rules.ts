/** A visit as a calendar on a phone takes it. */
export interface CalendarEntry {
  uid: string
  /** Counts up with each change, so that a calendar that has the old one replaces it. */
  sequence: number
  at: Date
  startsAt: Date
  endsAt: Date
  summary: string
  location: string
  description: string
  isCancelled: boolean
}

const LONGEST_LINE_OCTETS = 75

/** iCalendar (RFC 5545) with an alarm an hour before; times in UTC, which needs no time zone beside it. */
export function toCalendarFile(entry: CalendarEntry): string {
  const lines = [
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Yichuang//Appointments//ZH', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH',
    'BEGIN:VEVENT', `UID:${entry.uid}`, `SEQUENCE:${entry.sequence}`, `DTSTAMP:${toUtc(entry.at)}`, `DTSTART:${toUtc(entry.startsAt)}`, `DTEND:${toUtc(entry.endsAt)}`,
    `SUMMARY:${escape(entry.summary)}`, `LOCATION:${escape(entry.location)}`, `DESCRIPTION:${escape(entry.description)}`, `STATUS:${entry.isCancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    'BEGIN:VALARM', 'ACTION:DISPLAY', `DESCRIPTION:${escape(entry.summary)}`, 'TRIGGER:-PT1H', 'END:VALARM',
    'END:VEVENT', 'END:VCALENDAR',
  ]
  return lines.flatMap(fold).map((line) => `${line}\r\n`).join('')
}

const toUtc = (at: Date): string => at.toISOString().replaceAll(/[-:]|\.\d{3}/g, '')

const escape = (text: string): string => text.replaceAll(/[\\;,]/g, (character) => `\\${character}`).replaceAll(/\r?\n/g, '\\n')

/** Lines longer than 75 octets go on in the next, which begins with a blank (RFC 5545 3.1); a character is never cut. */
function fold(line: string): string[] {
  const folded: string[] = []
  let current = ''
  for (const character of line) {
    if (Buffer.byteLength(current + character) > LONGEST_LINE_OCTETS) {
      folded.push(current)
      current = ' '
    }
    current += character
  }
  return [...folded, current]
}
