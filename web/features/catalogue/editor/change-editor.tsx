import { Button, Tabs } from 'antd'
import { memo, useCallback, useEffectEvent, useLayoutEffect, useMemo, useState } from 'react'
import { Link, NavLink, useNavigate, useSearchParams } from 'react-router'
import { consolePaths } from '../../../client/paths.ts'
import { ErrorSummary } from '../../../kit/error-summary.tsx'
import { Kbd } from '../../../kit/kbd.tsx'
import { PageTitle } from '../../../kit/page-title.tsx'
import { Panel } from '../../../kit/panel.tsx'
import { useShortcuts } from '../../../kit/shortcuts.ts'
import { Loading } from '../../../kit/states.tsx'
import '../catalogue.css'
import { useChange, useElements } from '../catalogue-queries.ts'
import { isEmpty, toMemberTitle } from '../element-words.ts'
import { NotRead } from '../query-states.tsx'
import type { Change, Content, ElementGroup, ElementRegistry, Elements, Finding } from '../types.ts'
import { ConflictDialog } from './conflict-dialog.tsx'
import { getAt, toFieldId, toPath } from './content-paths.ts'
import type { DraftEditing, Saving } from './draft-editing.ts'
import './editor.css'
import { EditingProvider, findingsWithin } from './editing-context.ts'
import { ElementField } from './element-field.tsx'
import { FindingsPanel, useFindings } from './findings-panel.tsx'
import { GuidePreview } from './guide-preview.tsx'
import { MergedNote } from './merged-note.tsx'
import { SavingMark } from './saving-mark.tsx'
import { useDraftEditing } from './use-draft-editing.ts'
import { useSame } from './use-same.ts'

/** A change on the way: its groups at the left, their elements in the middle, check and preview at the right. */
export function ChangeEditorScreen({ id, group }: { id: string; group: string }) {
  const change = useChange(id)
  const registry = useElements()
  if (change.isPending || registry.isPending) return <div className="panel"><Loading lines={10} what="起草内容" /></div>
  if (change.isError) return <div className="panel"><NotRead isPage error={change.error} onRetry={() => void change.refetch()} /></div>
  if (registry.isError) return <div className="panel"><NotRead isPage error={registry.error} onRetry={() => void registry.refetch()} /></div>
  return <Editor change={change.data} registry={registry.data} groupId={group} />
}

/** What follows from other elements is not asked for: 办事对象 from 服务对象; the code of a published item stays. */
const isAsked = (key: string, change: Change): boolean => key !== 'serves' && (key !== 'code' || change.kind === 'create')

function Editor({ change, registry, groupId }: { change: Change; registry: ElementRegistry; groupId: string }) {
  const [draft, editing] = useDraftEditing(change)
  const go = useNavigate()
  const check = useFindings(change.id, draft.revision)
  const [isAsideOpen, setAsideOpen] = useState(true)
  const [query] = useSearchParams()
  const [target, setTarget] = useState(query.get('at') ?? undefined)
  const save = change.allowedActions.find(({ action }) => action === 'save')
  const isReadOnly = save !== undefined && !save.isAllowed
  const refused = draft.saving.kind === 'refused' ? draft.saving.problem : undefined
  // The places follow what is typed, and are nearly always the same: then a letter draws the field it is typed in, no other.
  const findings = useSame(useMemo(() => [
    ...(refused?.errors ?? []).map(({ pointer, message }): Finding => ({ ruleId: 'refused', severity: 'block', severityName: '没有保存', elementTitle: null, path: toPath(draft.content, pointer), message })),
    ...(check.data?.findings ?? []).map((finding) => ({ ...finding, path: toPath(draft.content, finding.path) })),
  ], [check.data, refused, draft.content]))
  const at = Math.max(registry.groups.findIndex(({ id }) => id === groupId), 0)
  const group = registry.groups[at]!
  const turn = (by: 1 | -1) => {
    const next = registry.groups[at + by]
    if (next) void go(consolePaths.edit(change.id, next.id))
  }
  useShortcuts({ j: () => turn(1), k: () => turn(-1), '[': () => setAsideOpen((before) => !before) })
  useEditorKeys(editing)
  useGoTo(target, () => setTarget(undefined), groupId)
  const goTo = useCallback((pointer: string) => {
    const path = toPath(editing.getState().content, pointer)
    const [key = ''] = path.split('/')
    const holder = registry.groups.find(({ elements }) => elements.includes(key))
    setTarget(path)
    if (holder && holder.id !== group.id) void go(consolePaths.edit(change.id, holder.id))
  }, [editing, registry, change.id, group.id, go])
  const editingValue = useMemo(() => ({ change: editing.change, findings, target, isReadOnly }), [editing, findings, target, isReadOnly])
  const titleOf = (path: string) => toTitle(registry.elements, draft.content, path)
  const titles = useSame((check.data?.findings ?? []).map(({ path }) => titleOf(path)))
  return (
    <>
      <PageTitle title={String(draft.content.name || '（未命名）')}><Link to={consolePaths.change(change.id)}>{change.kindName} · {change.stateName}</Link></PageTitle>
      {isReadOnly && <p className="note-line near">{save.reason ?? '现在不能修改。'}</p>}
      {refused && <ErrorSummary isQuiet occasion={refused} title="没有保存" detail={refused.detail} code={refused.code} errors={refused.errors.map(({ pointer, message }) => ({ message: `${titleOf(toPath(draft.content, pointer))}：${message}`, onGo: () => goTo(pointer) }))} />}
      {draft.isRestored && draft.saving.kind !== 'refused' && <p className="note-line" role="status">上次没来得及保存的修改已经找回。</p>}
      {draft.merged.length > 0 && <MergedNote changeId={change.id} revision={draft.revision} titles={draft.merged.map((key) => registry.elements[key]?.title ?? key)} onRead={editing.forgetMerged} />}
      <Bar saving={draft.saving} canUndo={draft.canUndo} canRedo={draft.canRedo} editing={editing} changeId={change.id} isReadOnly={isReadOnly} isAsideOpen={isAsideOpen} onAside={setAsideOpen} />
      <div className={isAsideOpen ? 'editor has-aside' : 'editor'}>
        <Groups groups={registry.groups} current={group.id} change={change} content={draft.content} findings={findings} />
        <EditingProvider value={editingValue}>
          <Panel title={group.title}>
            <div className="parts">
              {group.elements.filter((key) => isAsked(key, change) && registry.elements[key]).map((key) => <ElementField key={key} element={registry.elements[key]!} path={key} value={draft.content[key]} />)}
            </div>
          </Panel>
        </EditingProvider>
        {isAsideOpen && <Aside changeId={change.id} revision={draft.revision} titles={titles} onGo={goTo} />}
      </div>
      {draft.saving.kind === 'conflict' && <ConflictDialog conflicts={draft.saving.conflicts} onResolve={editing.resolve} />}
    </>
  )
}

interface BarProps {
  saving: Saving
  canUndo: boolean
  canRedo: boolean
  editing: DraftEditing
  changeId: string
  isReadOnly: boolean
  isAsideOpen: boolean
  onAside: (isOpen: boolean) => void
}

const Bar = memo(function Bar({ saving, canUndo, canRedo, editing, changeId, isReadOnly, isAsideOpen, onAside }: BarProps) {
  const go = useNavigate()
  // What could not be saved keeps one here, where it says why.
  const finish = () => void editing.saveNow().then(() => (isReadOnly || editing.getState().saving.kind === 'saved' ? go(consolePaths.change(changeId)) : undefined))
  return (
    <div className="editor-bar">
      <SavingMark saving={saving} onRetry={editing.retry} onDiscard={editing.discard} />
      <Button disabled={!canUndo || isReadOnly} onClick={editing.undo} aria-keyshortcuts="Control+Z">撤销<Kbd keys="Ctrl+Z" /></Button>
      <Button disabled={!canRedo || isReadOnly} onClick={editing.redo} aria-keyshortcuts="Control+Shift+Z">重做</Button>
      <Button onClick={() => void go(consolePaths.revisions(changeId))}>历史版本</Button>
      <Button onClick={() => onAside(!isAsideOpen)} aria-expanded={isAsideOpen} aria-keyshortcuts="[">体检和预览<Kbd keys="[" /></Button>
      <Button type={isReadOnly ? 'default' : 'primary'} onClick={finish}>{isReadOnly ? '回到变更' : '完成，去送审'}</Button>
    </div>
  )
})

interface AsideProps {
  changeId: string
  revision: number
  /** Of the places of the findings, as they are called now. */
  titles: readonly string[]
  onGo: (pointer: string) => void
}

const Aside = memo(function Aside({ changeId, revision, titles, onGo }: AsideProps) {
  const check = useFindings(changeId, revision)
  return (
    <section className="panel aside" aria-label="体检和预览">
      <div className="panel-body">
        <Tabs
          destroyOnHidden
          items={[
            { key: 'findings', label: `体检${check.data ? ` ${check.data.findings.length}` : ''}`, children: <FindingsPanel check={check} titles={titles} onGo={onGo} /> },
            { key: 'preview', label: '指南预览', children: <GuidePreview changeId={changeId} revision={revision} /> },
          ]}
        />
      </div>
    </section>
  )
})

function Groups({ groups, current, change, content, findings }: { groups: readonly ElementGroup[]; current: string; change: Change; content: Content; findings: readonly Finding[] }) {
  return (
    <nav className="groups" aria-label="要素分组">
      {groups.map(({ id, title, elements }) => {
        const asked = elements.filter((key) => isAsked(key, change))
        const found = asked.flatMap((key) => findingsWithin(findings, key))
        const blocking = found.filter(({ severity }) => severity === 'block').length
        return (
          <NavLink key={id} to={consolePaths.edit(change.id, id)} aria-current={id === current ? 'page' : undefined} className={id === current ? 'active' : undefined}>
            <span>{title}</span>
            <span className="filled"><span className="hidden-visually">已填</span>{asked.filter((key) => !isEmpty(content[key])).length}/{asked.length}</span>
            {found.length > 0 && <span className={blocking > 0 ? 'found' : 'found near'}>{blocking > 0 ? `${blocking} 处必须改` : `${found.length} 处需整改`}</span>}
          </NavLink>
        )
      })}
    </nav>
  )
}

/** Undo and redo go over the whole draft, not over one input: the browser's own undo would lose its way there. */
function useEditorKeys(editing: DraftEditing): void {
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      // Out of a field one has the keys of the page again.
      if (event.key === 'Escape' && !event.defaultPrevented && event.target instanceof HTMLElement && event.target.matches('.editor input, .editor textarea')) event.target.blur()
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.isComposing) return
      const key = event.key.toLowerCase()
      if (key !== 'z' && key !== 'y') return
      event.preventDefault()
      if (key === 'y' || event.shiftKey) editing.redo()
      else editing.undo()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [editing])
}

/** Puts the focus on a place as soon as its group is on the screen: on its field, or the nearest one that holds it. */
function useGoTo(target: string | undefined, onThere: () => void, groupId: string): void {
  const there = useEffectEvent(onThere)
  useLayoutEffect(() => {
    if (target === undefined) return
    const segments = target.split('/')
    const place = segments.map((_, index) => document.getElementById(toFieldId(segments.slice(0, segments.length - index).join('/')))).find((found) => found !== null)
    if (!place) return
    const field = place.matches('input, textarea, button') ? place : (place.querySelector<HTMLElement>('input, textarea, button') ?? place)
    field.focus()
    place.scrollIntoView({ block: 'center' })
    there()
  }, [target, groupId])
}

/** 申请材料「营业执照」· 份数: a place in words. */
function toTitle(elements: Elements, content: Content, path: string): string {
  const [key = '', ...rest] = path.split('/')
  const element = elements[key]
  if (!element) return key || '整个事项'
  if (element.kind === 'list' && rest[0] !== undefined) {
    const member = getAt(content, `${key}/${rest[0]}`)
    const part = rest[1] === undefined ? undefined : element.parts[rest[1]]
    const name = member === undefined ? '' : `「${toMemberTitle(element, member as Record<string, unknown>, Number(rest[0]) || 0)}」`
    return `${element.title}${name}${part ? ` · ${part.title}` : ''}`
  }
  const part = element.kind === 'object' && rest[0] !== undefined ? element.parts[rest[0]] : undefined
  return part ? `${element.title} · ${part.title}` : element.title
}
