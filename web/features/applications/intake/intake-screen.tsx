import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react'
import type { Form } from '../../../../src/platform/forms/form.ts'
import { api } from '../../../client/http.ts'
import { useIntention } from '../../../client/intention.ts'
import { useMended } from '../../../client/mended.ts'
import { files } from '../../../client/paths.ts'
import { type FieldError, toProblem } from '../../../client/problem.ts'
import type { Filed, Guide, ItemPromises } from '../../../client/types.ts'
import { ErrorSummary } from '../../../kit/error-summary.tsx'
import { FormFields, toFieldId } from '../../../kit/form-fields.tsx'
import { Kbd } from '../../../kit/kbd.tsx'
import { Panel } from '../../../kit/panel.tsx'
import { Failure, Loading } from '../../../kit/states.tsx'
import { useUploadNote } from '../../../kit/uploads.ts'
import { ItemFinder } from '../../catalogue/item-finder.tsx'
import { useGuide, useItemForm } from '../../catalogue/item-queries.ts'
import { useOfficer } from '../../sessions/officer.tsx'
import { worksAtSite } from '../../staff-end/roles.ts'
import { ownSiteKey } from '../../sites/own-site-calls.ts'
import { SiteItemFinder } from '../../sites/site-item-finder.tsx'
import { errorsBelow } from '../actions/action-errors.ts'
import '../case-page.css'
import { listKey } from '../case-queries.ts'
import { type Reusable, useCounterLibrary } from '../counter-library.ts'
import { HandInList, toHandedMaterials } from '../hand-in.tsx'
import { beginWith, useCalledTicket } from './called-ticket.ts'
import { DeliveryStep, toDelivery } from './delivery-step.tsx'
import { FiledNotice } from './filed-notice.tsx'
import { FiledAtSite } from './filed-at-site.tsx'
import { type FoundAnswer, prefill, toAnswers, toSections, withOrigins } from './form-answers.ts'
import { EvidenceStep, useFoundAnswers, useResolutions } from './evidence-step.tsx'
import { type EvidenceCheck, type IntakeDraft, useIntakeDraft, withItem } from './intake-draft.ts'
import './intake.css'
import { isMoveOn, moveOn, SEND_ID } from './move-on.ts'
import { openFields } from './open-fields.ts'
import { TicketLine } from './ticket-line.tsx'
import { PersonStep } from './person-step.tsx'
import { PlaceStep, ReceivingChecksStep } from './place-step.tsx'
import { CHECK_ID, EVIDENCE_ID, isToCheck, resolveHandIns, withoutDeclined } from './resolved-hand-ins.ts'
import { committedIds, deferredIds, PromiseStep, toPromises } from './promise-step.tsx'
import { usePromiseTexts } from '../promises/promise-queries.ts'

const NO_ERRORS: readonly FieldError[] = []

/** 窗口收件: who, what, in which situation, the form and the materials, on one page from top to bottom. */
export function IntakeScreen({ ticket }: { ticket?: string | undefined }) {
  const officer = useOfficer()
  const own = officer.region
  const isAtSite = worksAtSite(officer)
  const [draft, change, forget] = useIntakeDraft(ticket)
  const region = draft.region ?? own
  const [filed, setFiled] = useState<{ filed: Filed; ticket: IntakeDraft['ticket'] } | undefined>(undefined)
  /** Begun anew: nothing of what was typed is left in a field. */
  const [round, setRound] = useState(0)
  /** What was found or chosen leads on, once the page has what it asks for. */
  const isMovingOn = useRef<string | undefined>(undefined)
  const intention = useIntention()
  const mended = useMended()
  const queries = useQueryClient()
  const guide = useGuide(draft.item?.code, { region, division: draft.division }, draft.situations)
  const form = useItemForm(draft.item?.code)
  const model = form.data as Form | undefined
  const asked = guide.data?.materials.map(({ id }) => id) ?? []
  const looked = useResolutions(draft, region)
  const found = useFoundAnswers(draft)
  const library = useCounterLibrary(draft.person?.known?.id, draft.item?.code, looked.query.isSuccess && !isAtSite)
  const handIns = guide.data ? resolveHandIns(draft.handIns, guide.data.materials, looked.resolutions, draft.check?.consent === 'refused') : draft.handIns
  const texts = usePromiseTexts(guide.data && draft.item?.code, { region, division: draft.division, situations: draft.situations, deferred: deferredIds(handIns, asked), committed: committedIds(handIns, asked) })
  const filing = useMutation({
    mutationFn: async () => {
      const { data } = await api.POST('/api/v1/staff/applications', { params: { header: { 'idempotency-key': intention.key() } }, body: toIntake({ ...draft, handIns }, region, model!, guide.data!, texts.data, found) })
      return data!
    },
    onSuccess: (answer) => {
      intention.done()
      forget()
      setFiled({ filed: answer, ticket: draft.ticket })
      void queries.invalidateQueries({ queryKey: isAtSite ? ownSiteKey : listKey })
    },
  })
  const uploadNote = useUploadNote()
  const problem = filing.isError ? toProblem(filing.error) : undefined
  const errors = mended.open(problem?.errors ?? NO_ERRORS)
  const send = () => {
    mended.reset()
    filing.mutate()
  }
  const called = useCalledTicket(ticket)
  const begin = ({ isAgain }: { isAgain: boolean }) => {
    if (called.data) change(() => beginWith(called.data, isAgain))
  }
  const next = ({ isAgain }: { isAgain: boolean }) => {
    setFiled(undefined)
    filing.reset()
    begin({ isAgain })
  }
  const Finder = isAtSite ? SiteItemFinder : ItemFinder
  const isReady = draft.person !== undefined && guide.data !== undefined && model !== undefined
  const open = openFields({ ...draft, handIns }, guide.data, model, looked.resolutions, found)
  const isComplete = !guide.isFetching && !form.isFetching && !looked.query.isFetching
  useLayoutEffect(() => {
    if (isMovingOn.current === undefined || !isComplete) return
    const from = document.getElementById(isMovingOn.current)
    isMovingOn.current = undefined
    moveOn(open, from)
  }, [isComplete, open])
  // After the effect above: what is found now is moved on from once the page shows it.
  useLayoutEffect(() => {
    if (!called.data || draft.ticket || filed) return
    isMovingOn.current = called.data.applicant ? 'intake-item' : undefined
    begin({ isAgain: false })
  })
  const check = (answer: EvidenceCheck | undefined) => {
    mended.mend('/materials')
    change(({ check: _before, ...rest }) => (answer ? { ...rest, check: answer } : { ...rest, handIns: withoutDeclined(rest.handIns) }))
    if (answer) isMovingOn.current = EVIDENCE_ID
  }
  const press = (event: KeyboardEvent) => {
    if (event.altKey && event.code === 'KeyQ' && guide.data) {
      event.preventDefault()
      mended.mend('/materials')
      change((before) => withAllOnPaper(before, guide.data!))
      isMovingOn.current = 'intake-item'
    } else if (event.altKey && event.code === 'KeyA' && guide.data && isToCheck(draft, guide.data.materials)) {
      event.preventDefault()
      document.getElementById(CHECK_ID)?.click()
    } else if (event.key !== 'Enter' || filing.isPending) return
    else if (event.ctrlKey || event.metaKey) {
      event.preventDefault()
      if (isReady && !uploadNote) send()
    } else if (isMoveOn(event.target)) {
      event.preventDefault()
      moveOn(open, document.activeElement)
    }
  }
  if (filed) return isAtSite ? <FiledAtSite filed={filed.filed} onNext={() => next({ isAgain: true })} /> : <FiledNotice {...filed} onNext={() => next({ isAgain: true })} />
  return (
    <div className="intake" onKeyDown={press} role="presentation">
      {problem && <ErrorSummary occasion={filing.error} title={problem.title} detail={problem.detail} code={problem.code} errors={problem.errors.map(({ pointer, message }) => ({ message, fieldId: toIntakeFieldId(pointer) }))} />}
      {ticket !== undefined && <TicketLine called={called} />}
      <PersonStep
        key={`${round} ${draft.person?.known?.id ?? ''}`}
        isAtSite={isAtSite}
        person={draft.person}
        errors={{ ...errorsBelow('/applicant/', errors), ...(errors.find(({ pointer }) => pointer === '/applicant') ? { '': errors.find(({ pointer }) => pointer === '/applicant')!.message } : {}) }}
        onPerson={(person) => {
          mended.mend('/applicant')
          // Found, or new: either way it goes on. What is typed of somebody new stays where it is.
          if (person && !draft.person) isMovingOn.current = draft.item ? 'intake-item' : 'intake-identity'
          // Whoever comes next agrees for themselves.
          change(({ person: before, check: agreed, ...rest }) => ({ ...rest, ...(person ? { person } : {}), ...(agreed && person && before?.identityNumber === person.identityNumber ? { check: agreed } : {}) }))
        }}
      />
      <Panel title="2　要办的事">
        {!isAtSite && <PlaceStep draft={draft} own={own} onChange={change} onMend={mended.mend} />}
        <label htmlFor="intake-item" className="label">事项</label>
        <Finder id="intake-item" region={region} item={draft.item} onItem={(item) => {
          change((before) => withItem(before, item))
          isMovingOn.current = 'intake-item'
        }} />
        {guide.isError && <Failure {...failureOf(guide.error)} onRetry={() => void guide.refetch()} />}
        {guide.data && <CrossingNote guide={guide.data} isElsewhere={region !== own} />}
        {guide.data && <Situations guide={guide.data} region={region} draft={draft} errors={errors} onChange={change} onMend={mended.mend} />}
        <ReceivingChecksStep draft={draft} onChange={change} />
      </Panel>
      {draft.item && (guide.isPending || form.isPending) && <div className="panel"><Loading lines={4} what="申请表和材料清单" /></div>}
      {form.isError && <div className="panel"><Failure {...failureOf(form.error)} onRetry={() => void form.refetch()} /></div>}
      {model && guide.data && <FormSteps form={model} draft={draft} found={found} errors={errors} onChange={change} onMend={mended.mend} />}
      {model && guide.data && <MaterialStep guide={guide.data} draft={{ ...draft, handIns }} looked={looked} library={library} errors={errors} onChange={change} onMend={mended.mend} onCheck={check} />}
      {model && guide.data && <DeliveryStep draft={draft} errors={errors} onChange={change} onMend={mended.mend} />}
      {model && guide.data && <PromiseStep texts={texts.data} handIns={handIns} asked={asked} signing={draft.signing} errors={errors} onChange={(signing) => change((before) => ({ ...before, signing }))} onMend={mended.mend} />}
      <div className="intake-foot">
        <Button size="large" onClick={() => { forget(); setRound(round + 1); next({ isAgain: false }) }}>清空重来</Button>
        <span className="quiet">{uploadNote ?? (isReady ? (open.length > 0 ? `还有 ${open.length} 处要填。回车到下一处。` : '都填好了。') : '先查找申请人、选择事项。')}</span>
        <Button id={SEND_ID} size="large" type="primary" disabled={!isReady || Boolean(uploadNote)} loading={filing.isPending} aria-keyshortcuts="Control+Enter" onClick={send}>收件，打印凭证<Kbd keys="Ctrl+Enter" /></Button>
      </div>
    </div>
  )
}

const failureOf = (error: Error) => {
  const { title, detail, code } = toProblem(error)
  return { title, detail, code }
}

interface StepProps {
  draft: IntakeDraft
  errors: readonly FieldError[]
  onChange: (change: (before: IntakeDraft) => IntakeDraft) => void
  /** This part of what is sent was touched. */
  onMend: (pointer: string) => void
}

/** What decides which materials are needed, and where it is handled when several places do. */
function Situations({ guide, region, draft, errors, onChange, onMend }: StepProps & { guide: Guide; region: string }) {
  const wrong = errorsBelow('/situations/', errors)
  const places = guide.places.length > 1 ? [{ name: 'division', kind: 'select' as const, label: '办理地点', required: guide.entry === null, value: draft.division, options: guide.places.map(({ divisionCode, divisionName }) => ({ value: divisionCode, label: divisionName })), hint: guide.entry ? `不选则由${guide.entry.divisionName}的${guide.entry.authorityName}办理。` : undefined, error: errors.find(({ pointer }) => pointer === '/division')?.message }] : []
  const fields = [
    ...places,
    ...guide.situations.map(({ id, question, options }) => ({ name: id, kind: 'radio' as const, label: question, required: true, value: draft.situations[id], options: options.map((option) => ({ value: option.id, label: option.label })), error: wrong[id] })),
  ]
  return (
    <div className="situations">
      <p className="quiet">{guide.kindName} · {guide.promisedText} · {guide.entry?.authorityName ?? guide.departmentName}　<a href={files.guide(region, draft.item!.code)} target="_blank" rel="noreferrer">办事指南</a></p>
      <FormFields
        idPrefix="intake-situation"
        fields={fields}
        onChange={(name, value) => {
          onMend(name === 'division' ? '/division' : `/situations/${name}`)
          onChange((before) => (name === 'division' ? { ...before, division: String(value) } : { ...before, situations: { ...before.situations, [name]: String(value) } }))
        }}
      />
    </div>
  )
}

/** Said before anything is typed: whether this window may take it in at all. */
function CrossingNote({ guide, isElsewhere }: { guide: Guide; isElsewhere: boolean }) {
  if (!isElsewhere) return null
  if (guide.crossRegion === null) return <p className="warning-line" role="status">本事项没有开通通办，请申请人到办理地办理或网上申请。</p>
  const { scopes, modes } = guide.crossRegion
  return <p className={modes.some((mode) => /代收|联办/.test(mode)) ? 'quiet' : 'warning-line'} role="status">{scopes.join('、')} · {modes.join('、')}{modes.some((mode) => /代收|联办/.test(mode)) ? '' : '：窗口不代收，请帮申请人网上申请。'}</p>
}

function FormSteps({ form, draft, found, errors, onChange, onMend }: StepProps & { form: Form; found: readonly FoundAnswer[] }) {
  const typed = draft.person ? prefill(form, draft.person, draft.answers, found) : draft.answers
  const wrong = Object.entries(errorsBelow('/form/', errors)).map(([name, message]) => ({ pointer: `/${name}`, field: name.split('/')[0]!, message }))
  return (
    <Panel title="3　申请表">
      <div className="intake-form">
        {toSections(form, typed, wrong).map(({ id, title, help, fields }) => (
          <fieldset key={id}>
            <legend>{title}</legend>
            {help && <p className="quiet">{help}</p>}
            <div className="intake-questions">
              <FormFields
                idPrefix="intake-form"
                fields={withOrigins(fields, found)}
                onChange={(name, value) => {
                  onMend(`/form/${name}`)
                  onChange((before) => ({ ...before, answers: { ...before.answers, [name]: value } }))
                }}
              />
            </div>
          </fieldset>
        ))}
      </div>
    </Panel>
  )
}

/** Whatever was not said otherwise lies on the counter, but for what is still to be looked up; what the state has stands in by itself (`resolveHandIns`). */
const withAllOnPaper = (draft: IntakeDraft, guide: Guide): IntakeDraft => {
  const received = guide.materials.filter(({ exemptBy }) => !exemptBy || !isToCheck(draft, guide.materials))
  return { ...draft, handIns: { ...draft.handIns, ...Object.fromEntries(received.map(({ id }) => [id, { how: 'paper' as const, ...draft.handIns[id] }])) } }
}

interface MaterialStepProps extends StepProps {
  guide: Guide
  looked: ReturnType<typeof useResolutions>
  library: Reusable
  onCheck: (check: EvidenceCheck | undefined) => void
}

function MaterialStep({ guide, draft, looked, library, errors, onChange, onMend, onCheck }: MaterialStepProps) {
  const allOnPaper = () => {
    onMend('/materials')
    onChange((before) => withAllOnPaper(before, guide))
  }
  return (
    <Panel title="4　材料" extra={<Button onClick={allOnPaper} aria-keyshortcuts="Alt+Q">其余全部收到<Kbd keys="Alt+Q" /></Button>}>
      <EvidenceStep draft={draft} guide={guide} looked={looked} onCheck={onCheck} />
      <HandInList
        materials={guide.materials.map((material) => ({ ...material, ...(draft.person?.known ? {} : { exemptBy: null }), isLookedUp: true, reusable: library.get(material.name), resolution: looked.resolutions.get(material.id) }))}
        handIns={draft.handIns}
        onChange={(id, handIn) => {
          onMend(`/materials/${id}`)
          onChange((before) => ({ ...before, handIns: { ...before.handIns, [id]: handIn } }))
        }}
        errors={errorsBelow('/materials/', errors)}
        idPrefix="intake-material"
      />
    </Panel>
  )
}

function toIntake(whole: IntakeDraft, region: string, form: Form, guide: Guide, texts: ItemPromises | undefined, found: readonly FoundAnswer[]) {
  const { ticket, person, item, division, region: draftRegion, checks, situations, answers, handIns, signing } = whole
  const { identityNumber, kind, name, phone, scan, isHolder } = person!
  return {
    item: item!.code,
    region,
    ...(draftRegion ? { receivingChecks: { identity: (checks?.identity ?? 'documentShown') as 'documentShown', ...(checks?.formal?.trim() ? { formal: checks.formal.trim() } : {}) } } : {}),
    ...(division ? { division } : {}),
    situations: { ...situations },
    form: toAnswers(form, prefill(form, person!, answers, found)),
    materials: toHandedMaterials(guide.materials.map(({ id }) => id), handIns),
    ...toPromises(texts, handIns, guide.materials.map(({ id }) => id), signing),
    ...toDelivery(whole),
    ...(ticket ? { ticket: ticket.id } : {}),
    ...(scan ? { scan } : isHolder ? {} : { applicant: { kind, name, identityNumber, ...(phone ? { phone } : {}) } }),
  }
}

/** `/form/applicantName` → the field's id, and so on for every part of what is sent. */
function toIntakeFieldId(pointer: string): string | undefined {
  const [, part = '', name = ''] = pointer.split('/')
  switch (part) {
    case 'form': return toFieldId(name, 'intake-form')
    case 'situations': return toFieldId(name, 'intake-situation')
    case 'division': return toFieldId('division', 'intake-situation')
    case 'materials': return `intake-material-${name}`
    case 'deferralPromise': case 'commitmentPromise': return toFieldId(part, 'intake-promise')
    case 'ticket': return 'intake-identity'
    case 'applicant': return name === 'name' || name === 'phone' ? toFieldId(name, 'intake-person') : 'intake-identity'
    case 'item': return 'intake-item'
    case 'delivery': return toFieldId(pointer.split('/').at(-1)!, 'intake-delivery')
    case 'region': return toFieldId('region', 'intake-place')
    case 'receivingChecks': return toFieldId(name, 'intake-check')
    default: return undefined
  }
}
