/**
 * One line of a CSV table (RFC 4180). A text that a spreadsheet would run as a formula is disarmed by a leading quote:
 * names come from strangers.
 */
export function toCsvLine(values: readonly string[]): string {
  return `${values.map((value) => quote(/^[=+\-@]/.test(value) ? `'${value}` : value)).join(',')}\r\n`
}

const quote = (value: string): string => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)
