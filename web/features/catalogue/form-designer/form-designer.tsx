import { useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { memo, useDeferredValue, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useParams } from 'react-router'
import type { FormDesign } from '../../../../src/platform/forms/form-design.ts'
import { designProblems } from '../../../../src/platform/forms/form-design-rules.ts'
import { useFocusNext } from '../../../kit/focus-next.ts'
import { AddIcon } from '../../../kit/icons.tsx'
import { Loading } from '../../../kit/states.tsx'
import { useChange } from '../catalogue-queries.ts'
import { isWithin, toFieldId, toPath } from '../editor/content-paths.ts'
import { useEditing } from '../editor/editing-context.ts'
import { NotRead } from '../query-states.tsx'
import { insertBlock, insertSections, isBlockUsed, newSection } from './design-edits.ts'
import { type Designed, type Designing, DesigningProvider, Problems, useDesigning } from './designing-context.tsx'
import { type FormParts, readFormParts } from './form-parts.ts'
import { FormPreview } from './form-preview.tsx'
import './form-designer.css'
import { SectionEditor } from './section-editor.tsx'

const PATH = 'form'

/** 申请表: designed page by page and question by question, with what is wrong beside its place. Null: the form in code. */
export function FormDesigner({ value }: { value: unknown }) {
  const { id = '' } = useParams()
  const parts = useQuery({ queryKey: ['form-parts', id], queryFn: ({ signal }) => readFormParts(id, signal) })
  if (parts.isPending) return <Loading lines={6} what="申请表" />
  if (parts.isError) return <NotRead error={parts.error} onRetry={() => void parts.refetch()} />
  return value === null || value === undefined ? <NoDesign parts={parts.data} /> : <Design form={value as FormDesign} parts={parts.data} />
}

/** Nobody has designed one: what people fill in now, and where to begin. */
function NoDesign({ parts }: { parts: FormParts }) {
  const { change, isReadOnly } = useEditing()
  const { present } = parts
  const count = present.sections.reduce((sum, { fields }) => sum + fields.length, 0)
  const blank: FormDesign = { title: present.title, sections: [newSection(), ...parts.blocks.filter(({ id }) => id === 'statement').flatMap(({ sections }) => structuredClone(sections))] }
  return (
    <div id={toFieldId(PATH)} tabIndex={-1} className="form-designer">
      <p>现在用平台的《{present.title}》，{present.sections.length} 页 {count} 个问题。要改问题的，复制一份来改；改好随本次变更送审，公布后生效，已经在办的件仍按原来的表。</p>
      {!isReadOnly && (
        <p className="designer-adders">
          <Button type="primary" onClick={() => change(PATH, structuredClone(present))}>复制现在的表单来改</Button>
          <Button onClick={() => change(PATH, blank)}>从空白开始</Button>
        </p>
      )}
      <SavedPreview form={present} />
    </div>
  )
}

function Design({ form, parts }: { form: FormDesign; parts: FormParts }) {
  const { change, findings, target, isReadOnly } = useEditing()
  const [open, setOpen] = useState<string | undefined>(undefined)
  const [seen, setSeen] = useState<string | undefined>(undefined)
  // Where one was sent to, the question it lies in is opened.
  if (seen !== target) {
    setSeen(target)
    const aimed = target === undefined ? undefined : form.sections.flatMap((section) => section.fields.map((field) => `${PATH}/sections/${section.id}/fields/${field.id}`)).find((path) => isWithin(target, path))
    if (aimed !== undefined) setOpen(aimed)
  }
  const designed = useMemo((): Designed => {
    const own = designProblems(form).map(({ path, message }) => ({ path: toPath({ form }, `${PATH}/${path}`), message }))
    // The server tells the same of what is saved, and besides what only it knows (who applies must be asked).
    const told = findings.filter(({ path, message }) => isWithin(path, PATH) && path !== PATH && !own.some((problem) => problem.path === path && problem.message === message))
    return { form, problems: [...own, ...told.filter(({ path }) => path === `${PATH}/sections` || !own.some((problem) => problem.path === path))] }
  }, [form, findings])
  const latest = useRef(form)
  useLayoutEffect(() => { latest.current = form }, [form])
  const steps = useRef(0)
  const focusNext = useFocusNext()
  const designing = useMemo((): Designing => ({
    parts, setOpen, focusNext, change, isReadOnly,
    put(edit) {
      const next = edit(latest.current)
      // What comes, goes or moves is undone one by one: typing on at one path is one step, so the same place is named in two ways by turns.
      if (next !== latest.current) change(`${PATH}${'/'.repeat(steps.current++ % 2)}`, next)
    },
  }), [parts, focusNext, change, isReadOnly])
  return (
    <DesigningProvider designing={designing} designed={designed}>
      <div id={toFieldId(PATH)} tabIndex={-1} className="form-designer">
        <label className="label" htmlFor={toFieldId(`${PATH}/title`)}>表名</label>
        <Input id={toFieldId(`${PATH}/title`)} value={form.title} maxLength={100} disabled={isReadOnly} autoComplete="off" onChange={(event) => change(`${PATH}/title`, event.target.value)} />
        <p className="hint">每页只问一件事。问题按 Alt+↑、Alt+↓ 移动（也可以拖动），Alt+C 复制，Alt+Delete 删除；删错了用“撤销”。</p>
        <div id={toFieldId(`${PATH}/sections`)} tabIndex={-1}><Problems path={`${PATH}/sections`} /></div>
        {form.sections.map((section, index) => <SectionEditor key={`${section.id}-${form.sections.findIndex(({ id }) => id === section.id) === index ? '' : index}`} section={section} index={index} isLast={index === form.sections.length - 1} open={open} />)}
        {!isReadOnly && (
          <div className="designer-adders" role="group" aria-label="添加页">
            <Button icon={<AddIcon size={16} />} onClick={() => designing.put((before) => insertSections(before, before.sections.length, [newSection()]))}>添加一页</Button>
            <span className="quiet">现成的：</span>
            {parts.blocks.map((block) => <BlockAdder key={block.id} block={block} isUsed={isBlockUsed(form, block.sections)} />)}
          </div>
        )}
        <SavedPreview form={form} section={form.sections.find(({ id }) => open !== undefined && isWithin(open, `${PATH}/sections/${id}`))?.id} />
        {!isReadOnly && <Button type="link" danger size="small" onClick={() => change(PATH, null)}>不要专用的表，改回平台的申请表</Button>}
      </div>
    </DesigningProvider>
  )
}

const BlockAdder = memo(function BlockAdder({ block, isUsed }: { block: FormParts['blocks'][number]; isUsed: boolean }) {
  const { put } = useDesigning()
  return <Button disabled={isUsed} title={block.hint} onClick={() => put((form) => insertBlock(form, block.sections))}>{block.title}</Button>
})

/** Looked at anew each time the change is saved. A letter is seen first where it is typed, then here. */
function SavedPreview({ form, section }: { form: FormDesign; section?: string }) {
  const { id = '' } = useParams()
  const { data: change } = useChange(id)
  const shown = useDeferredValue(form)
  return change ? <FormPreview form={shown} changeId={id} revision={change.revision} section={section} /> : null
}
