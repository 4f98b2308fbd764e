import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { paths } from '../../client/paths.ts'
import { toShortDay } from '../../kit/dates.ts'
import { Mark } from '../../kit/mark.tsx'
import { PageTitle } from '../../kit/page-title.tsx'
import { Panel } from '../../kit/panel.tsx'
import { Loading } from '../../kit/states.tsx'
import '../catalogue/catalogue.css'
import { CommandDrawer, textOf } from '../catalogue/command-drawer.tsx'
import { DownloadButton } from '../catalogue/download-button.tsx'
import { NotRead } from '../catalogue/query-states.tsx'
import { useOfficer } from '../sessions/officer.tsx'
import { answerGap, askForGrants, auditKey, type AuditedItem, closeGap, fetchAuditCsv, type GrantAudit, type ItemGap, useGrantAudit } from './audit-calls.ts'
import { givesGrants } from './grant-roles.ts'

type Doing = { act: 'ask' } | { act: 'answer' | 'close'; item: AuditedItem; gap: ItemGap }

/** 三到位: the departments of the region, the furthest behind first; of one of them each item and what is missing. */
export function GrantAuditScreen() {
  const officer = useOfficer()
  const [query] = useSearchParams()
  const queries = useQueryClient()
  // Whoever decides for a body has no other to look at.
  const authority = query.get('authority') ?? (givesGrants(officer) ? officer.authorityId : undefined)
  const audit = useGrantAudit(authority)
  const [doing, setDoing] = useState<Doing | undefined>(undefined)
  const [done, setDone] = useState<string | undefined>(undefined)
  const finish = (words: string) => {
    setDoing(undefined)
    setDone(words)
    void queries.invalidateQueries({ queryKey: auditKey })
  }
  const ends = { onStale: () => void audit.refetch(), onClose: () => setDoing(undefined) }
  return (
    <>
      <PageTitle title="三到位" tools={<DownloadButton fileName="三到位审计.csv" get={() => fetchAuditCsv(authority)}>导出表格</DownloadButton>}>
        <span className="quiet">事项进驻大厅、授权大厅人员决定、在平台办理，三项都到位才算到位。</span>
        {authority !== undefined && !givesGrants(officer) && <Link to={paths.grantAudit()}>全部单位</Link>}
      </PageTitle>
      {done && <p className="note-line good" role="status">{done}</p>}
      {audit.isPending ? <div className="panel"><Loading lines={8} what="到位情况" /></div> : audit.isError ? <div className="panel"><NotRead error={audit.error} onRetry={() => void audit.refetch()} /></div> : (
        <div className="stack" aria-busy={audit.isPlaceholderData}>
          <Totals audit={audit.data} />
          {authority === undefined ? <Authorities audit={audit.data} /> : <Items audit={audit.data} onDo={setDoing} />}
        </div>
      )}
      {doing?.act === 'ask' && authority !== undefined && (
        <CommandDrawer draft={`ask-grants:${authority}`} title="通知整改" submitLabel="通知整改" explain="这个单位所有不到位、还没有通知过的事项，一次通知，期限按本地规定。单位的决定人员会在“三到位”里看到并答复。" fields={() => [{ name: 'note', kind: 'textarea', label: '整改要求', required: true, maxLength: 500 }]} send={(values, key) => askForGrants(authority, textOf(values, 'note'), key)} onDone={({ asked, dueOn }) => finish(`已通知整改 ${asked} 项，请在${toShortDay(dueOn)}前完成。`)} {...ends} />
      )}
      {doing?.act === 'answer' && (
        <CommandDrawer draft={`answer-gap:${doing.item.code}:${doing.gap.gap}`} title={`答复：${doing.item.name}`} submitLabel="答复" explain={`${doing.gap.gapName}。${doing.gap.note ?? ''}`} fields={() => [{ name: 'answer', kind: 'textarea', label: '整改情况', required: true, maxLength: 500 }]} send={(values, key) => answerGap(doing.gap.version!, { item: doing.item.code, gap: doing.gap.gap, answer: textOf(values, 'answer') }, key)} onDone={() => finish('已答复。')} {...ends} />
      )}
      {doing?.act === 'close' && (
        <CommandDrawer
          draft={`close-gap:${doing.item.code}:${doing.gap.gap}`}
          title={`办结：${doing.item.name}`}
          submitLabel="办结"
          explain={`${doing.gap.gapName}。${doing.gap.answer ? `单位答复：${doing.gap.answer}` : ''}`}
          fields={() => [{ name: 'reason', kind: 'textarea', label: '依法不能到位的原因', required: false, maxLength: 500, hint: '现在仍不到位的，要写明原因才能办结。' }]}
          send={(values, key) => closeGap(doing.gap.version!, { authority: doing.item.authorityId, item: doing.item.code, gap: doing.gap.gap, ...(textOf(values, 'reason') ? { reason: textOf(values, 'reason') } : {}) }, key)}
          onDone={() => finish('已办结。')}
          {...ends}
        />
      )}
    </>
  )
}

const percentWords = (percent: number | null): string => (percent === null ? '没有事项' : `${percent}%`)

const Totals = ({ audit: { total, formula } }: { audit: GrantAudit }) => (
  <section className="panel" aria-label="到位率">
    <div className="counts">
      <span>到位率 <strong>{percentWords(total.percent)}</strong></span>
      <span><strong>{total.items}</strong>个事项</span>
      <span>进驻 <strong>{total.inHall}</strong></span>
      <span>授权 <strong>{total.authorised}</strong></span>
      <span>监察 <strong>{total.onPlatform}</strong></span>
    </div>
    <p className="list-count">{formula}</p>
  </section>
)

const Authorities = ({ audit: { authorities } }: { audit: GrantAudit }) => (
  <Panel title="各单位" isFlush>
    <table className="rows">
      <caption className="hidden-visually">各单位到位率，低的在前</caption>
      <thead><tr><th scope="col">单位</th><th scope="col">到位率</th><th scope="col">事项</th><th scope="col">进驻</th><th scope="col">授权</th><th scope="col">监察</th><th scope="col">整改</th></tr></thead>
      <tbody>
        {authorities.map(({ id, name, count, open, late }) => (
          <tr key={id}>
            <td className="wide"><Link className="row-link" to={paths.grantAudit({ authority: id })}>{name}</Link></td>
            <td className="tabular" data-label="到位率">{percentWords(count.percent)}</td><td className="tabular" data-label="事项">{count.items}</td><td className="tabular" data-label="进驻">{count.inHall}</td><td className="tabular" data-label="授权">{count.authorised}</td><td className="tabular" data-label="监察">{count.onPlatform}</td>
            <td className="whole">{open > 0 && <Mark tone={late > 0 ? 'over' : 'near'}>{open} 项{late > 0 && `，超期 ${late} 项`}</Mark>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </Panel>
)

function Items({ audit: { items, authorities, mayAsk, mayAnswer }, onDo }: { audit: GrantAudit; onDo: (doing: Doing) => void }) {
  const isMissing = items.some(({ gaps }) => gaps.some(({ state }) => state === null || state === 'closed'))
  return (
    <Panel title={authorities[0]?.name ?? '本单位'} isFlush extra={mayAsk && isMissing && <Button type="primary" onClick={() => onDo({ act: 'ask' })}>通知整改</Button>}>
      <table className="rows">
        <caption className="hidden-visually">各事项是否到位</caption>
        <thead><tr><th scope="col">事项</th><th scope="col">情况</th><th scope="col">整改</th><th scope="col">处理</th></tr></thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.code}>
              <td className="wide">{item.name}</td>
              <td className="wide">{item.gaps.length === 0 ? <Mark tone="calm">到位</Mark> : item.gaps.map(({ gap, gapName }) => <div key={gap}>{gapName}</div>)}</td>
              <td className="wide">{item.gaps.map(({ gap, stateName, state, dueOn, isLate, answer }) => stateName !== null && <div key={gap}><Mark tone={isLate ? 'over' : state === 'closed' ? 'plain' : 'near'}>{stateName}</Mark> {dueOn && state !== 'closed' && toShortDay(dueOn)}{answer && <span className="row-note"> {answer}</span>}</div>)}</td>
              <td className="whole">
                {item.gaps.map((gap) => gap.state !== null && gap.state !== 'closed' && (
                  <div key={gap.gap}>
                    {mayAnswer && <Button size="small" onClick={() => onDo({ act: 'answer', item, gap })}>答复<span className="hidden-visually">：{item.name}，{gap.gapName}</span></Button>}
                    {mayAsk && <Button size="small" onClick={() => onDo({ act: 'close', item, gap })}>办结<span className="hidden-visually">：{item.name}，{gap.gapName}</span></Button>}
                  </div>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  )
}
