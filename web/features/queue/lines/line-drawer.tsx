import type { FormField } from '../../../../src/platform/forms/form-fields.ts'
import { PickMany } from '../../../kit/pick-many.tsx'
import { CommandDrawer, textOf, type Values } from '../../catalogue/command-drawer.tsx'
import { TakesPicker } from '../../halls/takes-picker.tsx'
import { changeLine, type Line, type LineBody, type LineList } from './line-calls.ts'

interface LineDrawerProps {
  hallId: string
  view: LineList
  /** Nothing: a new one. */
  line: Line | undefined
  onDone: (words: string) => void
  onStale: () => void
  onClose: () => void
}

/** 设置排队业务: what leads to it, who serves it, how long one takes. */
export function LineDrawer({ hallId, view: { hallRegion, choices }, line, onDone, onStale, onClose }: LineDrawerProps) {
  return (
    <CommandDrawer
      draft={`line:${hallId}:${line?.letter ?? 'new'}`}
      title={line ? `设置 ${line.letter} ${line.name}` : '增加排队业务'}
      submitLabel={line ? '保存' : '增加'}
      explain="保存后取号机、网上取号、预约和窗口叫号马上照这里办。已经取的号不变。"
      fields={(values) => fieldsOf(values, choices.letters, line)}
      initial={line ? initialOf(line) : { letter: choices.letters[0] ?? '', expectedMinutes: '12', isOpen: 'true', takesRest: 'false' }}
      after={({ values, type, fieldId, errorOf, isBusy }) => {
        const pick = (name: 'windowKinds' | 'windowNos', label: string, placeholder: string, options: LineList['choices']['windows'], hint: string) => (
          <PickMany id={fieldId(name)} label={label} placeholder={placeholder} hint={hint} options={options} chosen={listOf(values, name)} error={errorOf(name)} isBusy={isBusy} onChoose={(chosen) => type(name, chosen)} />
        )
        return (
          <>
            {pick('windowKinds', '哪些种类的窗口办', '输入窗口种类，可以选多个', choices.windowKinds, '以后增加的同种窗口也办这个业务。')}
            {pick('windowNos', '另外哪些窗口办', '输入窗口号或名称，可以选多个', choices.windows, '一个窗口可以办几个业务。')}
            <TakesPicker typing={{ values, type, fieldId, errorOf, isBusy }} region={hallRegion} departments={choices.departments} names={{ authorities: 'authorityIds', items: 'itemCodes', error: 'itemCodes' }} />
          </>
        )
      }}
      send={(values, key) => changeLine(hallId, line?.letter ?? textOf(values, 'letter'), line?.version ?? 0, toBody(values), key)}
      onDone={({ letter, name }) => onDone(`已${line ? '设置' : '增加'}排队业务 ${letter} ${name}。`)}
      onStale={onStale}
      onClose={onClose}
    />
  )
}

const fieldsOf = (values: Values, letters: readonly string[], line: Line | undefined): FormField[] => [
  ...(line ? [] : [{ name: 'letter', kind: 'select' as const, label: '号码的字母', required: true, options: letters.map((letter) => ({ value: letter, label: letter })), hint: `号码像 ${textOf(values, 'letter') || 'A'}001；业务按字母先后排列。` }]),
  { name: 'name', kind: 'text', label: '业务名称', required: true, maxLength: 30, hint: '群众在取号机上看到的名称。' },
  { name: 'expectedMinutes', kind: 'number', label: '一般办理时间（分钟）', required: true, maxLength: 3, inputMode: 'numeric', hint: '当天还没有办过的时候，按它预计等候。' },
  { name: 'isOpen', kind: 'radio', label: '取号', required: true, options: [{ value: 'true', label: '开放取号' }, { value: 'false', label: '暂不取号' }] },
  { name: 'takesRest', kind: 'radio', label: '其余事项', required: true, options: [{ value: 'true', label: '其他业务没有写的事项都到这里' }, { value: 'false', label: '只接收下面写的部门和事项' }] },
]

const initialOf = ({ name, expectedMinutes, isOpen, takesRest, windowKinds, windowNos, authorityIds, itemCodes }: Line): Values =>
  ({ name, expectedMinutes: String(expectedMinutes), isOpen: String(isOpen), takesRest: String(takesRest), windowKinds, windowNos, authorityIds, itemCodes })

const listOf = (values: Values, name: string): string[] => [values[name] ?? []].flat().filter((each) => each !== '')

const toBody = (values: Values): LineBody => ({
  name: textOf(values, 'name'), expectedMinutes: Number(textOf(values, 'expectedMinutes')), isOpen: textOf(values, 'isOpen') === 'true', takesRest: textOf(values, 'takesRest') === 'true',
  windowKinds: listOf(values, 'windowKinds') as LineBody['windowKinds'], windowNos: listOf(values, 'windowNos'), authorityIds: listOf(values, 'authorityIds'), itemCodes: listOf(values, 'itemCodes'),
})
