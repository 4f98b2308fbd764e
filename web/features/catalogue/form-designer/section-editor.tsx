import { Button, Input } from 'antd'
import { type DragEvent, type KeyboardEvent, memo, useState } from 'react'
import { designKindWords, type DesignKind, type FieldDesign, type SectionDesign } from '../../../../src/platform/forms/form-design.ts'
import { CopyIcon, DeleteIcon, DownIcon, UpIcon } from '../../../kit/icons.tsx'
import { toFieldId } from '../editor/content-paths.ts'
import { ConditionsField } from './conditions-field.tsx'
import { copyField, insertField, newField, placeField, removeField, removeSection, stepField, stepSection } from './design-edits.ts'
import { ProblemCount, Problems, useDesigning } from './designing-context.tsx'
import { FieldEditor } from './field-editor.tsx'

/** In the order of the palette; 证件号码 begins as a resident's number. */
const PALETTE: readonly [DesignKind, string][] = [
  ['text', '文本'], ['textarea', '多行'], ['number', '数字'], ['money', '金额'], ['date', '日期'], ['radio', '单选'], ['select', '下拉'],
  ['checkboxes', '多选'], ['yesNo', '是否'], ['identityNumber', '身份证号'], ['phone', '电话'], ['address', '地址'], ['statement', '声明'],
]

/** What a dragged question is known by on its way. */
const DRAGGED = 'application/x-form-field'

/** Takes in what is dropped before a question, or behind the last one of a page. */
function useDrop(section: number, at: number): (event: DragEvent) => void {
  const { put, isReadOnly } = useDesigning()
  return (event) => {
    const dragged = event.dataTransfer.getData(DRAGGED)
    if (dragged === '' || isReadOnly) return
    event.preventDefault()
    event.stopPropagation()
    const [from = 0, place = 0] = dragged.split('/').map(Number)
    put((form) => placeField(form, { section: from, at: place }, { section, at }))
  }
}

interface SectionEditorProps {
  section: SectionDesign
  index: number
  isLast: boolean
  /** The path of the question that is open, on whatever page. */
  open: string | undefined
}

/** One page of the form: its title, when it is shown, its questions. A letter draws the page and the question it is typed in, no other. */
export const SectionEditor = memo(function SectionEditor({ section, index, isLast, open }: SectionEditorProps) {
  const { put, change, isReadOnly } = useDesigning()
  const path = `form/sections/${section.id}`
  const id = toFieldId(path)
  const drop = useDrop(index, section.fields.length)
  return (
    <section className="designer-page" id={id} tabIndex={-1} aria-label={`第 ${index + 1} 页 ${section.title}`}>
      <div className="designer-page-head">
        <span className="quiet tabular">第 {index + 1} 页</span>
        <Input id={`${id}-title`} aria-label={`第 ${index + 1} 页的标题`} placeholder="页标题，如经营场所" value={section.title} maxLength={100} disabled={isReadOnly} autoComplete="off" onChange={(event) => change(`${path}/title`, event.target.value)} />
        {!isReadOnly && (
          <span className="member-tools">
            <Button type="text" size="small" disabled={index === 0} aria-label={`上移第 ${index + 1} 页`} title="整页上移" icon={<UpIcon size={16} />} onClick={() => put((form) => stepSection(form, index, -1))} />
            <Button type="text" size="small" disabled={isLast} aria-label={`下移第 ${index + 1} 页`} title="整页下移" icon={<DownIcon size={16} />} onClick={() => put((form) => stepSection(form, index, 1))} />
            <Button type="text" size="small" danger aria-label={`删除第 ${index + 1} 页`} title="删除整页" icon={<DeleteIcon size={16} />} onClick={() => put((form) => removeSection(form, index))} />
          </span>
        )}
      </div>
      <Input id={`${id}-help`} aria-label={`第 ${index + 1} 页的说明`} placeholder="页说明（选填）：为什么问，一两句话" value={section.help ?? ''} maxLength={500} disabled={isReadOnly} autoComplete="off" onChange={(event) => change(`${path}/help`, event.target.value === '' ? null : event.target.value)} />
      <ConditionsField of={path} name={`第 ${index + 1} 页`} asking={section} section={index} />
      <div role="presentation" onDragOver={(event) => event.dataTransfer.types.includes(DRAGGED) && event.preventDefault()} onDrop={drop}>
        <ol className="members">
          {section.fields.map((field, at) => <FieldLine key={`${field.id}-${section.fields.findIndex((each) => each.id === field.id) === at ? '' : at}`} field={field} page={path} section={index} at={at} isOpen={open === `${path}/fields/${field.id}`} />)}
        </ol>
        {section.fields.length === 0 && <p className="quiet">从下面添加问题，或把别页的问题拖到这里。</p>}
      </div>
      <Problems path={`${path}/fields`} />
      <Problems path={`${path}/id`} />
      <Problems path={`${path}/title`} />
      {!isReadOnly && <Palette page={path} section={index} />}
    </section>
  )
})

const Palette = memo(function Palette({ page, section }: { page: string; section: number }) {
  const { put, setOpen } = useDesigning()
  const add = (kind: DesignKind) => {
    const field = newField(kind)
    put((form) => insertField(form, section, form.sections[section]!.fields.length, field))
    setOpen(`${page}/fields/${field.id}`)
  }
  return (
    <div className="designer-palette" role="group" aria-label={`在第 ${section + 1} 页添加问题`}>
      <span className="quiet">添加：</span>
      {PALETTE.map(([kind, word]) => <Button key={kind} size="small" aria-label={`在第 ${section + 1} 页添加${word}`} onClick={() => add(kind)}>{word}</Button>)}
    </div>
  )
})

interface FieldLineProps {
  field: FieldDesign
  /** The path of its page, and its place there. */
  page: string
  section: number
  at: number
  isOpen: boolean
}

const FieldLine = memo(function FieldLine({ field, page, section, at, isOpen }: FieldLineProps) {
  const { parts, setOpen, put, focusNext, isReadOnly } = useDesigning()
  const [isOver, setOver] = useState(false)
  const drop = useDrop(section, at)
  const path = `${page}/fields/${field.id}`
  const isShared = parts.blocks.some(({ sections }) => sections.some(({ fields }) => fields.some(({ id }) => id === field.id)))
  /** What was moved or put in takes the focus with it, wherever it comes to stand. */
  const focus = (line: string) => focusNext(() => document.getElementById(toFieldId(line))?.querySelector('button'))
  const move = (by: 1 | -1) => put((form) => {
    const next = stepField(form, section, at, by)
    if (next === form) return form
    const to = next.sections.find(({ fields }) => fields.some(({ id }) => id === field.id))!
    const moved = `form/sections/${to.id}/fields/${field.id}`
    focus(moved)
    if (isOpen) setOpen(moved)
    return next
  })
  const copy = () => put((form) => {
    const next = copyField(form, section, at)
    focus(`${page}/fields/${next.sections[section]!.fields[at + 1]!.id}`)
    return next
  })
  const remove = () => put((form) => {
    const { fields } = form.sections[section]!
    const beside = fields[at + 1] ?? fields[at - 1]
    if (beside) focus(`${page}/fields/${beside.id}`)
    return removeField(form, section, at)
  })
  const press = (event: KeyboardEvent) => {
    if (isReadOnly || !event.altKey || event.ctrlKey || event.metaKey) return
    const run = { ArrowUp: () => move(-1), ArrowDown: () => move(1), KeyC: copy, Delete: remove }[event.code]
    if (!run) return
    event.preventDefault()
    event.stopPropagation()
    run()
  }
  const name = field.title === '' ? '（还没写问题）' : field.title
  return (
    <li className={`member${isOpen ? ' is-open' : ''}${isOver ? ' is-over' : ''}`}>
      <div
        role="presentation"
        onKeyDown={press}
        onDragOver={(event) => {
          if (!event.dataTransfer.types.includes(DRAGGED)) return
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          setOver(false)
          drop(event)
        }}
      >
        <div className="member-head" id={toFieldId(path)} tabIndex={-1} draggable={!isReadOnly} onDragStart={(event) => event.dataTransfer.setData(DRAGGED, `${section}/${at}`)}>
          <button type="button" className="member-toggle" aria-expanded={isOpen} aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown Alt+C Alt+Delete" onClick={() => setOpen(isOpen ? undefined : path)}>
            <span className="member-number tabular">{at + 1}</span>
            <span className="member-title">{name}</span>
            <span className="member-note">{[designKindWords[field.kind], field.isRequired ? '必填' : '选填', ...(field.askedWhen.length > 0 ? ['有条件'] : []), ...(isShared ? ['现成'] : [])].join(' · ')}</span>
            <ProblemCount path={path} />
          </button>
          {!isReadOnly && (
            <span className="member-tools">
              <Button type="text" size="small" aria-label={`上移「${name}」`} title="上移（Alt+↑）" icon={<UpIcon size={16} />} onClick={() => move(-1)} />
              <Button type="text" size="small" aria-label={`下移「${name}」`} title="下移（Alt+↓）" icon={<DownIcon size={16} />} onClick={() => move(1)} />
              <Button type="text" size="small" aria-label={`复制「${name}」`} title="复制一份（Alt+C）" icon={<CopyIcon size={16} />} onClick={copy} />
              <Button type="text" size="small" danger aria-label={`删除「${name}」`} title="删除（Alt+Delete）" icon={<DeleteIcon size={16} />} onClick={remove} />
            </span>
          )}
        </div>
        {isOpen && <div className="member-body"><FieldEditor field={field} path={path} section={section} at={at} isShared={isShared} /></div>}
      </div>
    </li>
  )
})
