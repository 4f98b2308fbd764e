/** A time as it is typed, with or without a colon: 9, 930, 0930 and 9：30 → 09:00, 09:30. What is no time stays, for the server to say. */
export function toTime(typed: string): string {
  const [, hour, minute = '00'] = /^(\d{1,2}?)(?:[:：]?(\d{2}))?$/.exec(typed) ?? []
  return hour === undefined ? typed : `${hour.padStart(2, '0')}:${minute}`
}
