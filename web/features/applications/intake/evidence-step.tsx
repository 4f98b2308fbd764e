import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { api, bodyOf } from '../../../client/http.ts'
import { toProblem } from '../../../client/problem.ts'
import type { Guide } from '../../../client/types.ts'
import { DoneIcon } from '../../../kit/icons.tsx'
import { Kbd } from '../../../kit/kbd.tsx'
import { Failure, Loading } from '../../../kit/states.tsx'
import type { FoundAnswer } from './form-answers.ts'
import { useCounterConsents } from '../../consents/consent-calls.ts'
import { RecordConsent } from '../../consents/record-consent.tsx'
import { useOfficer } from '../../sessions/officer.tsx'
import { worksAtSite } from '../../staff-end/roles.ts'
import type { EvidenceCheck, IntakeDraft, Person } from './intake-draft.ts'
import { CHECK_ID, EVIDENCE_ID, isToCheck, type Resolutions } from './resolved-hand-ins.ts'

const NOTHING: Resolutions = new Map()

/** What the state has of whoever stands there, for what their item asks: looked up once they agreed, and again when their answers ask for something else. */
export function useResolutions({ person, item, division, situations, check }: IntakeDraft, region: string) {
  const applicant = person?.known?.id
  const isAgreed = check !== undefined && check.consent !== 'refused'
  const question = { item: item?.code ?? '', region, ...(division ? { division } : {}), situations: { ...situations }, applicant: applicant ?? '', ...check }
  const query = useQuery({
    queryKey: ['counter-materials', question],
    queryFn: ({ signal }) => {
      const { consent, scan, agreesToSensitive, ...asked } = question
      return bodyOf(api.POST('/api/v1/staff/materials/resolve', {
        body: { ...asked, consent: consent as 'inPerson' | 'scan', ...(scan ? { scan } : {}), ...(agreesToSensitive ? { agreesToSensitive } : {}) }, signal,
      }))
    },
    enabled: isAgreed && applicant !== undefined && item !== undefined,
    // Each look is written down for the applicant to see: none without a reason.
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  })
  const resolutions: Resolutions = isAgreed && query.data ? new Map(query.data.materials.map((resolution) => [resolution.id, resolution])) : NOTHING
  return { resolutions, query, isAgreed }
}

/** What certificates and registers answer of the form, once whoever stands there agreed; nothing where none answered. */
export function useFoundAnswers({ person, item, check }: IntakeDraft): readonly FoundAnswer[] {
  const applicant = person?.known?.id
  const consent = check?.consent
  const query = useQuery({
    queryKey: ['counter-prefill', item?.code, applicant, consent, check?.scan],
    queryFn: ({ signal }) => bodyOf(api.POST('/api/v1/staff/materials/prefill', { body: { item: item!.code, applicant: applicant!, consent: consent as 'inPerson' | 'scan', ...(check?.scan ? { scan: check.scan } : {}) }, signal })),
    enabled: consent !== undefined && consent !== 'refused' && applicant !== undefined && item !== undefined,
    // Each look is written down for the applicant to see: none without a reason.
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  })
  return query.data?.answers ?? NO_ANSWERS
}

const NO_ANSWERS: readonly FoundAnswer[] = []

interface EvidenceStepProps {
  draft: IntakeDraft
  guide: Guide
  looked: ReturnType<typeof useResolutions>
  onCheck: (check: EvidenceCheck | undefined) => void
}

/** 核对证照和数据: what will be looked up, and who said that it may be. */
export function EvidenceStep({ draft, guide, looked, onCheck }: EvidenceStepProps) {
  const sources = [...new Set(guide.materials.flatMap(({ exemptBy }) => exemptBy ?? []))]
  if (sources.length === 0) return null
  if (!draft.person?.known) return <p className="quiet evidence" role="status">第一次来办事，还没有登记，查不到证照和数据：这次请照常收取材料。</p>
  return (
    <section id={EVIDENCE_ID} className="evidence" aria-label="核对证照和数据">
      {isToCheck(draft, guide.materials) ? <AskConsent sources={sources} scan={draft.person.scan} onCheck={onCheck} /> : <Outcome person={draft.person} check={draft.check!} looked={looked} onCheck={onCheck} />}
    </section>
  )
}

function AskConsent({ sources, scan, onCheck }: { sources: readonly string[]; scan: string | undefined; onCheck: (check: EvidenceCheck) => void }) {
  const isAtSite = worksAtSite(useOfficer())
  return (
    <>
      <p><strong>核对证照和数据，查到的不用收。</strong>请告诉申请人：将查询{sources.map((source) => `「${source}」`).join('')}，只用于办理这件事，每次查询都有记录，本人可以查看。</p>
      <div className="actions">
        <Button id={CHECK_ID} type="primary" aria-keyshortcuts="Alt+A" onClick={() => onCheck(scan ? { consent: 'scan', scan } : { consent: 'inPerson' })}>{scan ? '已扫码同意，核对' : '当面同意，核对'}<Kbd keys="Alt+A" /></Button>
        {scan && !isAtSite && <Button onClick={() => onCheck({ consent: 'inPerson' })}>当面同意，核对</Button>}
        <Button onClick={() => onCheck({ consent: 'refused' })}>申请人不同意，都自己交</Button>
      </div>
    </>
  )
}

const CONSENT_WORDS: Record<EvidenceCheck['consent'], string> = { inPerson: '申请人当面同意', scan: '申请人扫码同意', refused: '申请人不同意核对' }

function Outcome({ person, check, looked: { query, resolutions }, onCheck }: { person: Person; check: EvidenceCheck; looked: ReturnType<typeof useResolutions>; onCheck: (check: EvidenceCheck | undefined) => void }) {
  const isAtSite = worksAtSite(useOfficer())
  const again = <Button size="small" onClick={() => onCheck(undefined)}>重新询问</Button>
  if (check.consent === 'refused') return <p role="status">申请人不同意核对，材料都由申请人提交，办件中会注明。 {again}</p>
  if (query.isError) {
    const { title, detail, code } = toProblem(query.error)
    return (
      <>
        <Failure title={title} detail={detail} code={code} onRetry={() => void query.refetch()} />
        <p className="quiet">查不成的，重新询问，或者照常收取材料。 {again}</p>
      </>
    )
  }
  if (query.isPending) return <Loading lines={2} what="证照和数据" />
  const { necessary, asked } = query.data
  // A partner's site asks for nothing sensitive: that is collected as ever.
  const sensitive = isAtSite ? [] : [...resolutions.values()].filter(({ state, isSensitive }) => state === 'fetchable' && isSensitive)
  return (
    <>
      <p role="status"><DoneIcon /> {CONSENT_WORDS[check.consent]}，已核对：需要 {necessary} 份材料，{asked === 0 ? '都不用收' : <>只用收 <strong>{asked}</strong> 份</>}。 {again}</p>
      {sensitive.length > 0 && <SensitiveConsent person={person} sources={sensitive.map(({ source, name }) => `「${source}」（代替${name}）`)} onAgree={() => onCheck({ ...check, agreesToSensitive: true })} />}
    </>
  )
}

/** 敏感个人信息 asks for a consent of its own (个人信息保护法 art. 29): recorded as an act of its own, then asked. */
function SensitiveConsent({ person, sources, onAgree }: { person: Person; sources: readonly string[]; onAgree: () => void }) {
  const [isRecording, setRecording] = useState(false)
  const consents = useCounterConsents(person.known!.id, true)
  const row = consents.data?.rows.find(({ scope }) => scope === 'sensitiveData')
  return (
    <div>
      <p>还可以查询敏感个人信息：{sources.join('、')}。{row?.state === 'given' ? '申请人已经单独同意。' : '这要申请人单独同意；不同意的，照常收取材料。'}</p>
      <div className="actions">
        {row?.state === 'given' ? <Button onClick={onAgree}>查询</Button> : <Button disabled={!row} onClick={() => setRecording(true)}>登记单独同意，查询</Button>}
      </div>
      {isRecording && row && consents.data && (
        <RecordConsent
          subject={consents.data.subject}
          isChild={consents.data.isChild}
          consent={row}
          isScanned={person.scan !== undefined}
          onStale={() => void consents.refetch()}
          onClose={() => setRecording(false)}
          onDone={() => {
            setRecording(false)
            void consents.refetch()
            onAgree()
          }}
        />
      )}
    </div>
  )
}
