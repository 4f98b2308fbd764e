import { Button, Checkbox, Input, InputNumber, Radio, Select } from 'antd'
import { memo, type ReactNode } from 'react'
import type { Element, Elements } from '../types.ts'
import { FormDesigner } from '../form-designer/form-designer.tsx'
import { type Path, toFieldId } from './content-paths.ts'
import { findingsAt, useEditing } from './editing-context.ts'
import { ListField } from './list-field.tsx'
import { emptyValue } from './new-members.ts'
import { TextsField } from './texts-field.tsx'

interface ElementFieldProps {
  element: Element
  path: Path
  value: unknown
}

/** A choice of so many is read at a glance; more are looked for in a list. */
const MAX_RADIOS = 4

/** Ids and words a control needs to be understood without eyes. */
interface Wiring {
  id: string
  labelId: string
  'aria-describedby': string
  'aria-invalid': boolean
}

/** One element by its kind, with its hint below its name and what the check found beside it. */
export const ElementField = memo(function ElementField({ element, path, value }: ElementFieldProps) {
  const { change, findings, isReadOnly } = useEditing()
  const found = findingsAt(findings, path)
  const id = toFieldId(path)
  const labelId = `${id}-label`
  const wiring: Wiring = { id, labelId, 'aria-describedby': [`${id}-hint`, ...(found.length > 0 ? [`${id}-findings`] : [])].join(' '), 'aria-invalid': found.some(({ severity }) => severity === 'block') }
  const isSingle = isLabelled(element)
  const name = <>{element.title}{element.isOptional && <span className="quiet">（选填）</span>}</>
  return (
    <div className={isWide(element) ? 'element wide' : 'element'} data-path={path}>
      {isSingle ? <label id={labelId} htmlFor={id} className="label">{name}</label> : <p id={labelId} className="label">{name}</p>}
      <p id={`${id}-hint`} className="hint">{element.hint}</p>
      {path === 'form' ? <FormDesigner value={value} /> : element.isOptional && (element.kind === 'object' || element.kind === 'duration')
        ? <Optional element={element} path={path} value={value} wiring={wiring} />
        : <Control element={element} path={path} value={value} wiring={wiring} change={change} isReadOnly={isReadOnly} />}
      {found.length > 0 && (
        <ul id={`${id}-findings`} className="field-findings">
          {found.map(({ ruleId, severity, severityName, message }) => <li key={`${ruleId} ${message}`} className={severity === 'block' ? 'bad' : 'near'}><strong>{severityName}</strong>　{message}</li>)}
        </ul>
      )}
    </div>
  )
})

/** A label can only be for a control; a group is named by aria-labelledby. */
function isLabelled(element: Element): boolean {
  return element.kind === 'text' || element.kind === 'longText' || element.kind === 'texts' || element.kind === 'number' || (element.kind === 'choice' && !isRadio(element))
}

const isRadio = (element: Extract<Element, { kind: 'choice' }>): boolean => !element.isOptional && Object.keys(element.words).length <= MAX_RADIOS

const isWide = (element: Element): boolean => ['longText', 'texts', 'object', 'list', 'choices'].includes(element.kind) || isSentence(element)

/** A text that may be so long is a sentence or two: one line would hide most of it. */
const SENTENCE_LENGTH = 300
const isSentence = (element: Element): boolean => element.kind === 'text' && !element.pattern && (element.maxLength ?? 0) >= SENTENCE_LENGTH

/** An object or a duration that may be absent: wanted or not, then its parts. */
function Optional({ element, path, value, wiring }: ElementFieldProps & { wiring: Wiring }) {
  const { change, isReadOnly } = useEditing()
  if (value === null || value === undefined) return <Button id={wiring.id} disabled={isReadOnly} aria-describedby={wiring['aria-describedby']} onClick={() => change(path, emptyValue(element))}>填写{element.title}</Button>
  return (
    <>
      <Control element={element} path={path} value={value} wiring={wiring} change={change} isReadOnly={isReadOnly} />
      {!isReadOnly && <Button type="link" size="small" onClick={() => change(path, null)}>清空{element.title}</Button>}
    </>
  )
}

interface ControlProps extends ElementFieldProps {
  wiring: Wiring
  change: (path: Path, value: unknown) => void
  isReadOnly: boolean
}

function Control({ element, path, value, wiring, change, isReadOnly }: ControlProps): ReactNode {
  const { labelId, ...own } = wiring
  const set = (next: unknown) => change(path, next)
  // What is optional is absent rather than an empty text.
  const setText = (text: string) => set(text === '' && element.isOptional ? null : text)
  switch (element.kind) {
    case 'text':
      if (isSentence(element)) return <Input.TextArea {...own} value={(value as string | null) ?? ''} maxLength={element.maxLength} disabled={isReadOnly} autoSize={{ minRows: 1, maxRows: 8 }} onChange={(event) => setText(event.target.value.replaceAll('\n', ' '))} />
      return <Input {...own} value={(value as string | null) ?? ''} maxLength={element.maxLength} disabled={isReadOnly} autoComplete="off" placeholder={element.format === 'date' ? '如 2026-01-31' : undefined} onChange={(event) => setText(event.target.value)} />
    case 'longText':
      return <Input.TextArea {...own} value={(value as string | null) ?? ''} disabled={isReadOnly} autoSize={{ minRows: 2, maxRows: 14 }} onChange={(event) => setText(event.target.value)} />
    case 'texts':
      return <TextsField {...own} value={(value as string[] | null) ?? []} isReadOnly={isReadOnly} onChange={set} />
    case 'number':
      return <InputNumber {...own} value={value as number | null} min={0} max={element.maximum} precision={element.isInteger ? 0 : undefined} disabled={isReadOnly} style={{ width: 120 }} onChange={(next) => (next !== null || element.isOptional) && set(next)} />
    case 'yesNo':
      return <Radios wiring={wiring} value={value === true ? 'yes' : 'no'} words={{ yes: '是', no: '否' }} isReadOnly={isReadOnly} onChange={(next) => set(next === 'yes')} />
    case 'choice': {
      const choose = (next: string | undefined) => set(next === undefined ? null : element.isNumber ? Number(next) : next)
      if (isRadio(element)) return <Radios wiring={wiring} value={String(value)} words={element.words} isReadOnly={isReadOnly} onChange={choose} />
      return <Select {...own} value={value === null || value === undefined ? undefined : String(value)} disabled={isReadOnly} allowClear={element.isOptional ?? false} placeholder="请选择" style={{ width: '100%', maxWidth: 420 }} options={Object.entries(element.words).map(([code, label]) => ({ value: code, label }))} onChange={choose} />
    }
    case 'choices':
      return <Checkboxes wiring={wiring} value={(value as string[] | null) ?? []} words={element.words} isReadOnly={isReadOnly} onChange={set} />
    case 'duration':
      return <Duration wiring={wiring} value={value as { amount: number; unit: string }} isReadOnly={isReadOnly} onChange={set} />
    case 'object':
      return <div id={wiring.id} tabIndex={-1} role="group" aria-labelledby={labelId} aria-describedby={own['aria-describedby']} className="object"><Parts parts={element.parts} path={path} value={value as Readonly<Record<string, unknown>>} /></div>
    case 'list':
      return <ListField element={element} path={path} members={(value as Readonly<Record<string, unknown>>[] | null) ?? []} labelId={labelId} describedBy={own['aria-describedby']} renderParts={(at, member) => <Parts parts={element.parts} path={at} value={member} />} />
  }
}

/** Every part but the id, which is the platform's. */
function Parts({ parts, path, value }: { parts: Elements; path: Path; value: Readonly<Record<string, unknown>> }) {
  return (
    <div className="parts">
      {Object.entries(parts).filter(([key]) => key !== 'id').map(([key, part]) => <ElementField key={key} element={part} path={`${path}/${key}`} value={value[key]} />)}
    </div>
  )
}

function Radios({ wiring: { id, labelId, ...aria }, value, words, isReadOnly, onChange }: { wiring: Wiring; value: string; words: Readonly<Record<string, string>>; isReadOnly: boolean; onChange: (value: string) => void }) {
  return (
    <div id={id} tabIndex={-1}>
      <Radio.Group {...aria} aria-labelledby={labelId} name={id} disabled={isReadOnly} value={value} options={Object.entries(words).map(([code, label]) => ({ value: code, label }))} onChange={(event) => onChange(String(event.target.value))} />
    </div>
  )
}

function Checkboxes({ wiring: { id, labelId, ...aria }, value, words, isReadOnly, onChange }: { wiring: Wiring; value: readonly string[]; words: Readonly<Record<string, string>>; isReadOnly: boolean; onChange: (value: string[]) => void }) {
  const codes = Object.keys(words)
  return (
    <div id={id} tabIndex={-1} role="group" aria-labelledby={labelId} aria-describedby={aria['aria-describedby']} className="boxes">
      {codes.map((code) => (
        <Checkbox
          key={code}
          {...aria}
          disabled={isReadOnly}
          checked={value.includes(code)}
          // In the order of the words, whatever was ticked first: ticking and unticking is then no change.
          onChange={({ target }) => onChange(codes.filter((each) => (each === code ? target.checked : value.includes(each))))}
        >
          {words[code]}
        </Checkbox>
      ))}
    </div>
  )
}

const UNITS = [{ value: 'workday', label: '个工作日' }, { value: 'naturalDay', label: '天' }, { value: 'hour', label: '小时' }]

function Duration({ wiring: { id, labelId, ...aria }, value, isReadOnly, onChange }: { wiring: Wiring; value: { amount: number; unit: string }; isReadOnly: boolean; onChange: (value: { amount: number; unit: string }) => void }) {
  return (
    <div role="group" aria-labelledby={labelId} className="duration">
      <InputNumber {...aria} id={id} aria-label="数量" value={value.amount} min={0} max={10_000} disabled={isReadOnly} style={{ width: 110 }} onChange={(amount) => amount !== null && onChange({ ...value, amount })} />
      <Select aria-label="单位" value={value.unit} disabled={isReadOnly} options={UNITS} style={{ width: 120 }} onChange={(unit) => onChange({ ...value, unit })} />
      {value.amount === 0 && <span className="quiet">当场办结</span>}
    </div>
  )
}
