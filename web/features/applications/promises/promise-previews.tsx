import type { ApplicationView } from '../../../client/types.ts'
import { toDayWords } from '../../../kit/dates.ts'
import { usePromisePreview, usePromiseTexts } from './promise-queries.ts'
import { PromiseTextPanel } from './promise-text.tsx'
import './promises.css'

/** The text to be signed for this case. */
function TextOf({ view, kind, deferred, committed }: { view: ApplicationView; kind: 'deferral' | 'proof' | 'licence'; deferred?: readonly string[]; committed?: readonly string[] }) {
  const texts = usePromiseTexts(view.item.code, { region: view.region, ...(deferred ? { deferred } : {}), ...(committed ? { committed } : {}) })
  const text = texts.data?.[kind]
  if (texts.isError) return <p className="field-error" role="status">承诺书没有取到，请稍后再看。</p>
  return text ? <PromiseTextPanel text={text} /> : null
}

const committedOf = (view: ApplicationView): string[] => view.materials.filter(({ provided }) => provided === 'committed').map(({ id }) => id)

/** 容缺: by when, what happens meanwhile and afterwards, and what is signed. */
export function DeferralPreview({ view, deferred, workdays }: { view: ApplicationView; deferred: readonly string[]; workdays: number | undefined }) {
  const { data } = usePromisePreview(view.number, workdays)
  const committed = committedOf(view)
  return (
    <>
      <p className="promise-preview" role="status">{data ? <>今天受理的，<strong>{toDayWords(data.dueOn)}前</strong>补交（{data.workdays} 个工作日）。{data.clockName}；{data.overrunName}。</> : '正在计算日期…'}</p>
      {deferred.length > 0 && <TextOf view={view} kind="deferral" deferred={deferred} />}
      {committed.length > 0 && <TextOf view={view} kind="proof" committed={committed} />}
    </>
  )
}

/** 告知承诺: when it is checked, and what is signed. */
export function CommitmentPreview({ view, kind }: { view: ApplicationView; kind: 'proof' | 'licence' }) {
  const { data } = usePromisePreview(view.number)
  return (
    <>
      <p className="promise-preview" role="status">{data ? <>{kind === 'licence' ? '今天受理、今天作出准予决定' : '受理后照常审查'}，<strong>{toDayWords(data.checkDueOn)}前</strong>核查承诺（{data.checkDays} 天）。</> : '正在计算日期…'}</p>
      <TextOf view={view} kind={kind} committed={committedOf(view)} />
    </>
  )
}

export function RectificationPreview({ view, workdays }: { view: ApplicationView; workdays: number }) {
  const { data } = usePromisePreview(view.number, workdays)
  return <p className="promise-preview" role="status">{data ? <>请申请人在<strong>{toDayWords(data.dueOn)}前</strong>整改；期满没有改好的，可以撤销决定。</> : '正在计算日期…'}</p>
}
