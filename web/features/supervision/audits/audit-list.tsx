import { useQueryClient } from '@tanstack/react-query'
import { Button, Radio } from 'antd'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { paths } from '../../../client/paths.ts'
import { toColumnDay, toMinuteWords } from '../../../kit/dates.ts'
import { AddIcon } from '../../../kit/icons.tsx'
import { Mark } from '../../../kit/mark.tsx'
import { PageTitle } from '../../../kit/page-title.tsx'
import { Empty, Loading } from '../../../kit/states.tsx'
import '../../catalogue/catalogue.css'
import { CommandDrawer, textOf } from '../../catalogue/command-drawer.tsx'
import { NotRead } from '../../catalogue/query-states.tsx'
import '../../checks/checks.css'
import { DrawerFiles, fileIdsIn } from '../../files/drawer-files.tsx'
import { useOfficer } from '../../sessions/officer.tsx'
import { Pager } from '../../staff-end/pager.tsx'
import { RegionPicker } from '../../staff-end/region-picker.tsx'
import { DeadItemList } from '../items/dead-item-list.tsx'
import { answersClues } from '../monitor/monitor-roles.ts'
import { auditsKey, type Clues, enterFinding, type EnterFindingBody, type Findings, type ListFilter, uploadEvidence, useClues, useFindings } from './audit-calls.ts'

/** 审计线索: what the public reports, and what the three audits have found. */
export function AuditList() {
  const officer = useOfficer()
  const [query, setQuery] = useSearchParams()
  const asked = query.get('side') ?? 'clues'
  const side = asked === 'items' ? 'items' : answersClues(officer) && asked !== 'findings' ? 'clues' : 'findings'
  const isClues = side === 'clues'
  const filter: ListFilter = { region: query.get('region') ?? undefined, state: query.get('state') === 'all' ? 'all' : 'open', cursor: query.get('cursor') ?? undefined }
  const show = (name: string, value: string) => {
    const next = new URLSearchParams(query)
    next.set(name, value)
    next.delete('cursor')
    setQuery(next)
  }
  const tabs = (
    <div className="check-tabs">
      <Radio.Group aria-label="看哪一类" optionType="button" value={side} options={[...(answersClues(officer) ? [{ value: 'clues', label: '群众反映' }] : []), { value: 'findings', label: '三项清查' }, { value: 'items', label: '零办件事项' }]} onChange={({ target }) => show('side', target.value as string)} />
      {side !== 'items' && <Radio.Group aria-label="待处理或全部" optionType="button" value={filter.state} options={[{ value: 'open', label: isClues ? '待答复' : '待核实' }, { value: 'all', label: '全部' }]} onChange={({ target }) => show('state', target.value as string)} />}
    </div>
  )
  if (side === 'items') return <DeadItemList title="审计线索" tabs={tabs} />
  return isClues ? <ClueList filter={filter} tabs={tabs} /> : <FindingList filter={filter} tabs={tabs} />
}

interface Listed {
  filter: ListFilter
  tabs: React.ReactNode
}

function ClueList({ filter, tabs }: Listed) {
  const list = useClues(filter)
  return (
    <>
      <PageTitle title="审计线索" tools={<RegionPicker />}><span className="quiet">群众反映的清单之外审批、隐性审批，逐条核查、按期答复。</span></PageTitle>
      <div className="panel">
        {tabs}
        {list.isPending ? <Loading lines={6} what="群众反映" />
          : list.isError ? <NotRead error={list.error} onRetry={() => void list.refetch()} />
            : list.data.rows.length === 0 ? <Empty title={filter.state === 'open' ? '没有待答复的反映' : '还没有人反映'}>群众在门户「我要反映」里提交的，会出现在这里。</Empty>
              : <ClueRows page={list.data} isStale={list.isPlaceholderData} />}
      </div>
    </>
  )
}

function ClueRows({ page: { rows, next }, isStale }: { page: Clues; isStale: boolean }) {
  return (
    <div aria-busy={isStale}>
      <table className="rows">
        <caption className="hidden-visually">群众反映</caption>
        <thead><tr><th scope="col">答复期限</th><th scope="col">反映的问题</th><th scope="col">单位或窗口</th><th scope="col">收到</th></tr></thead>
        <tbody>
          {rows.map(({ number, kindName, excerpt, place, state, stateName, outcomeName, dueOn, isOverdue, receivedAt, isAnonymous }) => (
            <tr key={number}>
              <td>{state === 'answered' ? <Mark tone="calm">{outcomeName ?? stateName}</Mark> : <Mark tone={isOverdue ? 'over' : 'info'}>{isOverdue ? '超期未答复' : '待答复'}</Mark>}<div className="row-note">{toColumnDay(dueOn)}前</div></td>
              <td className="wide"><Link className="row-link" to={paths.clue(number)}>{kindName}：{excerpt}</Link><div className="row-note tabular">{number}{isAnonymous ? ' · 匿名' : ' · 留了联系方式'}</div></td>
              <td className="wide" data-label="单位">{place ?? '没有写'}</td>
              <td className="tabular whole" data-label="收到">{toMinuteWords(receivedAt)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Pager next={next} />
    </div>
  )
}

function FindingList({ filter, tabs }: Listed) {
  const list = useFindings(filter)
  const queries = useQueryClient()
  const [isEntering, setEntering] = useState(false)
  const [done, setDone] = useState<string | undefined>(undefined)
  return (
    <>
      <PageTitle title="审计线索" tools={<><RegionPicker />{list.data?.mayEnter && <Button type="primary" icon={<AddIcon size={16} />} onClick={() => setEntering(true)}>登记线索</Button>}</>}>
        <span className="quiet">清单之外无审批、大厅之外无审批、平台之外无审批。</span>
      </PageTitle>
      {done && <p className="note-line good" role="status">{done}</p>}
      <div className="panel">
        {tabs}
        {list.isPending ? <Loading lines={6} what="清查线索" />
          : list.isError ? <NotRead error={list.error} onRetry={() => void list.refetch()} />
            : (
              <>
                {list.data.rows.length === 0 ? <Empty title={filter.state === 'open' ? '没有待核实的线索' : '还没有线索'}>平台发现的、群众反映查实的和监察人员登记的，会出现在这里。</Empty> : <FindingRows page={list.data} isStale={list.isPlaceholderData} />}
                <div className="panel-body"><dl className="facts">{list.data.audits.map(({ id, name, demands }) => <div key={id} style={{ display: 'contents' }}><dt>{name}</dt><dd>{demands}{id === 'hall' && '平台里的件都由大厅收件、出件，平台自己看不到大厅之外的，靠抽查和群众反映。'}</dd></div>)}</dl></div>
              </>
            )}
      </div>
      {isEntering && list.data && (
        <EnterFinding page={list.data} onClose={() => setEntering(false)} onDone={(title) => {
          setEntering(false)
          setDone(`已登记：${title}。`)
          void queries.invalidateQueries({ queryKey: auditsKey })
        }} />
      )}
    </>
  )
}

function FindingRows({ page: { rows, next }, isStale }: { page: Findings; isStale: boolean }) {
  return (
    <div aria-busy={isStale}>
      <table className="rows">
        <caption className="hidden-visually">清查线索，新的在最前</caption>
        <thead><tr><th scope="col">清查</th><th scope="col">线索</th><th scope="col">涉及单位</th><th scope="col">来源</th></tr></thead>
        <tbody>
          {rows.map(({ id, auditName, title, authorityName, sourceName, state, stateName, foundAt }) => (
            <tr key={id}>
              <td><strong>{auditName}</strong><div><Mark tone={state === 'open' ? 'near' : state === 'verified' ? 'over' : 'plain'}>{stateName}</Mark></div></td>
              <td className="wide"><Link className="row-link" to={paths.finding(id)}>{title}</Link></td>
              <td className="wide" data-label="涉及">{authorityName ?? '没有指明'}</td>
              <td data-label="来源">{sourceName}<div className="row-note tabular">{toMinuteWords(foundAt)}</div></td>
            </tr>
          ))}
        </tbody>
      </table>
      <Pager next={next} />
    </div>
  )
}

function EnterFinding({ page: { audits, authorities }, onDone, onClose }: { page: Findings; onDone: (title: string) => void; onClose: () => void }) {
  return (
    <CommandDrawer
      draft="enter-finding"
      title="登记清查线索"
      submitLabel="登记"
      explain="抽查、来信、走访发现的情况登记在这里；登记后不能删改，可以补充说明。"
      fields={() => [
        { name: 'audit', kind: 'radio', label: '属于哪一项', required: true, options: audits.map(({ id, name, demands }) => ({ value: id, label: `${name}：${demands}` })) },
        { name: 'title', kind: 'text', label: '线索', required: true, maxLength: 80, hint: '一句话，例如：在科室直接收件' },
        { name: 'facts', kind: 'textarea', label: '情况和依据', required: true, maxLength: 2000 },
        { name: 'authority', kind: 'select', label: '涉及的单位', required: false, options: authorities.map(({ id, name }) => ({ value: id, label: name })) },
        { name: 'application', kind: 'text', label: '办件编号', required: false, maxLength: 19, inputMode: 'numeric' },
      ]}
      after={(typing) => <DrawerFiles typing={typing} name="files" label="证据（选填）" most={5} upload={uploadEvidence} />}
      send={(values, key) => enterFinding({
        audit: textOf(values, 'audit') as EnterFindingBody['audit'], title: textOf(values, 'title'), facts: textOf(values, 'facts'),
        ...(textOf(values, 'authority') ? { authority: textOf(values, 'authority') } : {}), ...(textOf(values, 'application') ? { application: textOf(values, 'application') } : {}), files: fileIdsIn(values, 'files'),
      }, key)}
      onDone={({ title }) => onDone(title)}
      onClose={onClose}
    />
  )
}
