import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { toMinuteWords } from '../../kit/dates.ts'
import { Mark } from '../../kit/mark.tsx'
import { PageTitle } from '../../kit/page-title.tsx'
import { Empty, Loading } from '../../kit/states.tsx'
import '../catalogue/catalogue.css'
import { CommandDrawer, textOf } from '../catalogue/command-drawer.tsx'
import { NotRead } from '../catalogue/query-states.tsx'
import './automatic.css'
import { type Finding, type Sample, samplesKey, settleSample, useSamples } from './automatic-calls.ts'
import { RuleResults } from './rule-results.tsx'

interface SampleListProps {
  /** Beside the title: where one came from. */
  beside?: ReactNode
  /** The page of a case, at an end that has one. */
  toCase?: (number: string) => string
}

/** 抽查任务: what rules decided and a person looks at again. */
export function SampleList({ beside, toCase }: SampleListProps) {
  const [query, setQuery] = useSearchParams()
  const queries = useQueryClient()
  const list = useSamples(query.get('cursor') ?? undefined)
  const [settling, setSettling] = useState<Sample | undefined>(undefined)
  const [done, setDone] = useState<string | undefined>(undefined)
  const readAgain = () => void queries.invalidateQueries({ queryKey: samplesKey })
  return (
    <>
      <PageTitle title="自动审批抽查">{beside}</PageTitle>
      {done && <p className="note-line good" role="status">{done}</p>}
      <div className="panel">
        {list.isPending ? <Loading lines={8} what="抽查任务" /> : list.isError ? <NotRead error={list.error} onRetry={() => void list.refetch()} />
          : list.data.rows.length === 0 ? <Empty title="没有待复核的办件">抽中的和申请人要求人工复核的，会出现在这里。</Empty>
            : (
              <table className="rows">
                <caption className="hidden-visually">待复核的自动审批办件，先来的在前</caption>
                <thead><tr><th scope="col">办件</th><th scope="col">原因</th><th scope="col">规则看了什么</th><th scope="col">处理</th></tr></thead>
                <tbody>
                  {list.data.rows.map((sample) => (
                    <tr key={`${sample.number}:${sample.reason}`}>
                      <td className="wide">{toCase ? <Link className="row-link" to={toCase(sample.number)}>{sample.itemName}<span className="hidden-visually">，{sample.number}</span></Link> : sample.itemName}<div className="row-note tabular">{sample.number}<br />{toMinuteWords(sample.createdAt)} · 第 {sample.ruleSetVersion} 版规则</div></td>
                      <td className="wide"><Mark tone={sample.reason === 'asked' ? 'near' : 'plain'}>{sample.reasonName}</Mark>{sample.wish && <div className="row-note">{sample.wish}</div>}</td>
                      <td className="wide"><RuleResults results={sample.results} /></td>
                      <td className="wide">{sample.reasonAgainst ? <span className="quiet">{sample.reasonAgainst}</span> : <Button size="small" onClick={() => setSettling(sample)}>复核<span className="hidden-visually">：{sample.number}</span></Button>}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
      </div>
      {list.data?.next && <p className="buttons" style={{ marginTop: 12 }}><Button onClick={() => setQuery({ cursor: list.data.next! })}>下一页</Button></p>}
      {query.get('cursor') && <p className="buttons" style={{ marginTop: 12 }}><Button onClick={() => setQuery({})}>回到第一页</Button></p>}
      {settling && (
        <CommandDrawer
          draft={`settle-sample:${settling.number}:${settling.reason}`}
          title={`复核：${settling.number}`}
          submitLabel="提交复核意见"
          explain="复核意见会让申请人看到（申请人要求复核的），并计入这一版规则的抽查结果。不同意的，需要撤销决定的，请由审批单位依法另行撤销。"
          fields={() => [
            { name: 'finding', kind: 'radio', label: '复核意见', required: true, options: [{ value: 'agreed', label: '同意自动审批' }, { value: 'objected', label: '不同意自动审批' }] },
            { name: 'note', kind: 'textarea', label: '理由', required: true, maxLength: 2000 },
          ]}
          send={(values, key) => settleSample(settling, textOf(values, 'finding') as Finding, textOf(values, 'note'), key)}
          onDone={({ findingName }) => {
            setDone(`已复核：${findingName ?? ''}。`)
            setSettling(undefined)
            readAgain()
          }}
          onStale={readAgain}
          onClose={() => setSettling(undefined)}
        >
          <RuleResults results={settling.results} />
        </CommandDrawer>
      )}
    </>
  )
}
