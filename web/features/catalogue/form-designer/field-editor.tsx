import { Checkbox, Input, InputNumber, Select } from 'antd'
import { type ReactNode, useEffectEvent, useLayoutEffect } from 'react'
import { designKindWords, type DesignKind, type FieldDesign, isChoiceKind, isTextKind } from '../../../../src/platform/forms/form-design.ts'
import { toFieldId } from '../editor/content-paths.ts'
import { ConditionsField } from './conditions-field.tsx'
import { withKind } from './design-edits.ts'
import { Problems, toProblemsId, useDesigned, useDesigning } from './designing-context.tsx'
import { OptionsField } from './options-field.tsx'

interface FieldEditorProps {
  field: FieldDesign
  path: string
  /** Its page, and its place there. */
  section: number
  at: number
  /** Of a ready-made page: the platform fills it in and compares it, so only its words may change. */
  isShared: boolean
}

/** Everything that one question says. */
export function FieldEditor({ field, path, section, at, isShared }: FieldEditorProps) {
  const { change, isReadOnly, parts } = useDesigning()
  const set = <Part extends keyof FieldDesign>(part: Part, value: FieldDesign[Part]) => change(`${path}/${part}`, value)
  // A question that was just added is written first.
  const begin = useEffectEvent(() => field.title === '' && document.getElementById(toFieldId(`${path}/title`))?.focus())
  useLayoutEffect(() => void begin(), [])
  const textOf = (part: 'title' | 'hint' | 'unit' | 'tick') => ({
    id: toFieldId(`${path}/${part}`), value: field[part] ?? '', disabled: isReadOnly, autoComplete: 'off', 'aria-describedby': toProblemsId(`${path}/${part}`),
    onChange: ({ target }: { target: { value: string } }) => set(part, part !== 'title' && target.value === '' ? null : target.value),
  })
  const number = (part: 'minLength' | 'maxLength' | 'minimum' | 'maximum' | 'decimals', most: number, precision: number) => (
    <InputNumber id={toFieldId(`${path}/${part}`)} value={field[part]} min={0} max={most} precision={precision} disabled={isReadOnly} aria-describedby={toProblemsId(`${path}/${part}`)} style={{ width: '100%' }} onChange={(value) => set(part, value)} />
  )
  const isNumber = field.kind === 'number' || field.kind === 'money'
  const formats = field.kind === 'date' ? { 'past-date': parts.formats['past-date'] ?? '' } : Object.fromEntries(Object.entries(parts.formats).filter(([name]) => name !== 'past-date'))
  return (
    <div className="parts">
      <Part path={`${path}/title`} title="问题" isWide><Input {...textOf('title')} maxLength={100} placeholder="直接问，申请人一看就懂" /></Part>
      <Part path={`${path}/kind`} title="题型">
        <Select id={toFieldId(`${path}/kind`)} value={field.kind} disabled={isReadOnly || isShared} style={{ width: '100%' }} options={Object.entries(designKindWords).map(([value, label]) => ({ value: value as DesignKind, label }))} onChange={(kind: DesignKind) => change(path, withKind(field, kind))} />
      </Part>
      <Part path={`${path}/hint`} title="填写提示（选填）"><Input {...textOf('hint')} maxLength={300} /></Part>
      <div className="element wide"><Checkbox checked={field.isRequired} disabled={isReadOnly} onChange={({ target }) => set('isRequired', target.checked)}>必填</Checkbox><Problems path={`${path}/isRequired`} /></div>
      {field.kind === 'statement' && <Part path={`${path}/tick`} title="声明内容" isWide><Input.TextArea {...textOf('tick')} maxLength={1000} autoSize={{ minRows: 2, maxRows: 8 }} /></Part>}
      {isTextKind(field.kind) && <Part path={`${path}/maxLength`} title="最多字数">{number('maxLength', 4000, 0)}</Part>}
      {isTextKind(field.kind) && <Part path={`${path}/minLength`} title="最少字数（选填）">{number('minLength', 4000, 0)}</Part>}
      {(isTextKind(field.kind) || field.kind === 'date') && (
        <Part path={`${path}/format`} title="核对写法（选填）">
          {field.formatWhen.length > 0
            ? <p id={toFieldId(`${path}/format`)}>按「<DecidedBy field={field} />」的回答核对</p>
            : <Select id={toFieldId(`${path}/format`)} value={field.format ?? ''} disabled={isReadOnly || isShared} style={{ width: '100%' }} options={[{ value: '', label: '不核对' }, ...Object.entries(formats).map(([value, label]) => ({ value, label }))]} onChange={(format: string) => set('format', format === '' ? null : format)} />}
        </Part>
      )}
      {isNumber && <Part path={`${path}/minimum`} title={field.kind === 'money' ? '最小值（元）' : '最小值'}>{number('minimum', 9_999_999_999_999, field.kind === 'money' ? 2 : field.decimals ?? 0)}</Part>}
      {isNumber && <Part path={`${path}/maximum`} title={field.kind === 'money' ? '最大值（元）' : '最大值'}>{number('maximum', 9_999_999_999_999, field.kind === 'money' ? 2 : field.decimals ?? 0)}</Part>}
      {field.kind === 'number' && <Part path={`${path}/decimals`} title="小数位数">{number('decimals', 2, 0)}</Part>}
      {field.kind === 'number' && <Part path={`${path}/unit`} title="单位（选填）"><Input {...textOf('unit')} maxLength={20} placeholder="如平方米、人" /></Part>}
      {isChoiceKind(field.kind) && <OptionsField field={field} path={path} />}
      <div className="element wide">
        <p className="label">显示条件</p>
        <ConditionsField of={path} name={field.title === '' ? '这个问题' : `「${field.title}」`} asking={field} section={section} at={at} />
      </div>
      <Problems path={`${path}/id`} />
      <Problems path={`${path}/formatWhen`} isDeep />
    </div>
  )
}

/** The questions whose answers decide how this one is written. */
function DecidedBy({ field }: { field: FieldDesign }) {
  const { form } = useDesigned()
  return [...new Set(field.formatWhen.map((rule) => rule.field))].map((id) => form.sections.flatMap(({ fields }) => fields).find((each) => each.id === id)?.title ?? id).join('、')
}

function Part({ path, title, isWide, children }: { path: string; title: string; isWide?: boolean; children: ReactNode }) {
  return (
    <div className={isWide ? 'element wide' : 'element'}>
      <label className="label" htmlFor={toFieldId(path)}>{title}</label>
      {children}
      <Problems path={path} />
    </div>
  )
}
