import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { consolePaths } from '../../client/paths.ts'
import { toColumnDay } from '../../kit/dates.ts'
import { AddIcon } from '../../kit/icons.tsx'
import { Kbd } from '../../kit/kbd.tsx'
import { Mark, type MarkTone } from '../../kit/mark.tsx'
import { PageTitle } from '../../kit/page-title.tsx'
import { moveFocus, useShortcuts } from '../../kit/shortcuts.ts'
import { Empty, Loading } from '../../kit/states.tsx'
import '../catalogue/catalogue.css'
import { CommandDrawer, textOf } from '../catalogue/command-drawer.tsx'
import { Filters, readFilter } from '../catalogue/filters.tsx'
import { NotRead } from '../catalogue/query-states.tsx'
import { Pager } from '../staff-end/pager.tsx'
import { AddProof } from './add-proof.tsx'
import { endProof, type ProofFilter, type ProofPage, proofsKey, type StaffProof, useProofs } from './proof-calls.ts'
import { ProofConflicts } from './proof-conflicts.tsx'

const STANDINGS = [{ value: 'inForce', label: '生效中' }, { value: 'coming', label: '尚未生效' }, { value: 'ended', label: '已终止' }]
const CLASSES = [{ value: 'cancelled', label: '一律取消' }, { value: 'notSubmitted', label: '依法保留，无需提交' }]
const TONES: Record<StaffProof['standing'], MarkTone> = { inForce: 'calm', coming: 'info', ended: 'plain' }

/** 无证明清单: what nobody has to bring, entered with its day and source, ended with a reason; and the guides that contradict it. */
export function ProofList() {
  const [query] = useSearchParams()
  const queries = useQueryClient()
  const [doing, setDoing] = useState<'add' | StaffProof | undefined>(undefined)
  const [done, setDone] = useState<string | undefined>(undefined)
  const list = useProofs(readFilter<ProofFilter>(query, ['q', 'class', 'standing', 'cursor']))
  const begin = list.data?.allowedActions.some(({ verb, allowed }) => verb === 'add' && allowed) ? () => setDoing('add') : undefined
  useShortcuts({ n: begin, j: () => moveFocus('.rows button', 1), k: () => moveFocus('.rows button', -1) })
  const readAgain = () => void queries.invalidateQueries({ queryKey: proofsKey })
  const finish = (words: string) => {
    setDoing(undefined)
    setDone(words)
    readAgain()
  }
  return (
    <>
      <PageTitle title="无证明清单" tools={begin && <Button type="primary" icon={<AddIcon size={16} />} onClick={begin} aria-keyshortcuts="n">新增条目<Kbd keys="n" /></Button>}>
        {list.data && <span className="quiet">{list.data.regionName}：生效中 {list.data.counts.inForce} 条{list.data.counts.coming > 0 && `，尚未生效 ${list.data.counts.coming} 条`}</span>}
        <Link to={consolePaths.replacementSources()}>免提交来源</Link>
      </PageTitle>
      {done && <p className="note-line good" role="status">{done}</p>}
      <div className="stack">
        <ProofConflicts />
        <div className="panel">
          <Filters search={{ label: '证明、用途或事项的名称' }} choices={[{ name: 'standing', label: '状态', options: STANDINGS, width: 130 }, { name: 'class', label: '类别', options: CLASSES, width: 200 }]} />
          {list.isPending ? <Loading lines={8} what="清单" /> : list.isError ? <NotRead error={list.error} onRetry={() => void list.refetch()} />
            : list.data.rows.length === 0 ? <Empty title="没有这样的条目">换个说法，或换一个状态、类别。</Empty> : <Lines page={list.data} isStale={list.isPlaceholderData} onEnd={setDoing} />}
        </div>
      </div>
      {doing === 'add' && list.data && <AddProof page={list.data} onClose={() => setDoing(undefined)} onDone={({ name, fromDay, standing }) => finish(standing === 'coming' ? `已新增「${name}」，${toColumnDay(fromDay)}起生效。` : `已新增「${name}」，门户上已经公布。`)} />}
      {doing !== undefined && doing !== 'add' && (
        <CommandDrawer
          draft={`end-proof:${doing.id}`}
          title={`终止：${doing.name}`}
          submitLabel="终止"
          isDangerous
          explain="从今天起这一条不再适用，门户上不再公布；原来的内容和终止的原因仍可以在这里查到。"
          fields={() => [{ name: 'reason', kind: 'textarea', label: '终止的原因', required: true, maxLength: 500 }]}
          send={(values, key) => endProof(doing.id, textOf(values, 'reason'), key)}
          onDone={() => finish(`已终止「${doing.name}」。`)}
          onStale={readAgain}
          onClose={() => setDoing(undefined)}
        />
      )}
    </>
  )
}

function Lines({ page: { rows, next }, isStale, onEnd }: { page: ProofPage; isStale: boolean; onEnd: (proof: StaffProof) => void }) {
  const mayEnd = rows.some(({ allowedActions }) => allowedActions.some(({ allowed }) => allowed))
  return (
    <div aria-busy={isStale}>
      <table className="rows">
        <caption className="hidden-visually">无证明清单的条目，先一律取消的，再按责任单位</caption>
        <thead><tr><th scope="col">证明</th><th scope="col">现在怎么办</th><th scope="col">责任单位</th><th scope="col">生效</th><th scope="col">状态</th>{mayEnd && <th scope="col">处理</th>}</tr></thead>
        <tbody>
          {rows.map((proof) => (
            <tr key={proof.id}>
              <td className="wide"><strong>{proof.name}</strong><div className="row-note">{proof.className}{proof.items.length > 0 && ` · ${proof.items.length} 个事项`}</div></td>
              <td className="wide">{proof.replacement}{proof.legalBasis && <div className="row-note">设定依据：{proof.legalBasis}</div>}</td>
              <td className="wide" data-label="责任单位">{proof.department}<div className="row-note">{proof.regionName}清单</div></td>
              <td className="tabular whole" data-label="生效">{toColumnDay(proof.fromDay)}</td>
              <td className="whole"><Mark tone={TONES[proof.standing]}>{proof.standingName}</Mark>{proof.endedOn && <div className="row-note" style={{ whiteSpace: 'normal' }}>{toColumnDay(proof.endedOn)}：{proof.endedReason}</div>}</td>
              {mayEnd && <td>{proof.allowedActions.some(({ verb, allowed }) => verb === 'end' && allowed) && <Button size="small" onClick={() => onEnd(proof)}>终止<span className="hidden-visually">：{proof.name}</span></Button>}</td>}
            </tr>
          ))}
        </tbody>
      </table>
      <Pager next={next} />
    </div>
  )
}
