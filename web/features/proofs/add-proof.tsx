import { Button } from 'antd'
import { useState } from 'react'
import type { FormField } from '../../../src/platform/forms/form-fields.ts'
import { CommandDrawer, textOf, type Typing, type Values } from '../catalogue/command-drawer.tsx'
import { ItemFinder } from '../catalogue/item-finder.tsx'
import { toDay } from '../catalogue/typed-day.ts'
import { addProof, type NewProof, type ProofPage, type StaffProof } from './proof-calls.ts'

type Way = NonNullable<NewProof['ways']>[number]
type Item = { code: string; name: string }

const WAYS: readonly { value: Way; label: string }[] = [{ value: 'certificate', label: '调用电子证照' }, { value: 'register', label: '共享数据查询' }, { value: 'check', label: '部门间协查' }, { value: 'commitment', label: '告知承诺' }]

/** 新增条目: which proof, in which of the two classes, what is done instead, from when and by what. */
export function AddProof({ page: { departments, today, regionName }, onDone, onClose }: { page: ProofPage; onDone: (proof: StaffProof) => void; onClose: () => void }) {
  const [items, setItems] = useState<Item[]>([])
  return (
    <CommandDrawer
      draft="add-proof"
      title="新增条目"
      submitLabel="新增"
      explain={`列入${regionName}的无证明清单，到生效日期自动公布。新增后不能修改，要改请终止后重新新增。`}
      fields={(values) => fieldsOf(values, departments)}
      initial={{ class: 'cancelled', from: today }}
      after={(typing) => <Items typing={typing} items={items} onItems={setItems} />}
      send={(values, key) => addProof(toBody(values, items), key)}
      onDone={onDone}
      onClose={onClose}
    />
  )
}

const isKept = (values: Values): boolean => textOf(values, 'class') === 'notSubmitted'

function fieldsOf(values: Values, departments: readonly string[]): FormField[] {
  const ofKept: FormField[] = [
    { name: 'legalBasis', kind: 'text', label: '设定依据', required: true, maxLength: 500, hint: '设定这个证明的法律、行政法规和条款。' },
    { name: 'ways', kind: 'checkboxes', label: '由什么代替', required: true, options: [...WAYS] },
  ]
  return [
    { name: 'name', kind: 'text', label: '证明名称', required: true, maxLength: 60 },
    { name: 'alsoCalled', kind: 'text', label: '其他名称', required: false, maxLength: 300, hint: '办事指南里的不同写法，用顿号隔开；核对办事指南时一并查找。' },
    { name: 'class', kind: 'radio', label: '类别', required: true, options: [{ value: 'cancelled', label: '一律取消（没有法律依据）' }, { value: 'notSubmitted', label: '依法保留，无需提交' }] },
    ...(isKept(values) ? ofKept : []),
    { name: 'replacement', kind: 'textarea', label: '现在怎么办', required: true, maxLength: 300, hint: '群众能看懂的一句话，例如：不再索要，由受理单位查询婚姻登记信息。' },
    { name: 'department', kind: 'select', label: '责任单位', required: true, options: departments.map((name) => ({ value: name, label: name })) },
    { name: 'purpose', kind: 'text', label: '原来的用途', required: false, maxLength: 200 },
    { name: 'from', kind: 'date', label: '生效日期', required: true, hint: '今天或以后。' },
    { name: 'source', kind: 'text', label: '来源', required: true, maxLength: 300, hint: '列入清单所依据的文件和文号。' },
  ]
}

/** The items that asked for it, found by everyday words. */
function Items({ typing: { fieldId, errorOf, isBusy }, items, onItems }: { typing: Typing; items: Item[]; onItems: (items: Item[]) => void }) {
  const error = errorOf('items')
  return (
    <div className="field">
      <label className="label" htmlFor={fieldId('items')}>原来索要的事项（选填）</label>
      <ItemFinder id={fieldId('items')} item={undefined} describedBy={error === undefined ? undefined : `${fieldId('items')}-error`} onItem={(item) => onItems([...items.filter(({ code }) => code !== item.code), item])} />
      {error !== undefined && <div id={`${fieldId('items')}-error`} className="field-error">{error}</div>}
      <ul>
        {items.map(({ code, name }) => (
          <li key={code}>{name} <Button size="small" type="link" disabled={isBusy} onClick={() => onItems(items.filter((other) => other.code !== code))}>移除<span className="hidden-visually">{name}</span></Button></li>
        ))}
      </ul>
    </div>
  )
}

function toBody(values: Values, items: readonly Item[]): NewProof {
  const alsoCalled = [...new Set(textOf(values, 'alsoCalled').split(/[、，,；;]/).map((name) => name.trim()).filter(Boolean))]
  const purpose = textOf(values, 'purpose')
  return {
    name: textOf(values, 'name'), class: isKept(values) ? 'notSubmitted' : 'cancelled', replacement: textOf(values, 'replacement'), department: textOf(values, 'department'), from: toDay(textOf(values, 'from')), source: textOf(values, 'source'),
    ...(alsoCalled.length > 0 ? { alsoCalled } : {}), ...(purpose ? { purpose } : {}), ...(items.length > 0 ? { items: items.map(({ code }) => code) } : {}),
    ...(isKept(values) ? { legalBasis: textOf(values, 'legalBasis'), ways: [values.ways ?? []].flat() as Way[] } : {}),
  }
}
