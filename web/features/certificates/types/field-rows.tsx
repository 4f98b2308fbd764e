import { Button, Checkbox, Input, Select } from 'antd'
import { useFocusNext } from '../../../kit/focus-next.ts'
import type { Typing } from '../../catalogue/command-drawer.tsx'
import type { TypeField, TypeInput } from './type-calls.ts'

export type FieldRow = TypeInput['fields'][number]

/** What is typed in the rows, as the drawer keeps it. */
export const readRows = (values: Typing['values']): FieldRow[] => JSON.parse(String(values.fields ?? '[]')) as FieldRow[]
export const writeRows = (rows: readonly FieldRow[]): string => JSON.stringify(rows)

const KINDS: { value: TypeField['kind']; label: string }[] = [{ value: 'text', label: '文字' }, { value: 'date', label: '日期' }, { value: 'number', label: '数字' }]

/** 专有数据项: one row each, in the order of print. */
export function FieldRows({ typing: { values, type, fieldId, errorOf, isBusy } }: { typing: Typing }) {
  const rows = readRows(values)
  const put = (next: readonly FieldRow[]) => type('fields', writeRows(next))
  const change = (index: number, more: Partial<FieldRow>) => put(rows.map((row, at) => (at === index ? { ...row, ...more } : row)))
  const focusNext = useFocusNext()
  const nameId = (index: number) => `${fieldId('fields')}-${index}`
  const add = () => {
    focusNext(() => document.getElementById(nameId(rows.length)))
    put([...rows, { name: '', kind: 'text', isRequired: false }])
  }
  return (
    <fieldset id={fieldId('fields')} className="field-rows" tabIndex={-1} disabled={isBusy}>
      <legend>专有数据项<span className="quiet">（证照名称、编号、持证主体、有效期限不用填；按印在证照上的顺序排）</span></legend>
      {rows.length === 0 && <p className="quiet">没有专有数据项。</p>}
      <ol>
        {rows.map((row, index) => {
          const error = errorOf(`fields/${index}/name`)
          return (
            <li key={index}>
              <div className="field-row">
                <Input id={nameId(index)} aria-label={`第 ${index + 1} 项的名称`} {...(error ? { status: 'error' as const } : {})} aria-invalid={error !== undefined} aria-describedby={error ? `${nameId(index)}-error` : undefined} value={row.name} maxLength={40} placeholder="如 经营项目" onChange={({ target }) => change(index, { name: target.value })} />
                <Select aria-label={`第 ${index + 1} 项的种类`} value={row.kind} options={KINDS} disabled={isBusy} onChange={(kind) => change(index, { kind })} />
                <Checkbox checked={row.isRequired} aria-label={`第 ${index + 1} 项必填`} onChange={({ target }) => change(index, { isRequired: target.checked })}>必填</Checkbox>
                <Button disabled={index === 0} aria-label={`第 ${index + 1} 项上移`} onClick={() => put(rows.toSpliced(index - 1, 2, row, rows[index - 1]!))}>上移</Button>
                <Button aria-label={`删去第 ${index + 1} 项`} onClick={() => put(rows.toSpliced(index, 1))}>删去</Button>
              </div>
              {error && <p id={`${nameId(index)}-error`} className="field-row-error">{error}</p>}
            </li>
          )
        })}
      </ol>
      <Button onClick={add}>添加一项</Button>
    </fieldset>
  )
}
