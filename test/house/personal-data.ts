/** Numbers that the standards and laws themselves print as samples: nobody's. */
const PUBLISHED_SAMPLES = new Set(['11010519491231002X', '440524188001010014'])

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECK_DIGITS = '10X98765432'

/** Looks like a person's: a date of birth and the right check digit (GB 11643). The region 3799 does not exist, so its numbers are nobody's. */
function isRealLookingIdentityNumber(text: string): boolean {
  if (text.startsWith('3799') || PUBLISHED_SAMPLES.has(text.toUpperCase())) return false
  const [month, day] = [Number(text.slice(10, 12)), Number(text.slice(12, 14))]
  if (!/^[1-8]\d{5}(18|19|20)/.test(text) || month < 1 || month > 12 || day < 1 || day > 31) return false
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(text[index]), 0)
  return CHECK_DIGITS[sum % 11] === text[17]!.toUpperCase()
}

/** Not inside a longer number, a hash or a decimal. */
const ALONE_BEFORE = String.raw`(?<![\dA-Za-z+/=._-])`
const ALONE_AFTER = String.raw`(?![\dA-Za-z+/=_-])`

/** Identity numbers, mobiles and landlines that could be somebody's. */
export function findPersonalData(text: string): string[] {
  const numbers = [...text.matchAll(new RegExp(`${ALONE_BEFORE}\\d{17}[\\dXx]${ALONE_AFTER}`, 'g'))].map(([found]) => found).filter(isRealLookingIdentityNumber)
  const mobiles = [...text.matchAll(new RegExp(`${ALONE_BEFORE}(?:\\+?86[- ]?)?1[3-9]\\d[- ]?\\d{4}[- ]?\\d{4}${ALONE_AFTER}`, 'g'))]
    .map(([found]) => found)
    .filter((found) => !/^(\+?86)?1990000\d{4}$/.test(found.replaceAll(/[- ]/g, '')))
  const landlines = [...text.matchAll(new RegExp(`${ALONE_BEFORE}0\\d{2,3}-\\d{7,8}${ALONE_AFTER}`, 'g'))].map(([found]) => found).filter((found) => !found.startsWith('0000-'))
  return [...numbers, ...mobiles, ...landlines]
}
