import { Button } from 'antd'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { consolePaths } from '../../../client/paths.ts'
import { Mark } from '../../../kit/mark.tsx'
import { Panel } from '../../../kit/panel.tsx'
import { Empty, Loading } from '../../../kit/states.tsx'
import { useOfficer } from '../../sessions/officer.tsx'
import { Pager } from '../../staff-end/pager.tsx'
import { mayEdit } from '../catalogue-roles.ts'
import { useDepartmentNames } from '../departments.ts'
import { DownloadButton } from '../download-button.tsx'
import { Filters, readFilter } from '../filters.tsx'
import { NotRead } from '../query-states.tsx'
import type { ProcessReport as Report } from '../types.ts'
import { MendProcess } from './mend-process.tsx'
import { downloadProcesses, type ProcessFilter } from './reduction-calls.ts'
import { useProcesses, useRegionChoices } from './reduction-queries.ts'
import { Formula, ReductionsPage } from './reductions-page.tsx'

type Finding = Report['rows'][number]

/** 流程分析: steps that could be spared or shortened, what saves most first. */
export function ProcessReport() {
  const [query, setQuery] = useSearchParams()
  const filter = readFilter<ProcessFilter>(query, ['region', 'department', 'kind', 'cursor'])
  const list = useProcesses(filter)
  const regions = useRegionChoices()
  const departments = useDepartmentNames()
  return (
    <ReductionsPage title="流程分析" lead="从办理环节里找出可能多余、可以缩短的，由人判断能不能改。" tools={<DownloadButton fileName="流程分析.csv" get={() => downloadProcesses(filter)}>导出表格（CSV）</DownloadButton>}>
      <Panel title={list.data ? titleOf(list.data) : '发现的问题'} isFlush>
        <Filters
          choices={[
            { name: 'kind', label: '问题', options: (list.data?.kinds ?? []).map(({ kind, kindName, findings }) => ({ value: kind, label: `${kindName}（${findings}）` })), width: 220 },
            { name: 'region', label: '地区', any: '全市（标准）', options: regions, width: 160 },
            { name: 'department', label: '部门', options: departments.map((name) => ({ value: name, label: name })), width: 190, isSearched: true },
          ]}
        />
        {list.isPending ? <Loading lines={8} what="流程分析" />
          : list.isError ? <NotRead error={list.error} onRetry={() => void list.refetch()} />
            : (
              <div aria-busy={list.isPlaceholderData}>
                <Kinds report={list.data} />
                {list.data.total === 0 ? <Empty title="没有发现这样的问题" action={query.size > 0 && <Button onClick={() => setQuery({})}>看全部问题</Button>}>{`分析了 ${list.data.analysedItems} 项的办理环节。`}</Empty> : <FindingTable rows={list.data.rows} />}
                <Pager next={list.data.next} />
                <Formula>{list.data.formula}</Formula>
              </div>
            )}
      </Panel>
    </ReductionsPage>
  )
}

const titleOf = ({ analysedItems, foundItems, savedDays, savedSteps }: Report): string =>
  foundItems === 0 ? `分析 ${analysedItems} 项，没有发现问题` : `分析 ${analysedItems} 项，${foundItems} 项有问题：可省 ${savedDays} 个工作日、${savedSteps} 个环节`

function Kinds({ report: { kinds } }: { report: Report }) {
  return (
    <dl className="figures">
      {kinds.map(({ kind, kindName, explanation, findings }) => <div key={kind}><dt>{kindName}</dt><dd><strong>{findings}</strong> 处<span className="formula">{explanation}</span></dd></div>)}
    </dl>
  )
}

function FindingTable({ rows }: { rows: readonly Finding[] }) {
  const officer = useOfficer()
  const [mended, setMended] = useState<Finding | undefined>(undefined)
  return (
    <>
      <table className="rows">
        <caption className="hidden-visually">可以省去或缩短的环节，省得多的在前</caption>
        <thead><tr><th scope="col">事项</th><th scope="col">问题</th><th scope="col">环节</th><th scope="col">说明</th><th scope="col">可省</th>{mayEdit(officer) && <th scope="col">处理</th>}</tr></thead>
        <tbody>
          {rows.map((finding) => {
            const { code, name, departmentName, kind, kindName, step, path, reason, savedDays, savedSteps } = finding
            return (
              <tr key={`${code} ${path} ${kind}`}>
                <td className="wide"><Link className="row-link" to={consolePaths.item(code)}>{name}</Link><div className="row-note">{departmentName}</div></td>
                <td className="wide"><Mark tone="near">{kindName}</Mark></td>
                <td className="wide" data-label="环节">{step}</td>
                <td className="wide">{reason}</td>
                <td className="tabular whole" data-label="可省">{[savedDays > 0 && `${savedDays} 个工作日`, savedSteps > 0 && `${savedSteps} 个环节`].filter(Boolean).join('、') || '—'}</td>
                {mayEdit(officer) && <td><Button size="small" onClick={() => setMended(finding)}>改流程<span className="hidden-visually">：{name}，{step}</span></Button></td>}
              </tr>
            )
          })}
        </tbody>
      </table>
      {mended && <MendProcess key={`${mended.code} ${mended.path}`} finding={mended} onClose={() => setMended(undefined)} />}
    </>
  )
}
