/** What a setting takes: for a screen to ask for it, for a refusal to say it, and for a value to be read in words. */
export type SettingInput =
  | { kind: 'wholeNumber'; min: number; max: number; unit: string }
  /** A share of one, kept as a number from 0 to 1 and spoken of as per cent. */
  | { kind: 'percent'; min: number; max: number }
  | { kind: 'choice'; choices: { value: string; name: string }[] }
  | { kind: 'text'; maxLength: number; mayBeEmpty: boolean; hint: string }

/** Turns text (a command line, a form) into the value, or undefined when it makes no sense; `input` says what does. */
export interface SettingParser<T> {
  (text: string): T | undefined
  readonly input: SettingInput
}

const parser = <T>(input: SettingInput, parse: (text: string) => T | undefined): SettingParser<T> => Object.assign((text: string) => parse(text), { input })

/** @param unit how the number is read out: 个工作日, 天, 件 */
export const parseWholeNumber = (min: number, max: number, unit = ''): SettingParser<number> =>
  parser({ kind: 'wholeNumber', min, max, unit }, (text) => {
    const value = Number(text)
    return /^\d+$/.test(text) && value >= min && value <= max ? value : undefined
  })

/** `80%` or `0.8`, at most two decimals of a per cent. @param min in per cent, itself allowed */
export const parsePercent = (min: number): SettingParser<number> =>
  parser({ kind: 'percent', min, max: 100 }, (text) => {
    const [, percent, share] = /^(?:(\d{1,3}(?:\.\d{1,2})?)%|([01](?:\.\d{1,4})?))$/.exec(text) ?? []
    const tenThousandths = Math.round(percent === undefined ? Number(share) * 10_000 : Number(percent) * 100)
    return tenThousandths >= min * 100 && tenThousandths <= 10_000 ? tenThousandths / 10_000 : undefined
  })

/** One of a few: the value as it is kept → what it is called. */
export const parseChoice = <T extends string>(names: Readonly<Record<T, string>>): SettingParser<T> => {
  const choices = (Object.keys(names) as T[]).map((value) => ({ value, name: names[value] }))
  return parser({ kind: 'choice', choices }, (text) => choices.find(({ value }) => value === text)?.value)
}

/** Words of a city. @param hint how it is written, for whoever types it */
export const parseText = (maxLength: number, { hint = '', mayBeEmpty = false, isRight = () => true }: { hint?: string; mayBeEmpty?: boolean; isRight?: (text: string) => boolean } = {}): SettingParser<string> =>
  parser({ kind: 'text', maxLength, mayBeEmpty, hint }, (text) => ((text === '' ? mayBeEmpty : isRight(text)) && text.length <= maxLength ? text : undefined))

/** A value as a person reads it, never its code. */
export function toSettingWords(input: SettingInput, value: unknown): string {
  switch (input.kind) {
    case 'wholeNumber':
      return input.unit ? `${String(value)} ${input.unit}` : String(value)
    case 'percent':
      return `${Math.round(Number(value) * 10_000) / 100}%`
    case 'choice':
      return input.choices.find((choice) => choice.value === value)?.name ?? String(value)
    case 'text':
      return value === '' ? '（空）' : String(value)
  }
}

/** What may be written, as a sentence for whoever wrote something else. */
export function explainInput(input: SettingInput): string {
  switch (input.kind) {
    case 'wholeNumber':
      return `请填写 ${input.min} 到 ${input.max} 的整数。`
    case 'percent':
      return `请填写 ${input.min}% 到 ${input.max}% 的比例，小数最多两位。`
    case 'choice':
      return `可以选：${input.choices.map(({ name, value }) => `${name}（${value}）`).join('、')}。`
    case 'text':
      return `请填写${input.mayBeEmpty ? '' : '内容，'}不超过 ${input.maxLength} 个字。${input.hint}`
  }
}
