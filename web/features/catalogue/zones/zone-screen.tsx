import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { Link, useLocation, useNavigate } from 'react-router'
import { useDraft } from '../../../client/draft.ts'
import { useIntention } from '../../../client/intention.ts'
import { useMended } from '../../../client/mended.ts'
import { consolePaths, files } from '../../../client/paths.ts'
import { type FieldError, toProblem } from '../../../client/problem.ts'
import { toDayWords } from '../../../kit/dates.ts'
import { ErrorSummary } from '../../../kit/error-summary.tsx'
import { FormFields, toFieldId } from '../../../kit/form-fields.tsx'
import { Kbd } from '../../../kit/kbd.tsx'
import { PageTitle } from '../../../kit/page-title.tsx'
import { Panel } from '../../../kit/panel.tsx'
import { useSaveKey } from '../../../kit/shortcuts.ts'
import { Failure, Loading } from '../../../kit/states.tsx'
import { useOfficer } from '../../sessions/officer.tsx'
import '../catalogue.css'
import { mayEdit } from '../catalogue-roles.ts'
import { useOfficeRegion } from '../office-region.ts'
import { NotRead } from '../query-states.tsx'
import { StateMark } from '../state-marks.tsx'
import { changeZone, useZonePreview, useZones, type Zone, zonesKey } from './zone-calls.ts'
import { fieldsOf, findMissing, toContent, toDraft, toNewDraft, type ZoneDraft } from './zone-draft.ts'
import { ITEMS_ID, ZoneItems } from './zone-items.tsx'
import { ZonePreview } from './zone-preview.tsx'

/** One zone: written and seen side by side. @param id undefined for a new one */
export function ZoneScreen({ id }: { id: string | undefined }) {
  const list = useZones()
  if (list.isPending) return <div className="panel"><Loading lines={10} what="专区" /></div>
  if (list.isError) return <div className="panel"><NotRead isPage error={list.error} onRetry={() => void list.refetch()} /></div>
  if (id === undefined) return <WrittenZone key="new" zone={undefined} draft={toNewDraft(list.data.rows, list.data.today)} />
  const zone = list.data.rows.find((each) => each.id === id)
  if (!zone) return <div className="panel"><Failure isPage title="本地区没有这个专区" detail="地址可能写错了，或它是别的地区的专区。请回到专区列表再打开。" code="catalogue.no_zone" onRetry={() => void list.refetch()} /></div>
  return <KnownZone key={zone.version} zone={zone} />
}

/** Its items by name, before it is written on. */
function KnownZone({ zone }: { zone: Zone }) {
  const items = useZonePreview(zone.itemCodes)
  const draft = useMemo(() => {
    const names = new Map(items.data?.rows.map(({ code, name }) => [code, name]))
    return items.data && toDraft(zone, (code) => names.get(code) ?? code)
  }, [zone, items.data])
  if (items.isError) return <div className="panel"><NotRead isPage error={items.error} onRetry={() => void items.refetch()} /></div>
  if (!draft) return <div className="panel"><Loading lines={10} what="专区里的事项" /></div>
  return <WrittenZone zone={zone} draft={draft} />
}

const PREFIX = 'zone'

function WrittenZone({ zone, draft: begun }: { zone: Zone | undefined; draft: ZoneDraft }) {
  const officer = useOfficer()
  const go = useNavigate()
  const queries = useQueryClient()
  const saved = (useLocation().state as { saved?: string } | null)?.saved
  const isNew = zone === undefined
  const isReadOnly = !mayEdit(officer)
  // What it began with stays what it was: a list that is read again must not change the draft below somebody's hands.
  const [initial] = useState(begun)
  const [draft, change, forget] = useDraft<ZoneDraft>(`zone:${zone ? `${zone.id}:${zone.version}` : 'new'}`, initial)
  const { searched, seenFrom } = useOfficeRegion()
  const [chosenRegion, setRegion] = useState<string | undefined>(undefined)
  const region = chosenRegion ?? seenFrom
  const [missing, setMissing] = useState<readonly FieldError[]>([])
  const preview = useZonePreview(draft.items.map(({ code }) => code), region)
  const intention = useIntention()
  const mended = useMended()
  const saving = useMutation({
    mutationFn: () => changeZone(zone?.id ?? String(draft.values.id ?? '').trim(), zone?.version ?? 0, toContent(draft), intention.key()),
    onSuccess: async () => {
      intention.done()
      forget()
      await queries.invalidateQueries({ queryKey: zonesKey })
      const id = zone?.id ?? String(draft.values.id).trim()
      void go(consolePaths.zone(id), { replace: isNew, state: { saved: isNew ? '已新建。' : '已保存。' } })
    },
  })
  const problem = saving.isError ? toProblem(saving.error) : undefined
  // The address of a new zone is part of the address of the request; the form calls it `id`.
  const refused = (problem?.errors ?? []).map(({ pointer, message }) => ({ pointer: pointer === '/zone' ? '/id' : pointer, message }))
  const errors = mended.open(problem ? refused : missing)
  const shown = problem ?? (missing.length > 0 ? { title: '还没有填完', detail: `有 ${missing.length} 处需要填写，请按提示填写后再保存。`, code: undefined } : undefined)
  const errorAt = (pointer: string) => errors.find((each) => each.pointer === pointer)?.message
  const isTouched = JSON.stringify(draft) !== JSON.stringify(initial)
  const save = () => {
    if (isReadOnly || saving.isPending) return
    const found = findMissing(draft, isNew)
    setMissing(found)
    mended.reset()
    saving.reset()
    if (found.length === 0) saving.mutate()
  }
  useSaveKey(save)
  // On top for the keyboard, at the end for whoever reads down to it on a phone.
  const saveButton = <Button type="primary" loading={saving.isPending} onClick={save} aria-keyshortcuts="Control+Enter">{isNew ? '新建专区' : '保存，立即生效'}<Kbd keys="Ctrl+Enter" /></Button>
  return (
    <>
      <PageTitle
        title={isNew ? '新建专区' : `专区：${zone.title}`}
        tools={!isReadOnly && saveButton}
      >
        <Link to={consolePaths.zones()}>全部专区</Link>
      </PageTitle>
      {zone && (
        <p className="head-line">
          <StateMark state={zone.state} stateName={zone.stateName} />
          <span className="tabular">{toDayWords(zone.fromDay)}{zone.untilDay ? `至${toDayWords(zone.untilDay)}` : '起'}</span>
          {zone.isShown && <a href={files.zone(zone.id)} target="_blank" rel="noreferrer">在门户上看</a>}
          <span className="quiet">{zone.id}</span>
        </p>
      )}
      {saved && !isTouched && !shown && <p className="note-line good" role="status">{saved}{zone?.isShown ? '群众现在就能看到。' : zone ? `现在${zone.stateName}，群众看不到。` : ''}</p>}
      {shown && (
        <ErrorSummary
          occasion={saving.error ?? missing}
          title={shown.title}
          detail={shown.detail}
          code={shown.code}
          errors={errors.map(({ pointer, message }) => ({ message, fieldId: toPlaceId(pointer) }))}
        />
      )}
      <div className="with-side zone-editor">
        <div className="stack">
          <Panel title="专区">
            <FormFields
              idPrefix={PREFIX}
              disabled={isReadOnly || saving.isPending}
              fields={fieldsOf(isNew).map((field) => ({ ...field, value: draft.values[field.name] ?? '', error: errorAt(`/${field.name}`) }))}
              onChange={(name, value) => {
                mended.mend(`/${name}`)
                change((before) => ({ ...before, values: { ...before.values, [name]: value } }))
              }}
            />
          </Panel>
          <Panel title={`事项（${draft.items.length} 项）`}>
            <ZoneItems
              items={draft.items}
              region={searched}
              isReadOnly={isReadOnly || saving.isPending}
              hiddenReasonOf={(code) => preview.data?.rows.find((row) => row.code === code)?.hiddenReason ?? undefined}
              errorOf={(index) => errorAt(`/itemCodes/${index}`)}
              error={errorAt('/itemCodes')}
              onChange={(items) => {
                mended.mend('/itemCodes')
                change((before) => ({ ...before, items }))
              }}
            />
          </Panel>
          {!isReadOnly && (
            <div className="action-foot">
              {!isNew && isTouched && <Button disabled={saving.isPending} onClick={forget}>放弃没有保存的修改</Button>}
              {saveButton}
            </div>
          )}
        </div>
        <Panel title="群众看到的样子"><ZonePreview draft={draft} region={region} onRegion={setRegion} /></Panel>
      </div>
    </>
  )
}

/** `/itemCodes/3` is a line of the list, anything else a field. */
function toPlaceId(pointer: string): string {
  const [, name = '', index] = pointer.split('/')
  if (name !== 'itemCodes') return toFieldId(name, PREFIX)
  return index === undefined ? ITEMS_ID : `${ITEMS_ID}-${index}`
}
