/** `FY` + region 6 + yyMMdd 6 + serial of at least four digits: 反映编号, short enough for one line of a phone. */
export const toClueNumber = ({ region, day, serial }: { region: string; day: string; serial: number }): string => `FY${region}${day.slice(2).replaceAll('-', '')}${String(serial).padStart(4, '0')}`

export const CLUE_NUMBER_PATTERN = '^FY[0-9]{16,18}$'

export const regionOfClue = (number: string): string => number.slice(2, 8)

/** However somebody types it: small letters, spaces, full width. */
export const toTypedNumber = (text: string): string => text.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase()

/** A phone that can be called: mobile or landline, digits with an area code at most. */
export const isPhone = (text: string): boolean => /^\+?[0-9][0-9-]{5,19}$/.test(text)
