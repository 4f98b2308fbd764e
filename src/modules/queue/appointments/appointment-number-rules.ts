/** Without I, L, O and U: it is read out on the phone. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const RANDOM_HEX_DIGITS = 10
const BITS_PER_CHARACTER = 5n
const LENGTH = 8

export const APPOINTMENT_NUMBER = '^YY[0-9A-HJKMNP-TV-Z]{8}$'

/** 预约号: what a person reads out or a kiosk scans. The random end of the id, so that nobody finds another's by counting. */
export function toAppointmentNumber(id: string): string {
  let rest = BigInt(`0x${id.replaceAll('-', '').slice(-RANDOM_HEX_DIGITS)}`)
  let number = ''
  for (let index = 0; index < LENGTH; index++) {
    number = ALPHABET[Number(rest % 32n)]! + number
    rest >>= BITS_PER_CHARACTER
  }
  return `YY${number}`
}

/** As typed by hand: blanks, small letters, O for 0 and I or L for 1 do not matter. */
export function parseAppointmentNumber(text: string): string | undefined {
  const number = text.replaceAll(/[\s-]/g, '').toUpperCase().replaceAll('O', '0').replaceAll(/[IL]/g, '1')
  return new RegExp(APPOINTMENT_NUMBER).test(number) ? number : undefined
}
