import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { consolePaths } from '../../../client/paths.ts'
import { toProblem } from '../../../client/problem.ts'
import { toDayWords, toMinuteWords } from '../../../kit/dates.ts'
import { Mark } from '../../../kit/mark.tsx'
import { PageTitle } from '../../../kit/page-title.tsx'
import { moveFocus, useShortcuts } from '../../../kit/shortcuts.ts'
import { Empty, Loading } from '../../../kit/states.tsx'
import { useOfficer } from '../../sessions/officer.tsx'
import '../catalogue.css'
import { downloadIssues, type IssueFilter, type IssueVerb, runCheck } from '../catalogue-calls.ts'
import { issuesKey, useCheckRules, useIssues } from '../catalogue-queries.ts'
import { mayEdit } from '../catalogue-roles.ts'
import { useDepartmentNames } from '../departments.ts'
import { DownloadButton } from '../download-button.tsx'
import { Filters, readFilter } from '../filters.tsx'
import { Pager } from '../../staff-end/pager.tsx'
import { NotRead } from '../query-states.tsx'
import type { Issue } from '../types.ts'
import './checks.css'
import { IssueCommand, issueVerbs } from './issue-command.tsx'
import { LinkCheckButton, LinkCheckNote, useLinkCheck } from './link-check.tsx'
import { ReportIssue } from './report-issue.tsx'
import { BehindIssue } from '../../rating-scores/behind-issue.tsx'

/** 体检: what is not as it should be in the published catalogue, the most urgent first. */
export function IssueList() {
  const officer = useOfficer()
  const { message } = App.useApp()
  const [isReporting, setReporting] = useState(false)
  const filter = useIssueFilter()
  const queries = useQueryClient()
  const checking = useLinkCheck()
  const running = useMutation({
    mutationFn: runCheck,
    onSuccess: ({ items, opened, settled }) => {
      void message.success(`已检查 ${items} 项：新发现 ${opened} 个问题，销号 ${settled} 个。`)
      void queries.invalidateQueries({ queryKey: issuesKey })
    },
    onError: (error) => void message.error(toProblem(error).detail),
  })
  return (
    <>
      <PageTitle title="体检" tools={<><Link to={consolePaths.deadItems()}>零办件事项</Link><Link to={consolePaths.checkRules()}>规则和依据</Link><DownloadButton fileName="要素体检问题.csv" get={() => downloadIssues(filter)}>导出表格（CSV）</DownloadButton>{mayEdit(officer) && <Button onClick={() => setReporting(true)}>登记问题</Button>}<LinkCheckButton checking={checking} /><Button type="primary" loading={running.isPending} onClick={() => running.mutate()}>全部体检</Button></>} />
      <LinkCheckNote checking={checking} />
      <div className="panel">
        <Counts />
        <IssueFilters />
        <IssueRows filter={filter} />
      </div>
      {isReporting && <ReportIssue onClose={() => setReporting(false)} onDone={() => { setReporting(false); void queries.invalidateQueries({ queryKey: issuesKey }) }} />}
    </>
  )
}

function Counts() {
  const rules = useCheckRules()
  if (!rules.data) return null
  const { counts, lastRun, linksCheckedAt } = rules.data
  return (
    <p className="counts" role="status">
      <span><strong>{counts.open}</strong>待整改</span>
      <span><strong>{counts.overdue}</strong>已逾期</span>
      <span><strong>{counts.excused}</strong>已说明</span>
      <span className="quiet tabular" style={{ alignSelf: 'center' }}>{lastRun ? `${toMinuteWords(lastRun.at)} 检查过 ${lastRun.items} 项（${lastRun.actorName}）` : '还没有体检过，请按“全部体检”'}{linksCheckedAt && `；${toMinuteWords(linksCheckedAt)} 检查过地址`}</span>
    </p>
  )
}

function IssueFilters() {
  const departments = useDepartmentNames()
  const rules = useCheckRules()
  return (
    <Filters
      choices={[
        { name: 'state', label: '状态', any: '待整改', options: [{ value: 'excused', label: '已说明' }, { value: 'settled', label: '已销号' }], width: 110 },
        { name: 'rule', label: '规则', options: (rules.data?.rows ?? []).map(({ id, title, open }) => ({ value: id, label: open > 0 ? `${title}（${open}）` : title })), width: 260, isSearched: true },
        { name: 'problem', label: '类别', options: (rules.data?.problems ?? []).map(({ problem, problemName }) => ({ value: problem, label: problemName })), width: 170 },
        { name: 'department', label: '部门', options: departments.map((name) => ({ value: name, label: name })), width: 170, isSearched: true },
        { name: 'only', label: '只看', any: '不限', options: [{ value: 'mine', label: '我负责的' }, { value: 'overdue', label: '已逾期的' }], width: 120 },
      ]}
    />
  )
}

function useIssueFilter(): IssueFilter {
  const [query] = useSearchParams()
  const only = query.get('only')
  return {
    ...readFilter<IssueFilter>(query, ['state', 'rule', 'problem', 'department', 'item', 'cursor']),
    ...(only === 'mine' ? { mine: true } : only === 'overdue' ? { overdue: true } : {}),
  }
}

function IssueRows({ filter }: { filter: IssueFilter }) {
  const [, setQuery] = useSearchParams()
  const list = useIssues(filter)
  if (list.isPending) return <Loading lines={8} what="问题" />
  if (list.isError) return <NotRead error={list.error} onRetry={() => void list.refetch()} />
  const { rows, next } = list.data
  if (rows.length === 0) return <Empty title="没有这样的问题" action={<Button onClick={() => setQuery({})}>查看全部待整改的</Button>}>体检每天自动做一次，发现问题会列在这里。</Empty>
  return (
    <div aria-busy={list.isPlaceholderData}>
      <IssueTable rows={rows} />
      <Pager next={next} />
    </div>
  )
}

function IssueTable({ rows }: { rows: readonly Issue[] }) {
  const queries = useQueryClient()
  const [begun, setBegun] = useState<{ verb: IssueVerb; issue: Issue } | undefined>(undefined)
  useShortcuts({ j: () => moveFocus('.rows a.row-link', 1), k: () => moveFocus('.rows a.row-link', -1) })
  return (
    <>
      <table className="rows">
        <caption className="hidden-visually">体检问题，期限最近的在最前</caption>
        <thead><tr><th scope="col">事项</th><th scope="col">问题</th><th scope="col">要求</th><th scope="col">期限</th><th scope="col">负责人</th><th scope="col">处理</th></tr></thead>
        <tbody>
          {rows.map((issue) => (
            <tr key={issue.id}>
              <td className="wide"><Link className="row-link" to={consolePaths.item(issue.itemCode)}>{issue.itemName}</Link><div className="row-note">{issue.departmentName} · {issue.divisionName ?? issue.regionName}</div></td>
              <td className="wide">{issue.elementTitle && <strong>{issue.elementTitle}：</strong>}{issue.message}<div className="row-note">{issue.ruleTitle}</div>{issue.ruleId === 'reported' && <BehindIssue issue={issue.id} />}</td>
              <td><Mark tone={issue.severity === 'block' ? 'over' : 'near'}>{issue.severityName}</Mark></td>
              <td className="tabular wide" data-label="期限">{toDayWords(issue.dueOn)}{issue.isOverdue && <div><Mark tone="over">已逾期</Mark></div>}</td>
              <td className="wide" data-label="负责人">{issue.ownerName ?? '未明确'}{issue.isMine && <div className="row-note">本人</div>}</td>
              <td className="wide">
                <div className="buttons">
                  {issue.allowedActions.filter(({ isAllowed }) => isAllowed).map(({ action }) => <Button key={action} size="small" onClick={() => setBegun({ verb: action, issue })}>{issueVerbs[action].name}<span className="hidden-visually">：{issue.itemName}，{issue.message}</span></Button>)}
                </div>
                {issue.reason && <div className="row-note">{issue.reason}{issue.decidedBy ? `（${issue.decidedBy}）` : ''}</div>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {begun && <IssueCommand {...begun} onClose={() => setBegun(undefined)} onDone={() => { setBegun(undefined); void queries.invalidateQueries({ queryKey: issuesKey }) }} />}
    </>
  )
}
