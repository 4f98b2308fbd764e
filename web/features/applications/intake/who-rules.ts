/** What was typed, scanned or read into the one field that asks who stands there. */
export type Who = { kind: 'code'; code: string } | { kind: 'ticket'; number: string } | { kind: 'phone' } | { kind: 'identity'; number: string }

/** A scanner and a card reader type what they read and press Enter: each is told by its look. */
export function readWho(typed: string): Who {
  const word = typed.replaceAll(/\s/g, '')
  // 居民码、企业码 are written with small and capital letters.
  if (word.startsWith('YC1.')) return { kind: 'code', code: word }
  const number = word.toUpperCase()
  if (/^[A-Z]\d{3,5}$/.test(number)) return { kind: 'ticket', number }
  return /^1\d{10}$/.test(number) ? { kind: 'phone' } : { kind: 'identity', number }
}

/** Numbers are lent and handed on: nobody is found by theirs. */
export const NOT_BY_PHONE = '手机号码不能说明是谁，不按它查人。请刷身份证、输入证件号码或号票的号码，或请申请人出示居民码。'
