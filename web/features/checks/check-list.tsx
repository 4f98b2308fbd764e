import { useQueryClient } from '@tanstack/react-query'
import { Button, Radio } from 'antd'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { paths } from '../../client/paths.ts'
import { toMinuteWords } from '../../kit/dates.ts'
import { AddIcon } from '../../kit/icons.tsx'
import { Kbd } from '../../kit/kbd.tsx'
import { Mark } from '../../kit/mark.tsx'
import { PageTitle } from '../../kit/page-title.tsx'
import { moveFocus, useShortcuts } from '../../kit/shortcuts.ts'
import { Empty, Loading } from '../../kit/states.tsx'
import '../catalogue/catalogue.css'
import { NotRead } from '../catalogue/query-states.tsx'
import { useOfficer } from '../sessions/officer.tsx'
import { Pager } from '../staff-end/pager.tsx'
import { AskCheck } from './ask-check.tsx'
import { type CheckFilter, type CheckPage, checksKey, toneOf, useCheckList } from './check-calls.ts'
import { dueWords, standingWords } from './check-words.ts'
import './checks.css'

type Side = NonNullable<CheckFilter['side']>

const SIDE_WORDS: Record<Side, string> = { asked: '请我们协查', asking: '我们发起的', region: '本地区全部' }

/** 协查: what we have to answer, what we wait for, and for a supervisor what the region's bodies were asked. */
export function CheckList() {
  const officer = useOfficer()
  const [query, setQuery] = useSearchParams()
  const queries = useQueryClient()
  const [isAsking, setAsking] = useState(false)
  const [done, setDone] = useState<string | undefined>(undefined)
  const sides: Side[] = officer.roles.includes('supervisor') ? ['region'] : ['asked', 'asking']
  const asked = sides.find((side) => side === query.get('side'))
  const state = query.get('state') === 'all' ? 'all' : 'open'
  const list = useCheckList({ side: asked, state, cursor: query.get('cursor') ?? undefined })
  const side = asked ?? list.data?.side ?? sides[0]!
  const begin = list.data?.allowedActions.some(({ verb, allowed }) => verb === 'ask' && allowed) ? () => setAsking(true) : undefined
  useShortcuts({ n: begin, j: () => moveFocus('.rows a.row-link', 1), k: () => moveFocus('.rows a.row-link', -1) })
  const show = (change: { side?: Side; state?: 'open' | 'all' }) => {
    const next = new URLSearchParams({ side: change.side ?? side })
    if ((change.state ?? state) === 'all') next.set('state', 'all')
    setQuery(next)
  }
  return (
    <>
      <PageTitle title="协查" tools={begin && <Button type="primary" icon={<AddIcon size={16} />} onClick={begin} aria-keyshortcuts="n">发起协查<Kbd keys="n" /></Button>}>
        <span className="quiet">能向其他单位核实的，不让群众开证明。</span>
      </PageTitle>
      {done && <p className="note-line good" role="status">{done}</p>}
      <div className="panel">
        <div className="check-tabs">
          {sides.length > 1 && <Radio.Group aria-label="哪一边的协查" optionType="button" value={side} options={sides.map((each) => ({ value: each, label: SIDE_WORDS[each] }))} onChange={({ target }) => show({ side: target.value as Side })} />}
          <Radio.Group aria-label="待答复或全部" optionType="button" value={state} options={[{ value: 'open', label: '待答复' }, { value: 'all', label: '全部' }]} onChange={({ target }) => show({ state: target.value as 'open' | 'all' })} />
        </div>
        {list.isPending ? <Loading lines={6} what="协查" /> : list.isError ? <NotRead error={list.error} onRetry={() => void list.refetch()} />
          : list.data.rows.length === 0 ? <NoChecks side={side} state={state} begin={begin} /> : <Lines page={list.data} isStale={list.isPlaceholderData} state={state} />}
      </div>
      {isAsking && (
        <AskCheck
          onClose={() => setAsking(false)}
          onDone={({ asked: { name }, number }) => {
            setAsking(false)
            setDone(`已请${name}协查，编号 ${number}。`)
            show({ side: 'asking', state: 'open' })
            void queries.invalidateQueries({ queryKey: checksKey })
          }}
        />
      )}
    </>
  )
}

function NoChecks({ side, state, begin }: { side: Side; state: 'open' | 'all'; begin: (() => void) | undefined }) {
  if (side === 'asking') return <Empty title={state === 'open' ? '没有等待答复的协查' : '还没有发起过协查'} action={begin && <Button onClick={begin}>发起协查</Button>}>办件里有其他单位掌握的情况要核实，可以在这里或办件页发起。</Empty>
  return <Empty title={state === 'open' ? '没有待答复的协查' : '还没有收到协查'}>{side === 'region' ? '本地区各单位收到的协查会出现在这里。' : '其他单位请本单位核实情况时，会出现在这里。'}</Empty>
}

function Lines({ page: { rows, next, side }, isStale, state }: { page: CheckPage; isStale: boolean; state: 'open' | 'all' }) {
  return (
    <div aria-busy={isStale}>
      <table className="rows">
        <caption className="hidden-visually">{SIDE_WORDS[side]}，{state === 'open' ? '急的在最前' : '新的在最前'}</caption>
        <thead>
          <tr><th scope="col">期限和结果</th><th scope="col">请确认什么</th><th scope="col">协查对象</th><th scope="col">{side === 'asking' ? '协查单位' : '发起单位'}</th>{side === 'region' && <th scope="col">协查单位</th>}<th scope="col">发起时间</th></tr>
        </thead>
        <tbody>
          {rows.map((check) => (
            <tr key={check.number}>
              <td><Mark tone={toneOf(check)}>{standingWords(check)}</Mark>{dueWords(check) && <div className="row-note tabular">{dueWords(check)}</div>}{check.state === 'answered' && check.isOverdue && <div className="row-note">超期答复</div>}</td>
              <td className="wide"><Link className="row-link" to={paths.check(check.number)}>{check.matter}</Link><div className="row-note">{check.itemName && `办理「${check.itemName}」 · `}<span className="tabular">{check.number}</span></div></td>
              <td data-label="对象">{check.subject.name}</td>
              <td className="wide" data-label={side === 'asking' ? '协查单位' : '发起单位'}>{side === 'asking' ? check.asked.name : <>{check.asking.name}<div className="row-note">{check.askingOfficerName}</div></>}</td>
              {side === 'region' && <td className="wide" data-label="协查单位">{check.asked.name}</td>}
              <td className="tabular whole" data-label="发起">{toMinuteWords(check.askedAt)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Pager next={next} />
    </div>
  )
}
