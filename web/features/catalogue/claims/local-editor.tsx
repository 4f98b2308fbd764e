import { useMutation } from '@tanstack/react-query'
import { Button, Checkbox } from 'antd'
import { type KeyboardEvent, useState } from 'react'
import { useDraft } from '../../../client/draft.ts'
import { useIntention } from '../../../client/intention.ts'
import { useMended } from '../../../client/mended.ts'
import { toProblem } from '../../../client/problem.ts'
import { ErrorSummary } from '../../../kit/error-summary.tsx'
import { Kbd } from '../../../kit/kbd.tsx'
import { Panel } from '../../../kit/panel.tsx'
import { changeLocal } from '../catalogue-calls.ts'
import { setAt, toFieldId, toPath } from '../editor/content-paths.ts'
import '../editor/editor.css'
import { EditingProvider } from '../editor/editing-context.ts'
import { ElementField } from '../editor/element-field.tsx'
import { emptyValue } from '../editor/new-members.ts'
import type { Content, ElementRegistry, EntryView, Finding } from '../types.ts'

/** Chosen from the standard's materials rather than typed. */
const WAIVED = 'waivedMaterials'

/** What a place says differently: element by element as the place above, or otherwise. */
export function LocalEditor({ entry, registry, onClose, onSaved }: { entry: EntryView; registry: ElementRegistry; onClose: () => void; onSaved: (saved: EntryView) => void }) {
  const [local, change, forget] = useDraft<Content>(`local:${entry.divisionCode}:${entry.itemCode}:${entry.localVersion}`, entry.local)
  const [target, setTarget] = useState<string | undefined>(undefined)
  const intention = useIntention()
  const mended = useMended()
  const saving = useMutation({
    mutationFn: () => changeLocal(entry, local, intention.key()),
    onSuccess: (saved) => {
      intention.done()
      forget()
      onSaved(saved)
    },
  })
  const problem = saving.isError ? toProblem(saving.error) : undefined
  const errors = mended.open((problem?.errors ?? []).map(({ pointer, message }) => ({ pointer: toPath(local, pointer.replace(/^\/local\//, '')), message })))
  const findings = errors.map(({ pointer, message }): Finding => ({ ruleId: 'local', severity: 'block', severityName: '请改正', elementTitle: null, path: pointer, message }))
  const set = (path: string, value: unknown) => {
    mended.mend(path)
    change((before) => setAt(before, path, value))
  }
  const send = () => {
    mended.reset()
    setTarget(undefined)
    saving.mutate()
  }
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.defaultPrevented) return
    event.preventDefault()
    send()
  }
  return (
    <Panel title="修改本地内容">
      <div onKeyDown={press} role="presentation">
        {problem && <ErrorSummary occasion={saving.error} title={problem.title} detail={problem.detail} code={problem.code} errors={errors.map(({ pointer, message }) => ({ message, fieldId: toFieldId(pointer) }))} />}
        <p className="explain">同一事项各地标准相同：这里只能比标准更短、更少、更深。没有勾选的，随上级改变。</p>
        <EditingProvider value={{ change: set, findings, target, isReadOnly: saving.isPending }}>
          <div className="stack">
            {entry.elements.map(({ key, title, inheritedText, effectiveValue }) => {
              const element = registry.localElements[key]
              if (!element) return null
              const isOwn = key in local
              const own = () => change((before) => (isOwn ? Object.fromEntries(Object.entries(before).filter(([each]) => each !== key)) : { ...before, [key]: effectiveValue ?? (element.isOptional ? null : emptyValue(element)) }))
              return (
                <div key={key} className="local-element">
                  <Checkbox checked={isOwn} disabled={saving.isPending} onChange={() => { mended.mend(key); own() }}>{title}：本地另定</Checkbox>
                  {!isOwn && <p className="hint">现在：{inheritedText}</p>}
                  {isOwn && (key === WAIVED ? <Waived entry={entry} value={local[key] as string[]} findings={findings} onChange={(ids) => set(key, ids)} /> : <ElementField element={element} path={key} value={local[key]} />)}
                </div>
              )
            })}
          </div>
        </EditingProvider>
        <div className="action-foot" style={{ marginTop: 18 }}>
          <Button onClick={onClose}>先不改（填写的内容会保留）</Button>
          <Button type="primary" loading={saving.isPending} onClick={send} aria-keyshortcuts="Control+Enter">保存，立即生效<Kbd keys="Ctrl+Enter" /></Button>
        </div>
      </div>
    </Panel>
  )
}

/** Materials of the standard this place does not ask for; one that it must ask for says why. */
function Waived({ entry, value, findings, onChange }: { entry: EntryView; value: readonly string[]; findings: readonly Finding[]; onChange: (ids: string[]) => void }) {
  const wrong = findings.filter(({ path }) => path.split('/')[0] === WAIVED)
  return (
    <fieldset id={toFieldId(WAIVED)} className="waived">
      <legend className="hint">本地已不用交的材料</legend>
      {entry.materials.map(({ id, name, cannotWaiveReason }) => (
        <div key={id}>
          <Checkbox checked={value.includes(id)} disabled={cannotWaiveReason !== null && !value.includes(id)} onChange={({ target }) => onChange(entry.materials.map((each) => each.id).filter((each) => (each === id ? target.checked : value.includes(each))))}>{name}</Checkbox>
          {cannotWaiveReason && <span className="hint">　{cannotWaiveReason}</span>}
        </div>
      ))}
      {wrong.map(({ message }) => <p key={message} className="field-findings bad">{message}</p>)}
    </fieldset>
  )
}
