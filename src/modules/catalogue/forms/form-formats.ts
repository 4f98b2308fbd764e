import { isCalendarDate } from '../../../platform/forms/index.ts'
import type { FormatCheck, FormFormats } from '../../../platform/forms/index.ts'

/** What another room's rules say of a code: fine, or a Chinese sentence for the person who typed it. */
export type CodeVerdict = { valid: true } | { valid: false; reason: string }

/** Rules that belong to other rooms (`parseIdentityNumber`, `parseUscc`), and the clock; the composition root gives them. */
export interface FormFormatSources {
  /** 公民身份号码, GB 11643; called with capitals, without spaces, and with today's legal date. */
  identityNumber: (value: string, today: string) => CodeVerdict
  /** 统一社会信用代码, GB 32100; called with capitals, without spaces. */
  uscc: (value: string) => CodeVerdict
  /** Today's legal date, `YYYY-MM-DD`. */
  today: () => string
}

const mobile = /^1[3-9]\d{9}$/
/** With area code: 3 or 4 digits and 7 or 8 digits; an area code `0000` is reserved for invented numbers. */
const landline = /^0\d{2,3}\d{7,8}$/

const judgedBy = (judge: (value: string) => CodeVerdict): FormatCheck => (value) => {
  const verdict = judge(value)
  return verdict.valid || `有误：${verdict.reason.replace(/。$/, '')}`
}

/** The formats of the catalogue's forms. Call it once and keep the result: compiled forms are cached by it. */
export function createFormFormats({ identityNumber, uscc, today }: FormFormatSources): FormFormats {
  return {
    'identity-number': judgedBy((value) => identityNumber(value, today())),
    uscc: judgedBy(uscc),
    // 通行证 (9 to 11), 护照 and 外国人永久居留身份证 (15 or 18) follow no common check digit.
    'travel-document': (value) => /^[A-Z0-9]{5,20}$/.test(value) || '应为 5 到 20 位字母或数字，请照证件填写',
    'mobile-phone': (value) => mobile.test(value) || '应为 11 位数字，请核对后重填',
    phone: (value) => mobile.test(value) || landline.test(value) || '应为 11 位手机号码，或带区号的固定电话号码',
    // 出生医学证明: one letter for the edition and nine digits.
    'birth-certificate': (value) => /^[A-Z]\d{9}$/.test(value) || '应为 1 个字母加 9 位数字，见证明右上角',
    'driving-file': (value) => /^\d{12}$/.test(value) || '应为 12 位数字，见驾驶证副页',
    'past-date': (value) => {
      if (!isCalendarDate(value)) return '应为日历上有的日期，请按“2026-11-22”的样子填写'
      return value <= today() || '不能晚于今天，请核对后重填'
    },
  }
}
