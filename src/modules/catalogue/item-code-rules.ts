/**
 * The three codes of a service item (GB/T 39554.1-2020; C0109-2018), each inside the next:
 * 基本编码 12 = region 2 + type 2 + field 2 + main item 3 + sub-item 3;
 * 实施编码 31 = USCC of the authority 18 + level 1 + 基本编码 12;
 * 业务办理项编码 33 = 实施编码 31 + sequence 2. The last exists only where an item is split.
 */
import { parseUscc } from '../organisation/uscc-rules.ts'

/** The 12 characters every level shares. */
export interface BaseItemCodeParts {
  valid: true
  kind: 'baseItem'
  code: string
  /** First two digits of the division that owns the base item; `00` is national. */
  region: string
  type: string
  /** Name of the type where the national list has it. */
  typeName: string | undefined
  field: string
  mainItem: string
  /** `000`: the main item has no sub-items. */
  subItem: string
}

/** The code of one authority's item. */
export interface ItemCodeParts extends Omit<BaseItemCodeParts, 'kind'> {
  kind: 'item' | 'handlingItem'
  baseCode: string
  /** USCC of the authority. */
  authority: string
  /** 行使层级, 1–6. */
  level: string
  levelName: string
  /** Only for a handling item: `01`, `02` … */
  sequence?: string
  warnings: string[]
}

/** Why something is no item code: a Chinese sentence. */
export interface InvalidItemCode {
  valid: false
  reason: string
}

const BASE_CODE_LENGTH = 12
const ITEM_CODE_LENGTH = 31
const HANDLING_ITEM_CODE_LENGTH = 33

/** 事项类型 of the national exchange tables. Other values occur in published codes, so they are not refused. */
const TYPE_NAMES: Readonly<Record<string, string>> = {
  '01': '行政许可',
  '02': '行政处罚',
  '03': '行政强制',
  '04': '行政征收',
  '05': '行政给付',
  '06': '行政检查',
  '07': '行政确认',
  '08': '行政奖励',
  '09': '行政裁决',
  10: '其他行政权力',
  20: '公共服务',
}

/** 行使层级 of the national exchange tables. */
const LEVEL_NAMES: Readonly<Record<string, string>> = {
  1: '国家级',
  2: '省级',
  3: '市级',
  4: '县级',
  5: '镇（乡、街道）级',
  6: '村（社区）级',
}

/** Takes any of the three codes apart, told by its length. Capital letters only: these codes are written by machines. */
export function parseItemCode(code: string): BaseItemCodeParts | ItemCodeParts | InvalidItemCode {
  switch (code.length) {
    case BASE_CODE_LENGTH:
      return parseBaseItemCode(code)
    case ITEM_CODE_LENGTH:
    case HANDLING_ITEM_CODE_LENGTH:
      return parseAuthorityItemCode(code)
    default:
      return invalid(`事项编码应为 12 位（基本编码）、31 位（实施编码）或 33 位（业务办理项编码），现在是 ${code.length} 位。`)
  }
}

function parseBaseItemCode(code: string): BaseItemCodeParts | InvalidItemCode {
  // Region and type are digits; from the field on letters occur in published codes.
  if (!/^\d{4}[0-9A-Z]{8}$/.test(code)) return invalid('基本编码应以 4 位数字（区划 2 位、类型 2 位）开头，其余为数字或大写字母，请检查。')
  const type = code.slice(2, 4)
  return {
    valid: true,
    kind: 'baseItem',
    code,
    region: code.slice(0, 2),
    type,
    typeName: TYPE_NAMES[type],
    field: code.slice(4, 6),
    mainItem: code.slice(6, 9),
    subItem: code.slice(9, 12),
  }
}

function parseAuthorityItemCode(code: string): ItemCodeParts | InvalidItemCode {
  const authority = parseUscc(code.slice(0, 18))
  if (!authority.valid) return invalid(`前 18 位应为实施主体的统一社会信用代码：${authority.reason}`)
  if (authority.code !== code.slice(0, 18)) return invalid('事项编码中的字母应为大写，请检查。')
  const level = code.slice(18, 19)
  const levelName = LEVEL_NAMES[level]
  if (levelName === undefined) return invalid('第 19 位应为 1 至 6 的行使层级（1 国家级……6 村级），请检查。')
  const base = parseBaseItemCode(code.slice(19, ITEM_CODE_LENGTH))
  if (!base.valid) return base
  const parts: ItemCodeParts = {
    ...base,
    kind: 'item',
    code,
    baseCode: base.code,
    authority: authority.code,
    level,
    levelName,
    warnings: authority.warnings,
  }
  if (code.length === ITEM_CODE_LENGTH) return parts
  const sequence = code.slice(ITEM_CODE_LENGTH)
  if (!/^\d\d$/.test(sequence) || sequence === '00') return invalid('最后两位应为 01 至 99 的业务办理项序号，请检查。')
  return { ...parts, kind: 'handlingItem', sequence }
}

/** 基本编码. `subItem` is `000` when the main item is not split. @throws RangeError when the parts give no code */
export function toBaseItemCode(parts: { region: string; type: string; field: string; mainItem: string; subItem?: string }): string {
  return checked(parts.region + parts.type + parts.field + parts.mainItem + (parts.subItem ?? '000'), BASE_CODE_LENGTH)
}

/** 实施编码. @throws RangeError when the parts give no code */
export function toItemCode(parts: { authority: string; level: string; baseCode: string }): string {
  return checked(parts.authority + parts.level + parts.baseCode, ITEM_CODE_LENGTH)
}

/** 业务办理项编码; the sequence runs from 1 to 99. @throws RangeError when the parts give no code */
export function toHandlingItemCode(parts: { itemCode: string; sequence: number }): string {
  return checked(parts.itemCode + String(parts.sequence).padStart(2, '0'), HANDLING_ITEM_CODE_LENGTH)
}

function checked(code: string, length: number): string {
  if (code.length !== length) throw new RangeError(`事项编码应为 ${length} 位，由所给各部分得到 ${code.length} 位。`)
  const result = parseItemCode(code)
  if (!result.valid) throw new RangeError(result.reason)
  return code
}

const invalid = (reason: string): InvalidItemCode => ({ valid: false, reason })
