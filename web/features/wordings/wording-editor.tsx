import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { useIntention } from '../../client/intention.ts'
import { useMended } from '../../client/mended.ts'
import { type FieldError, toProblem } from '../../client/problem.ts'
import { toDayWords } from '../../kit/dates.ts'
import { ErrorSummary } from '../../kit/error-summary.tsx'
import { FormFields, toFieldId } from '../../kit/form-fields.tsx'
import { Kbd } from '../../kit/kbd.tsx'
import { Panel } from '../../kit/panel.tsx'
import { useSaveKey } from '../../kit/shortcuts.ts'
import { toDay } from '../catalogue/typed-day.ts'
import { ChangeHistory } from './change-history.tsx'
import { ComparedWithOwn } from './compared-with-own.tsx'
import { FactList } from './fact-list.tsx'
import { isSame, listComing, type Matter, type Texts } from './matter.ts'
import type { Occasion } from './wording-calls.ts'
import type { DraftInHand } from './wording-draft.ts'

interface WordingEditorProps {
  matter: Matter
  regionName: string
  inHand: DraftInHand
  /** What the server says is wrong with the texts as they are typed. */
  faults: readonly FieldError[]
  preview: ReactNode
  /** What the words are for from their day on: 新出具的文书…, 新发的消息…. */
  effect: string
  save: (texts: Texts, occasion: Occasion, key: string) => Promise<unknown>
  /** The list to read again. */
  listKey: readonly string[]
  onSaved: (words: string) => void
}

const PREFIX = 'wording'

/** One wording of one region: written, seen as it will be read, compared with the standard, and put in force from a day on. */
export function WordingEditor({ matter, regionName, inHand: { draft, isTouched, change, forget }, faults, preview, effect, save, listKey, onSaved }: WordingEditorProps) {
  const queries = useQueryClient()
  const [place, setPlace] = useState(matter.fields.find(({ name }) => name === 'text') ?? matter.fields[0]!)
  const [missing, setMissing] = useState<readonly FieldError[]>([])
  const intention = useIntention()
  const mended = useMended()
  const saving = useMutation({
    mutationFn: () => save(draft.texts, { from: toDay(draft.from.trim()), source: draft.source.trim() }, intention.key()),
    onSuccess: async () => {
      intention.done()
      forget()
      // Read again before the editor begins anew with it.
      await queries.invalidateQueries({ queryKey: listKey })
      onSaved(`已保存：${toDayWords(toDay(draft.from.trim()))}起，${regionName}${effect}${isSame(matter.own, draft.texts) ? '恢复标准用语' : '用这段文字'}。`)
    },
    onError: (error) => {
      if (toProblem(error).status === 409) void queries.invalidateQueries({ queryKey: listKey })
    },
  })
  const problem = saving.isError ? toProblem(saving.error) : undefined
  const refused = mended.open(problem ? problem.errors : missing)
  const shown = problem ?? (missing.length > 0 ? { title: '还没有填完', detail: `有 ${missing.length} 处需要填写，请按提示填写后再保存。`, code: undefined } : undefined)
  const errorAt = (name: string) => [...new Set([...refused, ...faults].filter(({ pointer }) => pointer === `/${name}`).map(({ message }) => message))].join('') || undefined
  const write = (name: string, text: string) => {
    mended.mend(`/${name}`)
    change((before) => ({ ...before, texts: { ...before.texts, [name]: text } }))
  }
  const writeAll = (texts: Texts) => {
    for (const { name } of matter.fields) mended.mend(`/${name}`)
    change((before) => ({ ...before, texts }))
  }
  const submit = () => {
    if (saving.isPending) return
    const found = [
      ...matter.fields.filter(({ name, isOptional }) => !isOptional && (draft.texts[name] ?? '').trim() === '').map(({ name, label }) => ({ pointer: `/${name}`, message: `请填写${label}` })),
      ...(draft.from.trim() === '' ? [{ pointer: '/from', message: '请填写从哪天起用' }] : []),
      ...(draft.source.trim() === '' ? [{ pointer: '/source', message: '请填写依据' }] : []),
    ]
    setMissing(found)
    mended.reset()
    saving.reset()
    if (found.length === 0) saving.mutate()
  }
  useSaveKey(submit)
  return (
    <>
      {isTouched && !shown && <p className="note-line near" role="status">有没保存的修改，留在这个标签页里：离开再回来还在，退出登录或关闭标签页就没有了。</p>}
      {shown && <ErrorSummary occasion={saving.error ?? missing} title={shown.title} detail={shown.detail} code={shown.code} errors={refused.map(({ pointer, message }) => ({ message, fieldId: toFieldId(pointer.slice(1), PREFIX) }))} />}
      <div className="wording-editor">
        <div className="write-place">
          <Panel title="文字">
            {listComing(matter).map(({ id, from, regionName: whose }) => <p key={id} className="note-line">{whose}已经定好：{toDayWords(from)}起换文字，见下面的变更记录。</p>)}
            <div onFocus={({ target }) => setPlace((before) => matter.fields.find(({ name }) => toFieldId(name, PREFIX) === target.id) ?? before)}>
              <FormFields
                idPrefix={PREFIX}
                disabled={saving.isPending}
                fields={matter.fields.map(({ name, label, isOptional, isShort }) => ({
                  name, label, kind: isShort ? 'text' : 'textarea', required: !isOptional, value: draft.texts[name] ?? '', error: errorAt(name), ...(isOptional && { hint: '不填的，用标准用语。' }),
                }))}
                onChange={(name, value) => write(name, String(value))}
              />
            </div>
            <FactList facts={matter.facts} needs={matter.needs} text={draft.texts[place.name] ?? ''} place={place.label} isDisabled={saving.isPending} onInsert={(fact) => insertAtCursor(toFieldId(place.name, PREFIX), `{${fact}}`)} />
          </Panel>
        </div>
        <div className="preview-place"><Panel title="预览">{preview}</Panel></div>
        <div className="save-place">
          <Panel title="起用">
            <FormFields
              idPrefix={PREFIX}
              disabled={saving.isPending}
              fields={[
                { name: 'from', label: '从哪天起用', kind: 'date', required: true, value: draft.from, error: errorAt('from'), hint: '今天或以后的日期。' },
                { name: 'source', label: '依据', kind: 'text', required: true, maxLength: 500, value: draft.source, error: errorAt('source'), hint: '如文件名称、文号。' },
              ]}
              onChange={(name, value) => {
                mended.mend(`/${name}`)
                change((before) => ({ ...before, [name]: String(value) }))
              }}
            />
            <div className="action-foot">
              {isTouched && <Button disabled={saving.isPending} onClick={forget}>放弃没有保存的修改</Button>}
              <Button type="primary" loading={saving.isPending} onClick={submit} aria-keyshortcuts="Control+Enter">保存<Kbd keys="Ctrl+Enter" /></Button>
            </div>
          </Panel>
        </div>
      </div>
      <div className="stack" style={{ marginTop: 16 }}>
        <ComparedWithOwn matter={matter} texts={draft.texts} isDisabled={saving.isPending} onBack={() => writeAll(matter.own)} />
        <ChangeHistory matter={matter} isDisabled={saving.isPending} onTake={writeAll} />
      </div>
    </>
  )
}

/** As if it were typed: only so does Ctrl+Z take it back. */
function insertAtCursor(id: string, text: string): void {
  const box = document.getElementById(id)
  if (!(box instanceof HTMLTextAreaElement || box instanceof HTMLInputElement)) return
  box.focus()
  document.execCommand('insertText', false, text)
}
