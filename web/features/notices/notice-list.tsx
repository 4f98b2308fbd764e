import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { toDayWords } from '../../kit/dates.ts'
import { Mark, type MarkTone } from '../../kit/mark.tsx'
import { PageTitle } from '../../kit/page-title.tsx'
import { Panel } from '../../kit/panel.tsx'
import { Loading } from '../../kit/states.tsx'
import '../catalogue/catalogue.css'
import { NotRead } from '../catalogue/query-states.tsx'
import { useOfficer } from '../sessions/officer.tsx'
import { noticesKey, type NoticeVersion, publishesNotices, useNotices } from './notice-calls.ts'
import { NoticeText } from './notice-text.tsx'
import { PublishNotice } from './publish-notice.tsx'

const TONES: Record<NoticeVersion['state'], MarkTone> = { coming: 'near', inForce: 'calm', replaced: 'plain' }

/** 告知书: what people read before they agree, kind by kind: every version, from when, who published it, and what consents to it are worth. */
export function NoticeList() {
  const officer = useOfficer()
  const queries = useQueryClient()
  const notices = useNotices()
  const [drafting, setDrafting] = useState<NoticeVersion | undefined>(undefined)
  const [done, setDone] = useState<string | undefined>(undefined)
  const readAgain = () => void queries.invalidateQueries({ queryKey: noticesKey })
  const kinds = [...Map.groupBy(notices.data?.rows ?? [], ({ scopeName }) => scopeName)]
  return (
    <>
      <PageTitle title="告知书"><span className="quiet">群众同意之前看到的文字（个人信息保护法第十七条）。公布过的版本都保留，不能修改；改文字就公布新版本。</span></PageTitle>
      {done && <p className="note-line good" role="status">{done}</p>}
      {notices.isPending ? <div className="panel"><Loading lines={8} what="告知书" /></div> : notices.isError ? <div className="panel"><NotRead error={notices.error} onRetry={() => void notices.refetch()} /></div>
        : kinds.map(([scopeName, versions]) => (
          <Panel key={scopeName} title={scopeName} extra={publishesNotices(officer) && <Button onClick={() => setDrafting(versions[0])}>起草新版本<span className="hidden-visually">：{scopeName}</span></Button>}>
            <Versions versions={versions} />
          </Panel>
        ))}
      {drafting && notices.data && (
        <PublishNotice
          last={drafting}
          today={notices.data.today}
          onClose={() => setDrafting(undefined)}
          onStale={readAgain}
          onDone={(words) => {
            setDrafting(undefined)
            setDone(words)
            readAgain()
          }}
        />
      )}
    </>
  )
}

/** The newest first. */
const Versions = ({ versions }: { versions: readonly NoticeVersion[] }) => (
  <ol className="timeline">
    {versions.map((notice, index) => (
      <li key={notice.version} className={notice.state === 'inForce' ? 'now' : undefined}>
        <p><strong>第 {notice.version} 版</strong>　<Mark tone={TONES[notice.state]}>{notice.stateName}</Mark>　{notice.fromDay ? `${toDayWords(notice.fromDay)}起` : '平台启用时起'}{index > 0 && `，到${toDayWords(versions[index - 1]!.fromDay!)}第 ${versions[index - 1]!.version} 版生效前`}</p>
        <p>{notice.consentsWords}</p>
        <p className="quiet">{notice.publishedAt ? `${notice.publishedByName ?? '安全管理员'}公布。依据：${notice.source ?? ''}。` : '平台自带。'}{notice.version > 1 && (notice.needsNewConsent ? '处理的内容有变化，要求重新同意。' : '只改文字，不要求重新同意。')}</p>
        <details className="fold"><summary>看全文<span className="hidden-visually">：第 {notice.version} 版</span></summary><NoticeText notice={notice} /></details>
      </li>
    ))}
  </ol>
)
