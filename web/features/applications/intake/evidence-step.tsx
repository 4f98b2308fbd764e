import { useQuery } from '@tanstack/react-query'
import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import { api, bodyOf } from '../../../client/http.ts'
import { toProblem } from '../../../client/problem.ts'
import type { Guide } from '../../../client/types.ts'
import { DoneIcon } from '../../../kit/icons.tsx'
import { Kbd } from '../../../kit/kbd.tsx'
import { Failure, Loading } from '../../../kit/states.tsx'
import type { EvidenceCheck, IntakeDraft } from './intake-draft.ts'
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
      {isToCheck(draft, guide.materials) ? <AskConsent sources={sources} scan={draft.person.scan} onCheck={onCheck} /> : <Outcome check={draft.check!} looked={looked} onCheck={onCheck} />}
    </section>
  )
}

function AskConsent({ sources, scan, onCheck }: { sources: readonly string[]; scan: string | undefined; onCheck: (check: EvidenceCheck) => void }) {
  return (
    <>
      <p><strong>核对证照和数据，查到的不用收。</strong>请告诉申请人：将查询{sources.map((source) => `「${source}」`).join('')}，只用于办理这件事，每次查询都有记录，本人可以查看。</p>
      <div className="actions">
        <Button id={CHECK_ID} type="primary" aria-keyshortcuts="Alt+A" onClick={() => onCheck(scan ? { consent: 'scan', scan } : { consent: 'inPerson' })}>{scan ? '已扫码同意，核对' : '当面同意，核对'}<Kbd keys="Alt+A" /></Button>
        {scan && <Button onClick={() => onCheck({ consent: 'inPerson' })}>当面同意，核对</Button>}
        <Button onClick={() => onCheck({ consent: 'refused' })}>申请人不同意，都自己交</Button>
      </div>
    </>
  )
}

const CONSENT_WORDS: Record<EvidenceCheck['consent'], string> = { inPerson: '申请人当面同意', scan: '申请人扫码同意', refused: '申请人不同意核对' }

function Outcome({ check, looked: { query, resolutions }, onCheck }: { check: EvidenceCheck; looked: ReturnType<typeof useResolutions>; onCheck: (check: EvidenceCheck | undefined) => void }) {
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
  const sensitive = [...resolutions.values()].filter(({ state, isSensitive }) => state === 'fetchable' && isSensitive)
  return (
    <>
      <p role="status"><DoneIcon /> {CONSENT_WORDS[check.consent]}，已核对：需要 {necessary} 份材料，{asked === 0 ? '都不用收' : <>只用收 <strong>{asked}</strong> 份</>}。 {again}</p>
      {sensitive.length > 0 && <SensitiveConsent sources={sensitive.map(({ source, name }) => `「${source}」（代替${name}）`)} onAgree={() => onCheck({ ...check, agreesToSensitive: true })} />}
    </>
  )
}

/** 敏感个人信息 asks for a consent of its own (个人信息保护法 art. 29). */
function SensitiveConsent({ sources, onAgree }: { sources: readonly string[]; onAgree: () => void }) {
  const [agreed, setAgreed] = useState(false)
  return (
    <div className="actions">
      <Checkbox checked={agreed} onChange={({ target }) => setAgreed(target.checked)}>申请人单独同意查询敏感个人信息：{sources.join('、')}</Checkbox>
      <Button disabled={!agreed} onClick={onAgree}>查询</Button>
    </div>
  )
}
