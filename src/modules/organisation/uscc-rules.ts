/**
 * 统一社会信用代码 (GB 32100-2015): registering department 1 + kind 1 + region 6 + body code 9 (GB 11714) + check character.
 */

/** What a unified social credit code says. */
export interface UsccParts {
  valid: true
  code: string
  /** First two characters: registering department and kind. */
  prefix: string
  /** Name of the prefix where it is certain. */
  prefixName: string | undefined
  /** Six-digit division of registration. */
  region: string
  /** 主体标识码 (the former organisation code), 9 characters. */
  bodyCode: string
  /** Doubts that do not make the code invalid. */
  warnings: string[]
}

/** Why something is no unified social credit code: a Chinese sentence for the person who typed it. */
export interface InvalidUscc {
  valid: false
  reason: string
}

/** The 31 characters of GB 32100 (no I, O, S, V, Z); a character's value is its place. */
const CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY'
/** 3^(i-1) mod 31 */
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
/** GB 11714: the body code uses 0–9 and A–Z. */
const BODY_CHARACTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const BODY_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2]

/** Only the prefixes we are sure of; a code with another prefix is as valid. */
const PREFIX_NAMES: Readonly<Record<string, string>> = {
  11: '机关',
  12: '事业单位',
  13: '编办直接管理机构编制的群众团体',
  19: '机构编制部门登记的其他机构',
  51: '社会团体',
  52: '民办非企业单位',
  53: '基金会',
  91: '企业',
  92: '个体工商户',
  93: '农民专业合作社',
  N1: '组级农村集体经济组织',
  N2: '村级农村集体经济组织',
  N3: '乡镇级农村集体经济组织',
}

/**
 * Takes a code apart. Small letters are read as capitals. A wrong last character makes it invalid; a wrong check
 * character inside the body code is a warning only, because codes taken over from old registers may carry one.
 */
export function parseUscc(text: string): UsccParts | InvalidUscc {
  if (text.length !== 18) return invalid(`统一社会信用代码应为 18 位，现在是 ${text.length} 位，请检查是否漏填或多填。`)
  if (!/^[0-9A-Za-z]{18}$/.test(text)) return invalid('统一社会信用代码只能由数字和大写英文字母组成，请检查。')
  const code = text.toUpperCase()
  const stranger = [...code].find((character) => !CHARACTERS.includes(character))
  if (stranger) return invalid(`统一社会信用代码不使用字母 I、O、S、V、Z，请检查“${stranger}”是否看错。`)
  const region = code.slice(2, 8)
  if (!/^\d{6}$/.test(region)) return invalid('第 3 至 8 位应为 6 位数字的行政区划代码，请检查。')
  if (checkCharacterOf(code.slice(0, 17)) !== code[17]) return invalid('最后一位校验码不正确，请逐位核对代码。')
  const prefix = code.slice(0, 2)
  const bodyCode = code.slice(8, 17)
  const isBodyRight = bodyCheckCharacterOf(bodyCode.slice(0, 8)) === bodyCode[8]
  return {
    valid: true,
    code,
    prefix,
    prefixName: PREFIX_NAMES[prefix],
    region,
    bodyCode,
    warnings: isBodyRight ? [] : ['主体标识码（第 9 至 17 位）的校验位不符，可能是旧代码转换而来，请与登记机关核对。'],
  }
}

/**
 * Makes a code, for invented bodies of the reserved range 3799xx. `body` is the first 8 characters of the body code.
 * @throws RangeError when the parts give no valid code
 */
export function toUscc(parts: { prefix: string; region: string; body: string }): string {
  const first16 = parts.prefix + parts.region + parts.body
  if (!/^[0-9A-HJ-NP-RTUWXY]{16}$/.test(first16))
    throw new RangeError('统一社会信用代码的前 16 位应为数字和大写字母（不含 I、O、S、V、Z）：类别 2 位、区划 6 位、主体 8 位。')
  const first17 = first16 + bodyCheckCharacterOf(parts.body)
  const code = first17 + checkCharacterOf(first17)
  const result = parseUscc(code)
  if (!result.valid) throw new RangeError(result.reason)
  return code
}

function checkCharacterOf(first17: string): string {
  const sum = WEIGHTS.reduce((total, weight, position) => total + weight * CHARACTERS.indexOf(first17.charAt(position)), 0)
  return CHARACTERS.charAt((31 - (sum % 31)) % 31)
}

/** 11 − Σ mod 11, where 10 is written X and 11 is written 0. */
function bodyCheckCharacterOf(first8: string): string {
  const sum = BODY_WEIGHTS.reduce((total, weight, position) => total + weight * BODY_CHARACTERS.indexOf(first8.charAt(position)), 0)
  return '0X987654321'.charAt(sum % 11)
}

const invalid = (reason: string): InvalidUscc => ({ valid: false, reason })
