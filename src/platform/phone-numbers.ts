/** Eleven digits that begin with 1: a mobile number of the mainland, as 工业和信息化部's numbering plan has them. */
export const isMobile = (text: string): boolean => /^1\d{10}$/.test(text)

/** First three and last four digits: 199****0001. Shorter numbers keep their last two only (GB/T 35273: enough to recognise, too little to misuse). */
export const maskPhone = (phone: string): string =>
  phone.length >= 11 ? `${phone.slice(0, 3)}${'*'.repeat(phone.length - 7)}${phone.slice(-4)}` : `${'*'.repeat(Math.max(phone.length - 2, 1))}${phone.slice(-2)}`
