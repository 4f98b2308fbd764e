import type { FormField } from '../../../../src/platform/forms/form-fields.ts'
import { toDayWords } from '../../../kit/dates.ts'
import { CommandDrawer, textOf, type Values } from '../../catalogue/command-drawer.tsx'
import { toDay } from '../../catalogue/typed-day.ts'
import type { ChosenRegion } from '../chosen-region.ts'
import { type Setting, type SettingInput, setSetting } from './setting-calls.ts'
import { percentText } from './setting-text.ts'

interface SetSettingProps {
  setting: Setting
  place: ChosenRegion
  today: string
  onClose: () => void
  /** @param words what now holds, for the notice above the list */
  onDone: (words: string) => void
}

/** Sets one local rule in a region from a day on. The field fits the rule: a number with its unit, a choice, words. */
export function SetSetting({ setting: { key, title, input, inForce, history }, place: { region, name }, today, onClose, onDone }: SetSettingProps) {
  const earlier = (typed: Values) => history.find((value) => value.region === region && value.from === toDay(textOf(typed, 'from')))
  return (
    <CommandDrawer
      draft={`setting:${region}:${key}`}
      title={`设置：${title}`}
      submitLabel="保存"
      explain={<>{name}现在是<strong> {inForce.words}</strong>。新的值从所填的日期起适用，以前的保留在历次记录里。{region.endsWith('00') && '没有自己规定的县（市、区）也按它。'}</>}
      fields={(typed) => [
        { name: 'value', ...fieldOf(input) },
        { name: 'from', kind: 'date', label: '从哪天起', required: true, hint: dayHint(toDay(textOf(typed, 'from')), today, earlier(typed)?.words) },
        { name: 'source', kind: 'textarea', label: '依据', required: true, maxLength: 500, hint: '文件的名称和文号，或作出决定的会议。' },
      ]}
      initial={{ value: input.kind === 'percent' ? percentText(inForce.value) : String(inForce.value), from: today }}
      send={async (typed, intention) => {
        const [value, from] = [textOf(typed, 'value'), toDay(textOf(typed, 'from'))]
        await setSetting({ region, key, from, source: textOf(typed, 'source'), value: input.kind === 'percent' ? `${value.replace(/[%％]$/, '')}%` : value }, intention)
        return `已保存：${name}的“${title}”自${toDayWords(from)}起是${wordsOf(input, value)}。`
      }}
      onDone={onDone}
      onClose={onClose}
    />
  )
}

function fieldOf(input: SettingInput): Omit<FormField, 'name'> {
  switch (input.kind) {
    case 'wholeNumber':
      return { kind: 'number', label: input.unit ? `新的值（${input.unit}）` : '新的值', required: true, inputMode: 'numeric', hint: `${input.min} 到 ${input.max} 的整数。` }
    case 'percent':
      return { kind: 'number', label: '新的值（%）', required: true, inputMode: 'decimal', hint: `${input.min} 到 ${input.max}，小数最多两位。` }
    case 'choice':
      return { kind: 'radio', label: '新的值', required: true, options: input.choices.map(({ value, name }) => ({ value, label: name })) }
    case 'text':
      return { kind: input.maxLength > 60 ? 'textarea' : 'text', label: '新的值', required: !input.mayBeEmpty, maxLength: input.maxLength, ...(input.hint && { hint: input.hint }) }
  }
}

const wordsOf = (input: SettingInput, value: string): string =>
  input.kind === 'choice' ? `“${input.choices.find((choice) => choice.value === value)!.name}”` : input.kind === 'percent' ? ` ${value}%` : input.kind === 'wholeNumber' ? ` ${value} ${input.unit}`.trimEnd() : value === '' ? '空的' : `“${value}”`

/** What the day that was typed means, while there is still time. */
function dayHint(day: string, today: string, earlier: string | undefined): string {
  if (earlier !== undefined) return `这一天已经有一条规定（${earlier}），保存后由新的代替。`
  if (/^\d{4}-\d{2}-\d{2}$/.test(day) && day < today) return '这一天已经过去：从那天起的期限，会按新的值重新看待。通常填今天或以后的日期。'
  return '写成 20261122；从这一天零时起适用。'
}
