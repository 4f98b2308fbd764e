/** What a screen may show of personal data (GB/T 35273): enough to recognise, too little to misuse. */

/** 张敏 → 张*, 李晓敏 → 李*敏, 阿依古丽·买买提 → 阿******提 */
export function maskName(name: string): string {
  const characters = [...name]
  if (characters.length <= 1) return '*'
  if (characters.length === 2) return `${characters[0]}*`
  return `${characters[0]}${'*'.repeat(characters.length - 2)}${characters.at(-1)}`
}

/** First six and last four of an 18-character identity number. */
export const maskIdentityNumber = (number: string): string => `${number.slice(0, 6)}${'*'.repeat(number.length - 10)}${number.slice(-4)}`
