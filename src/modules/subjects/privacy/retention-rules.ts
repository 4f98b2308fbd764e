/** What happened on the last day of its years is still kept on that day: its years run from the day after it (民法典 art. 201, 202). */
export function firstInstantKept(today: string, years: number): Date {
  const [year, ...rest] = today.split('-')
  const sameDay = [String(Number(year) - years), ...rest].join('-')
  // 29 February has no same day in most years: then the end of February is.
  return new Date(`${rest.join('-') === '02-29' && !isLeapYear(Number(year) - years) ? sameDay.replace('-29', '-28') : sameDay}T00:00:00+08:00`)
}

const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
